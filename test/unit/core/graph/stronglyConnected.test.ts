import assert from 'node:assert/strict';
import { endpointsOf } from '../../../../src/core/graph/endpoints.ts';
import { stronglyConnected } from '../../../../src/core/graph/stronglyConnected.ts';
import type { DependencyGraph } from '../../../../src/core/model/graph.ts';
import { graphOf, randomGraph } from './randomGraph.ts';

const components = (graph: DependencyGraph) =>
  stronglyConnected({ out: graph.out, to: endpointsOf(graph).to }, () => true);

function reachable(graph: DependencyGraph, start: number): Set<number> {
  const seen = new Set([start]);
  for (const node of seen) {
    for (const edge of graph.out[node]!) seen.add(graph.indexOf.get(graph.edges[edge]!.to)!);
  }
  return seen;
}

describe('stronglyConnected', () => {
  it('finds exactly the groups of nodes that reach each other, on random graphs', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const graph = randomGraph(seed, 12, 6 + (seed % 20));
      const reach = graph.nodes.map((_, node) => reachable(graph, node));
      const expected = graph.nodes.map((_, a) =>
        [...graph.nodes.keys()].filter((b) => reach[a]!.has(b) && reach[b]!.has(a)),
      );
      const found = components(graph);
      for (const [node, group] of expected.entries()) {
        const own = found.find((component) => component.includes(node));
        assert.deepEqual(own, group.length > 1 ? group : undefined, `seed ${seed}, node ${node}`);
      }
    }
  });

  it('walks a chain of 50,000 files that ends where it began', () => {
    const size = 50_000;
    const name = (at: number) => `f${String(at % size).padStart(6, '0')}`;
    const graph = graphOf(Array.from({ length: size }, (_, at) => [name(at), name(at + 1)] as const));
    assert.equal(components(graph)[0]!.length, size);
  });

  it('treats refused edges as absent', () => {
    const graph = graphOf([
      ['a', 'b'],
      ['b', 'a', 'type'],
    ]);
    const keep = (edge: number) => graph.edges[edge]!.kind !== 'type';
    assert.deepEqual(stronglyConnected({ out: graph.out, to: endpointsOf(graph).to }, keep), []);
  });
});
