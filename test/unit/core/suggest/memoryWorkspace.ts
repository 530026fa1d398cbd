/** A workspace in memory, modelled by the real parser and graph; imports resolve by plain path rules. */
import { dirname, join } from '../../../../src/base/paths.ts';
import { applyReplacements } from '../../../../src/core/edit/replacements.ts';
import { buildGraph } from '../../../../src/core/graph/buildGraph.ts';
import { findCycles } from '../../../../src/core/graph/cycles.ts';
import { languageOf } from '../../../../src/core/languages/languages.ts';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import type { FileFacts, RawImport } from '../../../../src/core/model/facts.ts';
import type { Finding } from '../../../../src/core/model/finding.ts';
import type { ResolvedImport } from '../../../../src/core/model/graph.ts';
import type { Module } from '../../../../src/core/model/module.ts';
import type { FileEdit, Suggestion } from '../../../../src/core/model/suggestion.ts';
import type { ImportStatement } from '../../../../src/core/ports/syntaxReader.ts';
import { suggest } from '../../../../src/core/suggest/suggest.ts';
import { isCompanion } from '../../../../src/core/workspace/companions.ts';
import { isTestPath } from '../../../../src/core/workspace/testPaths.ts';
import { defaultGrammarLocation } from '../../../../src/infra/parse/grammarFiles.ts';
import { createSyntaxReader } from '../../../../src/infra/parse/syntaxReader.ts';
import { sha1 } from '../../../../src/infra/scan/readSource.ts';

export type Files = Readonly<Record<string, string>>;

export const memorySyntax = createSyntaxReader(defaultGrammarLocation());

export interface Extra {
  readonly findings?: readonly Finding[];
  readonly modules?: readonly Module[];
}

export async function modelOf(files: Files, extra: Extra = {}): Promise<ArchitectureModel> {
  const paths = Object.keys(files)
    .filter((path) => languageOf(path) !== undefined)
    .sort();
  const facts = new Map<string, FileFacts>();
  const imports = new Map<string, readonly ResolvedImport[]>();
  for (const path of paths) {
    const statements = (await memorySyntax.read(path, files[path]!))?.imports ?? [];
    facts.set(path, factsOf(path, files[path]!, statements));
    imports.set(
      path,
      statements.flatMap((each, rawIndex) => resolved(path, each, rawIndex, files)),
    );
  }
  const graph = buildGraph(paths, imports, { includeTests: false, isTest: isTestPath });
  return {
    root: '/workspace',
    revision: 1,
    files: paths.map((path) => sourceFile(path, files[path]!)),
    facts,
    imports,
    graph,
    modules: extra.modules ?? [],
    cycles: findCycles(graph),
    moduleCycles: [],
    findings: extra.findings ?? [],
    unresolved: [],
    resolution: { resolved: 0, external: 0, unresolved: 0 },
    problems: [],
    history: undefined,
    companions: Object.keys(files).filter(isCompanion),
  };
}

function sourceFile(path: string, text: string): ArchitectureModel['files'][number] {
  const language = languageOf(path)!.id;
  const lines = text.split('\n').length;
  return {
    path,
    language,
    module: dirname(path),
    lines,
    sizeBytes: text.length,
    test: isTestPath(path),
    centrality: 1,
    incoming: 0,
    outgoing: 0,
  };
}

function factsOf(path: string, text: string, statements: readonly ImportStatement[]): FileFacts {
  return {
    path,
    language: languageOf(path)!.id,
    depth: 'full',
    hash: sha1(Buffer.from(text)),
    sizeBytes: text.length,
    lines: text.split('\n').length,
    imports: statements.map((each) => rawImport(each, text)),
    symbols: [],
    references: [],
    packages: [],
    problems: [],
  };
}

function kindOf({ form, typeOnly, topLevel }: ImportStatement): RawImport['kind'] {
  if (typeOnly) return 'type';
  if (!topLevel) return 'deferred';
  return form === 'export' ? 're-export' : 'static';
}

function rawImport(each: ImportStatement, text: string): RawImport {
  return {
    specifier: each.specifier,
    kind: kindOf(each),
    line: text.slice(0, each.start).split('\n').length,
    start: each.specifierStart,
    end: each.specifierEnd,
    names: each.bindings.map(({ imported }) => imported),
  };
}

function resolved(path: string, each: ImportStatement, rawIndex: number, files: Files): ResolvedImport[] {
  const raw = rawImport(each, files[path]!);
  const base = { specifier: raw.specifier, kind: raw.kind, line: raw.line, rawIndex };
  if (!path.endsWith('.py')) {
    const target = scriptTarget(path, each.specifier, files);
    return [
      {
        ...base,
        names: raw.names,
        target:
          target === undefined
            ? { status: 'external', package: each.specifier }
            : { status: 'resolved', path: target },
      },
    ];
  }
  return pythonTargets(path, each, files).map(({ target, names }) => ({
    ...base,
    names,
    target: { status: 'resolved', path: target },
  }));
}

function scriptTarget(path: string, specifier: string, files: Files): string | undefined {
  const base = specifier.startsWith('.')
    ? join(dirname(path), specifier)
    : specifier.startsWith('@/')
      ? `src/${specifier.slice(2)}`
      : undefined;
  if (base === undefined) return undefined;
  const endings = ['', '.ts', '.tsx', '.js', '/index.ts', '/index.js'];
  const candidates = [...endings.map((ending) => base + ending), base.replace(/\.js$/, '.ts')];
  return candidates.find((each) => each in files);
}

function pythonTargets(
  path: string,
  each: ImportStatement,
  files: Files,
): { target: string; names: string[] }[] {
  const dots = /^\.*/.exec(each.specifier)![0].length;
  const folder = dots === 0 ? '' : join(dirname(path), '../'.repeat(dots - 1))!;
  const module = join(folder, each.specifier.slice(dots).replaceAll('.', '/'))!;
  const out = new Map<string, string[]>();
  for (const { imported } of each.bindings) {
    const target = [`${module}/${imported}.py`, `${module}.py`, `${module}/__init__.py`].find(
      (it) => it in files,
    );
    if (target !== undefined) out.set(target, [...(out.get(target) ?? []), imported]);
  }
  return [...out].map(([target, names]) => ({ target, names }));
}

export async function suggestFor(
  files: Files,
  extra: Extra = {},
  dismissed: ReadonlySet<string> = new Set(),
): Promise<Suggestion[]> {
  return suggestIn(files, await modelOf(files, extra), dismissed);
}

export function suggestIn(
  files: Files,
  model: ArchitectureModel,
  dismissed: ReadonlySet<string> = new Set(),
): Promise<Suggestion[]> {
  const signal = new AbortController().signal;
  return suggest(model, { read: async (path) => files[path], syntax: memorySyntax, dismissed, signal });
}

/** The files after the edits; throws when an edit does not fit. */
export function applied(files: Files, edits: readonly FileEdit[]): Record<string, string> {
  const after: Record<string, string> = { ...files };
  for (const edit of edits) {
    if (edit.type === 'create') after[edit.path] = edit.content;
    else {
      delete after[edit.path];
      if (edit.type === 'delete') continue;
      const text = applyReplacements(files[edit.path]!, edit.replacements);
      if (text === undefined) throw new Error(`edits of ${edit.path} do not fit`);
      after[edit.type === 'move' ? edit.to : edit.path] = text;
    }
  }
  return after;
}
