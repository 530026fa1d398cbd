/** What can be read: the model in parts, the rules file, decision records. A kind each, as a table. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import type { Engine } from '../../protocol/engineApi.ts';

export interface ResourceKind {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
  /** What stands behind the kind, for a template; absent for a resource that stands alone. */
  readonly parameter?: {
    readonly name: string;
    complete(engine: Engine, root: string): Promise<readonly string[]>;
  };
  /** @returns undefined where there is no such thing. */
  read(engine: Engine, root: string, rest: string): Promise<string | undefined>;
}

/** More than any rules file or record that people write. */
const MOST_BYTES = 200_000;
const MOST_MODULES = 500;

export const RESOURCES: readonly ResourceKind[] = [
  {
    kind: 'overview',
    title: 'Architecture overview',
    description: 'Modules, layers, rules, decisions, cycles and findings in short.',
    mimeType: 'text/markdown',
    read: (engine, root) => toolText(engine, root, 'groundplan_overview', {}),
  },
  {
    kind: 'modules',
    title: 'Modules',
    description: `Each module with what it depends on and its metrics, as JSON; the first ${MOST_MODULES}.`,
    mimeType: 'application/json',
    async read(engine, root) {
      const { modules } = await engine.moduleSummaries(root);
      return JSON.stringify({ total: modules.length, modules: modules.slice(0, MOST_MODULES) }, null, 1);
    },
  },
  {
    kind: 'layers',
    title: 'Layers',
    description: 'The layers that rules declare and those that imports show.',
    mimeType: 'text/markdown',
    read: (engine, root) => toolText(engine, root, 'groundplan_overview', { about: 'layers' }),
  },
  {
    kind: 'findings',
    title: 'Findings',
    description: 'What is wrong or risky, worst first.',
    mimeType: 'text/markdown',
    read: (engine, root) => toolText(engine, root, 'groundplan_overview', { about: 'findings' }),
  },
  {
    kind: 'decisions',
    title: 'Architectural decisions',
    description: 'Decision records, and what manifests and configuration decide.',
    mimeType: 'text/markdown',
    read: (engine, root) => toolText(engine, root, 'groundplan_overview', { about: 'decisions' }),
  },
  {
    kind: 'rules',
    title: 'Architecture rules',
    description: 'The rules file as it is written: what imports must keep.',
    mimeType: 'application/yaml',
    async read(engine, root) {
      const { rulesFile, standing } = await engine.rules(root);
      return standing === 'none' ? undefined : readInside(root, rulesFile);
    },
  },
  {
    kind: 'record',
    title: 'Decision record',
    description: 'One decision record (ADR), by its path.',
    mimeType: 'text/markdown',
    parameter: { name: 'path', complete: recordPaths },
    async read(engine, root, path) {
      return (await recordPaths(engine, root)).includes(path) ? readInside(root, path) : undefined;
    },
  },
  {
    kind: 'module',
    title: 'Module',
    description: 'One module in detail, by its name: files, what it depends on, findings.',
    mimeType: 'text/markdown',
    parameter: {
      name: 'name',
      complete: async (engine, root) => (await engine.moduleSummaries(root)).modules.map(({ name }) => name),
    },
    async read(engine, root, name) {
      const { modules } = await engine.moduleSummaries(root);
      if (!modules.some((module) => module.name === name)) return undefined;
      const overview = await toolText(engine, root, 'groundplan_overview', { path: name });
      const impact = await toolText(engine, root, 'groundplan_impact', { path: name });
      return `${overview}\n\n${impact}`;
    },
  },
];

/** Paths of decision records, which the engine has found in the workspace. */
export async function recordPaths(engine: Engine, root: string): Promise<readonly string[]> {
  const { decisions } = await engine.decisions(root);
  return decisions.flatMap(({ origin, evidence: [first] }) =>
    origin === 'record' && first !== undefined ? [first.path] : [],
  );
}

export async function toolText(engine: Engine, root: string, name: string, input: object): Promise<string> {
  return (await engine.tools.run({ roots: [root], name, input })).text;
}

/** A link must not lead out of the workspace. */
async function readInside(root: string, path: string): Promise<string> {
  const [base, file] = [await realpath(root), await realpath(join(root, path))];
  if (!file.startsWith(base + sep))
    throw new CodedError('unknown-subject', `${path} leads out of the workspace and is not read.`);
  const { size } = await stat(file);
  const text = await readFile(file, 'utf8');
  return size <= MOST_BYTES ? text : `${text.slice(0, MOST_BYTES)}\n\n… cut after ${MOST_BYTES / 1000} kB.`;
}
