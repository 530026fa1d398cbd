/** What manifests, lock files, containers, CI and configuration decide: one decision a topic and choice, with every place that says so. */
import { grouped } from '../../base/grouped.ts';
import { shortHash } from '../../base/hash.ts';
import type { SourceFile } from '../model/architectureModel.ts';
import type { Decision } from '../model/decision.ts';
import type { Confidence, Evidence } from '../model/finding.ts';
import { isTestPath } from '../workspace/testPaths.ts';
import { isBesideProduct } from './decisionFiles.ts';
import type { ExternalImports } from './externalImports.ts';
import { languageTraces } from './languageTraces.ts';
import type { Dependency, Trace } from './manifests/manifestFacts.ts';
import type { ReadTexts } from './readTexts.ts';
import { choicesOf } from './tables/choices.ts';
import { TOOL_TOPICS, TOPICS, type Topic } from './tables/decisionTable.ts';
import { tracesOfName } from './traces/fileNames.ts';

const MAX_EVIDENCE = 8;

export interface ImpliedParts {
  readonly read: ReadTexts;
  readonly paths: readonly string[];
  readonly files: readonly SourceFile[];
  readonly external: ExternalImports;
}

export function impliedDecisions(parts: ImpliedParts): Decision[] {
  const traces = allTraces(parts);
  const groups = grouped(traces, ({ topic, title }) => `${topic}\n${title}`);
  const decisions = [...groups.values()].map(decisionOf);
  return decisions.sort((a, b) => rankOf(a.topic) - rankOf(b.topic) || certainty(a) - certainty(b));
}

/** Of dependencies that count, of texts, and of names of files. */
export function allTraces({ read, paths, files, external }: ImpliedParts): Trace[] {
  const own = [...read.ownNames];
  const isOwn = ({ name, ecosystem }: Dependency) =>
    read.ownNames.has(name) ||
    (ecosystem === 'go' && own.some((each) => name.startsWith(`${each}/`) || each.startsWith(`${name}/`)));
  return [
    ...languageTraces(files),
    ...read.dependencies.filter((each) => !isOwn(each)).flatMap((each) => tracesOfDependency(each, external)),
    ...read.traces.filter(counts),
    ...namedTraces(paths).filter(counts),
  ];
}

/** Lists of paths stay the same while sources are edited. */
const namedBefore = new WeakMap<readonly string[], readonly Trace[]>();

function namedTraces(paths: readonly string[]): readonly Trace[] {
  const known = namedBefore.get(paths);
  if (known !== undefined) return known;
  const found = paths.flatMap((path) =>
    isBesideProduct(path) && !DOCUMENTATION.test(path) ? [] : tracesOfName(path),
  );
  namedBefore.set(paths, found);
  return found;
}

const DOCUMENTATION = /(?:^|\/)(?:docs?|documentation|website|site)\/(?:[^/]+\/)?[^/]+$/i;

/** Tests have tools of their own; what they run beside them is not what the product rests on. */
function counts({ path, topic }: Trace): boolean {
  if (isBesideProduct(path)) return topic === 'documentation';
  return !isTestPath(path) || topic === 'testing' || topic === 'end-to-end-testing' || topic === 'mocking';
}

function tracesOfDependency(dependency: Dependency, external: ExternalImports): Trace[] {
  return choicesOf(dependency.ecosystem, dependency.name).flatMap(({ topic, title, itself }) => {
    const tool = TOOL_TOPICS.has(topic);
    const place = tool ? external.anywhere(dependency) : external.inProduct(dependency);
    if (!tool && !isOfProduct(dependency, place !== undefined)) return [];
    const declared: Trace = {
      topic,
      title,
      version: itself && !CLIENT_TOPICS.has(topic) ? dependency.version : undefined,
      confidence: place === undefined ? 'likely' : 'proven',
      path: dependency.path,
      line: dependency.line,
      text: `${dependency.name} is declared here.`,
    };
    if (place === undefined) return [declared];
    const others =
      place.files === 1 ? '' : `, and in ${place.files - 1} other file${place.files === 2 ? '' : 's'}`;
    return [
      declared,
      {
        topic,
        title,
        confidence: 'proven',
        path: place.path,
        line: place.line,
        text: `${dependency.name} is imported here${others}.`,
      },
    ];
  });
}

/** There a package is a client or a driver: its version is not that of what it talks to. */
const CLIENT_TOPICS: ReadonlySet<Topic> = new Set<Topic>([
  'database',
  'cache',
  'queue',
  'search',
  'cloud',
  'api',
  'auth',
  'observability',
]);

/** A module of Go is listed whether tests or the product need it; a bundled front end may declare everything for development. */
function isOfProduct({ ecosystem, use }: Dependency, imported: boolean): boolean {
  if (ecosystem === 'go') return imported;
  return use === 'product' || (ecosystem === 'npm' && use === 'development' && imported);
}

const WEIGHT: Readonly<Record<Confidence, number>> = { proven: 0, likely: 1, guess: 2 };

function decisionOf(traces: readonly Trace[]): Decision {
  const { topic, title } = traces[0]!;
  const confidence = traces.map((each) => each.confidence).sort((a, b) => WEIGHT[a] - WEIGHT[b])[0]!;
  const version = versionOf(traces);
  return {
    id: `implied:${shortHash(`${topic}\n${title}`)}`,
    origin: 'implied',
    topic,
    title,
    status: 'accepted',
    ...(version === undefined ? {} : { version }),
    confidence,
    evidence: evidenceOf(traces),
  };
}

/** Those that are said, each once: packages of a workspace may hold different ones. */
function versionOf(traces: readonly Trace[]): string | undefined {
  const said = [
    ...new Set(traces.flatMap(({ version }) => (version === undefined || version === '' ? [] : [version]))),
  ];
  if (said.length === 0) return undefined;
  return said.length <= MOST_VERSIONS ? said.join(', ') : `${said.slice(0, MOST_VERSIONS).join(', ')}, …`;
}

const MOST_VERSIONS = 3;

function evidenceOf(traces: readonly Trace[]): Evidence[] {
  const places = new Map(traces.map(({ path, line, text }) => [`${path}:${line}`, { path, line, text }]));
  return [...places.values()].slice(0, MAX_EVIDENCE);
}

function rankOf(topic: string): number {
  return TOPICS.indexOf(topic as Topic);
}

function certainty({ confidence, evidence }: Decision): number {
  return WEIGHT[confidence] * 100 - Math.min(evidence.length, 99);
}
