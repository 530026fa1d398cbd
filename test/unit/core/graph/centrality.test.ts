import assert from 'node:assert/strict';
import { pageRank } from '../../../../src/core/graph/centrality.ts';
import { graphOf, randomGraph } from './randomGraph.ts';

describe('pageRank', () => {
  it('has a mean of 1 whatever the graph', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const ranks = pageRank(randomGraph(seed, 30, 5 * seed));
      const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
      assert.ok(Math.abs(mean - 1) < 1e-6, `seed ${seed}: ${mean}`);
    }
  });

  it('ranks what everyone imports above its importers', () => {
    const graph = graphOf([
      ['a', 'core'],
      ['b', 'core'],
      ['c', 'core'],
    ]);
    const ranks = pageRank(graph);
    assert.ok(ranks[graph.indexOf.get('core')!]! > 2 * ranks[graph.indexOf.get('a')!]!);
  });

  it('answers an empty graph with nothing', () => {
    assert.equal(pageRank(graphOf([])).length, 0);
  });
});
