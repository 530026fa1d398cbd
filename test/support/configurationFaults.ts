/** What is wrong with generated configuration, as far as its text says: it parses, and has what its tool cannot do without. */
import { basename, extname } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { messageOf } from '../../src/base/messageOf.ts';

/** @returns sentences; none for a file that is no configuration. */
export function configurationFaults(path: string, text: string): readonly string[] {
  try {
    const hosts =
      /\b(?:[\w-]+\.)*(?:docker\.io|ghcr\.io|quay\.io|npmjs\.\w+|pypi\.org|crates\.io|mvnrepository\.com|nuget\.org)\b/i;
    const named = hosts.exec(text);
    return [...(named === null ? [] : [`It names ${named[0]}.`]), ...faultsOf(path, text)];
  } catch (error) {
    return [messageOf(error)];
  }
}

function faultsOf(path: string, text: string): readonly string[] {
  const name = basename(path);
  if (name === 'Dockerfile') return dockerFaults(text);
  if (name === '.editorconfig') return linesOf(text, /^(?:\[.+\]|\w+ = \S.*)$/);
  if (name === '.env.example') return linesOf(text, /^[A-Z][A-Z\d_]*=\S*$/);
  if (/^\.\w+ignore$/.test(name)) return linesOf(text, /^\S+$/);
  if (/\.(?:xml|props|csproj|dist)$/.test(name) && !name.endsWith('.php')) return markupFaults(text);
  switch (extname(name)) {
    case '.json':
      JSON.parse(text);
      return [];
    case '.toml':
      parseToml(text);
      return [];
    case '.yml':
    case '.yaml':
    case '.neon':
      return yamlFaults(path, text);
    default:
      return /^\.(?:clang-(?:format|tidy))$/.test(name) ? yamlFaults(path, text) : [];
  }
}

function linesOf(text: string, shape: RegExp): readonly string[] {
  const odd = text.split('\n').filter((line) => line !== '' && !line.startsWith('#') && !shape.test(line));
  return odd.map((line) => `“${line}” is no line of it.`);
}

const INSTRUCTION = /^(?:ARG|FROM|WORKDIR|COPY|RUN|ENV|USER|EXPOSE|CMD|ENTRYPOINT|HEALTHCHECK|LABEL) \S/;

function dockerFaults(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const stages = lines.flatMap((line) => / AS (\w+)$/.exec(line)?.[1] ?? []);
  const runs = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  return [
    ...lines.filter((line) => !INSTRUCTION.test(line)).map((line) => `“${line}” is no instruction.`),
    ...lines.flatMap((line) => {
      const from = /^COPY --from=(\w+)/.exec(line)?.[1];
      return from === undefined || stages.includes(from) ? [] : [`There is no stage ${from}.`];
    }),
    ...lines
      .filter((line) => /^FROM \S+:latest\b|^FROM [^:$]+$/.test(line) && line !== 'FROM scratch')
      .map((line) => `${line} is not pinned.`),
    ...(runs.some((line) => line.startsWith('USER ')) ? [] : ['It runs as root.']),
    ...(runs.filter((line) => line.startsWith('CMD [')).length === 1 ? [] : ['It has not one command.']),
  ];
}

function markupFaults(text: string): readonly string[] {
  const open: string[] = [];
  for (const [, end, name = '', alone] of text.matchAll(/<(\/?)([A-Za-z][\w.]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (alone === '/') continue;
    if (end === '') open.push(name);
    else if (open.pop() !== name) return [`</${name}> closes something else.`];
  }
  return open.map((name) => `<${name}> is not closed.`);
}

function yamlFaults(path: string, text: string): readonly string[] {
  const document = parseDocument(text);
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  const value: unknown = document.toJS();
  if (path.endsWith('compose.yaml')) return composeFaults(value as Compose);
  if (path.includes('.github/workflows/')) return workflowFaults(value as Workflow);
  return path.endsWith('.gitlab-ci.yml') ? pipelineFaults(value as Record<string, Job>) : [];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes?: object;
}
interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly depends_on?: object;
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
}

function composeFaults({ services, volumes = {} }: Compose): readonly string[] {
  return Object.entries(services).flatMap(
    ([name, { image, build, depends_on = {}, volumes: mounted = [] }]) => [
      ...(image === undefined && build === undefined ? [`${name} has neither an image nor a build.`] : []),
      ...(image === undefined || /:\d/.test(image) ? [] : [`${image} is not pinned.`]),
      ...Object.keys(depends_on)
        .filter((other) => services[other]?.healthcheck === undefined)
        .map((other) => `${name} waits for ${other}, which never says that it is healthy.`),
      ...mounted.filter((each) => !(each.split(':')[0]! in volumes)).map((each) => `${each} is no volume.`),
    ],
  );
}

interface Workflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly 'runs-on': string; readonly steps: readonly Step[] }>>;
}
interface Step {
  readonly uses?: string;
  readonly run?: string;
}

function workflowFaults({ on, permissions, jobs }: Workflow): readonly string[] {
  const isWhole = typeof on === 'object' && typeof permissions === 'object';
  return [
    ...(isWhole ? [] : ['It does not say when it runs, and what it may do.']),
    ...Object.entries(jobs).flatMap(([name, job]) => [
      ...(typeof job['runs-on'] === 'string' ? [] : [`${name} runs on nothing.`]),
      ...job.steps
        .filter(({ uses, run }) => (uses === undefined ? typeof run !== 'string' : !/@v\d+$/.test(uses)))
        .map((step) => `${JSON.stringify(step)} runs nothing, or nothing that is pinned.`),
    ]),
  ];
}

interface Job {
  readonly image?: string;
  readonly script?: readonly string[];
}

function pipelineFaults(pipeline: Readonly<Record<string, Job>>): readonly string[] {
  return Object.entries(pipeline)
    .filter(([name]) => name !== 'workflow')
    .flatMap(([name, { image, script }]) => [
      ...(Array.isArray(script) && script.every((line) => typeof line === 'string')
        ? []
        : [`${name} has no script.`]),
      ...(image === undefined ? [`${name} has no image.`] : []),
    ]);
}
