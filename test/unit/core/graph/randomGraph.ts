/** Random graphs from a seed, so that a failing property can be looked at again. */
import { buildGraph } from '../../../../src/core/graph/buildGraph.ts';
import type { DependencyGraph, EdgeKind, ResolvedImport } from '../../../../src/core/model/graph.ts';

/** Numbers in [0, 1): a linear congruential generator (Numerical Recipes' constants). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const KINDS: readonly EdgeKind[] = ['static', 'static', 'static', 're-export', 'deferred', 'type', 'type'];

export function randomGraph(seed: number, nodes: number, edges: number): DependencyGraph {
  const random = seeded(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const triples = Array.from(
    { length: edges },
    (): Triple => [
      `f${pick(nodes)}`,
      `f${pick(nodes)}`,
      KINDS[pick(KINDS.length)]!,
      Array.from({ length: pick(4) }, (_, at) => `n${at}`),
    ],
  );
  return graphOf(
    triples,
    Array.from({ length: nodes }, (_, at) => `f${at}`),
  );
}

export type Triple = readonly [from: string, to: string, kind?: EdgeKind, names?: readonly string[]];

/** A graph of these edges, through the real builder. */
export function graphOf(triples: readonly Triple[], extra: readonly string[] = []): DependencyGraph {
  const paths = [
    ...new Set([...extra, ...triples.map(([from]) => from), ...triples.map(([, to]) => to)]),
  ].sort();
  return buildGraph(paths, importsOf(triples), { includeTests: true, isTest: () => false });
}

export function importsOf(triples: readonly Triple[]): Map<string, ResolvedImport[]> {
  const imports = new Map<string, ResolvedImport[]>();
  triples.forEach(([from, path, kind = 'static', names = []], at) => {
    const list = imports.get(from) ?? [];
    list.push({ specifier: path, kind, names, line: at + 1, target: { status: 'resolved', path } });
    imports.set(from, list);
  });
  return imports;
}
