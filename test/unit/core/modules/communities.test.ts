import assert from 'node:assert/strict';
import { areCommunities, modularityOf } from '../../../../src/core/modules/communities.ts';
import { graphOf, type Triple } from '../graph/randomGraph.ts';

const parts = [
  ['a/1', 'a/2', 'a/3'],
  ['b/1', 'b/2', 'b/3'],
  ['c/1', 'c/2', 'c/3'],
  ['d/1', 'd/2', 'd/3'],
];
const inside = parts.flatMap(([one, two, three]): Triple[] => [
  [one!, two!],
  [two!, three!],
]);
const paths = parts.flat();

describe('communities', () => {
  it('have the modularity of Newman and Girvan', () => {
    // Four parts of equal size, all imports inside: 1 - 4 × (1/4)².
    assert.equal(modularityOf(parts, graphOf(inside, paths)), 0.75);
    assert.equal(modularityOf(parts, graphOf([], paths)), 0);
    assert.ok(modularityOf(parts, graphOf([['a/1', 'b/1']], paths)) <= 0);
  });

  it('are several parts, none of which is nearly all', () => {
    const graph = graphOf(inside, paths);
    assert.equal(areCommunities(parts, graph), true);
    assert.equal(areCommunities(parts.slice(0, 3), graph), false);
    assert.equal(
      areCommunities([parts.slice(0, 2).flat().concat('a/4', 'a/5'), parts[2]!, parts[3]!, ['e/1']], graph),
      false,
    );
  });
});
