/** The code that rules are held against: the parts of a model that stand before its findings. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Cycle, DependencyEdge, DependencyGraph, EdgeKind, ResolvedImport } from '../model/graph.ts';
import type { Module } from '../model/module.ts';
import type { RuleEdgeKind } from '../model/rule.ts';
import { isDeclaration } from '../workspace/declarationFiles.ts';

export interface RuleParts {
  readonly graph: DependencyGraph;
  /** In the order of the graph's nodes. */
  readonly files: readonly SourceFile[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly imports: ReadonlyMap<string, readonly ResolvedImport[]>;
  readonly modules: readonly Module[];
  readonly cycles: readonly Cycle[];
  readonly moduleCycles: readonly Cycle[];
  /** Test code is judged too. */
  readonly includeTests: boolean;
}

/** A package that a file imports. */
export interface External {
  readonly name: string;
  readonly line: number;
  readonly kind: EdgeKind;
}

export interface UnseenImport {
  readonly specifier: string;
  readonly reason: string;
  readonly line: number;
}

export interface Link {
  readonly edge: DependencyEdge;
  readonly to: SourceFile;
}

export class Scene {
  readonly parts: RuleParts;
  /** Files that rules judge; test code may be imported by them all the same. */
  readonly judged: readonly SourceFile[];
  /** By node of the graph. */
  readonly #links: (readonly Link[] | undefined)[] = [];
  readonly #computed = new Map<object, Map<string, unknown>>();

  constructor(parts: RuleParts) {
    this.parts = parts;
    this.judged = parts.includeTests ? parts.files : parts.files.filter((file) => !file.test);
  }

  /** What follows from the scene alone, computed once. @param owner whose it is: two of them may use one key. */
  once<T>(owner: object, key: string, compute: () => T): T {
    const own = this.#computed.get(owner) ?? new Map<string, unknown>();
    this.#computed.set(owner, own);
    if (!own.has(key)) own.set(key, compute());
    return own.get(key) as T;
  }

  fileOf(path: string): SourceFile | undefined {
    return this.parts.files[this.parts.graph.indexOf.get(path) ?? -1];
  }

  edgesFrom({ path }: Pick<SourceFile, 'path'>): readonly DependencyEdge[] {
    return this.linksFrom(path).map(({ edge }) => edge);
  }

  /** Imports of a file with the files that they lead to. */
  linksFrom(path: string): readonly Link[] {
    const { graph, files } = this.parts;
    const at = graph.indexOf.get(path);
    if (at === undefined) return [];
    this.#links[at] ??= [...graph.out[at]!.map((index) => graph.edges[index]!), ...this.#idleFrom(path)].map(
      (edge) => ({ edge, to: files[graph.indexOf.get(edge.to)!]! }),
    );
    return this.#links[at];
  }

  /** Lines that only rules object to: a graph of what is used has no edge for them. */
  #idleFrom(path: string): readonly DependencyEdge[] {
    const { graph } = this.parts;
    const used = new Set(graph.out[graph.indexOf.get(path)!]!.map((index) => graph.edges[index]!.to));
    return idleOf(this.importsOf(path)).flatMap(({ target, kind, line, names, test = false }) => {
      if (target.status !== 'resolved' || used.has(target.path) || !graph.indexOf.has(target.path)) return [];
      if (test && !this.parts.includeTests) return [];
      return [{ from: path, to: target.path, kind, line, names, count: 1, test }];
    });
  }

  edgesTo(path: string): readonly DependencyEdge[] {
    const { graph } = this.parts;
    return (graph.in[graph.indexOf.get(path) ?? -1] ?? []).map((edge) => graph.edges[edge]!);
  }

  externalsOf({ path }: Pick<SourceFile, 'path'>): readonly External[] {
    const list = this.importsOf(path);
    const known = externalsBefore.get(list);
    if (known?.tests === this.parts.includeTests) return known.externals;
    const externals = list.flatMap(({ target, line, kind, test }) =>
      target.status === 'external' && (this.parts.includeTests || test !== true)
        ? [{ name: target.package, line, kind }]
        : [],
    );
    externalsBefore.set(list, { tests: this.parts.includeTests, externals });
    return externals;
  }

  /** Imports that lead nowhere. */
  unseenOf({ path }: SourceFile): readonly UnseenImport[] {
    const list = this.importsOf(path);
    if (!hasUnseen(list)) return [];
    return list.flatMap(({ target, specifier, line, kind, test }) => {
      if (target.status !== 'unresolved' || kind === 'reference' || kind === 'declared') return [];
      return test === true && !this.parts.includeTests ? [] : [{ specifier, reason: target.reason, line }];
    });
  }

  /** Line of the edge's first import of one of these kinds; undefined when it has none. */
  lineOf(edge: DependencyEdge, kinds: readonly RuleEdgeKind[] | undefined): number | undefined {
    if (kinds === undefined || counts(edge.kind, kinds)) return edge.line;
    // Stronger imports hide weaker ones, but what a declaration file imports is types at most.
    if (isDeclaration(edge.from)) return undefined;
    const found = this.importsOf(edge.from).find(
      ({ target, kind, test }) =>
        target.status === 'resolved' &&
        target.path === edge.to &&
        counts(kind, kinds) &&
        (this.parts.includeTests || test !== true),
    );
    return found?.line;
  }

  importsOf(path: string): readonly ResolvedImport[] {
    return this.parts.imports.get(path) ?? NO_IMPORTS;
  }
}

const NO_IMPORTS: readonly ResolvedImport[] = [];

function hasUnseen(list: readonly ResolvedImport[]): boolean {
  let found = unseenBefore.get(list);
  if (found === undefined) {
    found = list.some(({ target }) => target.status === 'unresolved');
    unseenBefore.set(list, found);
  }
  return found;
}

function idleOf(list: readonly ResolvedImport[]): readonly ResolvedImport[] {
  let found = idleBefore.get(list);
  if (found === undefined) {
    found = list.filter((each) => each.idle);
    idleBefore.set(list, found);
  }
  return found;
}

/** Lists of imports are immutable, and an edit makes one new. */
const idleBefore = new WeakMap<readonly ResolvedImport[], readonly ResolvedImport[]>();
const unseenBefore = new WeakMap<readonly ResolvedImport[], boolean>();
const externalsBefore = new WeakMap<
  readonly ResolvedImport[],
  { readonly tests: boolean; readonly externals: readonly External[] }
>();

/** A use without an import, and what only a manifest says, bind as an import does. */
export function counts(kind: EdgeKind, kinds: readonly RuleEdgeKind[] | undefined): boolean {
  const as = kind === 'reference' || kind === 'declared' ? 'static' : kind;
  return kinds === undefined || kinds.includes(as);
}
