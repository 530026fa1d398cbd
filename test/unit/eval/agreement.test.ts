import assert from 'node:assert/strict';
import { adjustedRandIndex, moJoFM } from '../../eval/recovery/agreement.ts';

const partition = (...groups: readonly string[]) =>
  new Map(groups.flatMap((group, at) => [...group].map((file) => [file, `g${at}`] as const)));

describe('agreement of partitions', () => {
  it('is full for the same groups under other names', () => {
    const [own, truth] = [partition('abc', 'de'), partition('de', 'abc')];
    assert.equal(adjustedRandIndex(own, truth), 1);
    assert.equal(moJoFM(own, truth), 100);
  });

  it('counts by hand what a move and a join cost', () => {
    // One file moves; then two groups have the same target and are joined: 2 of at most 5 − 2 steps.
    const own = partition('ab', 'c', 'de');
    const truth = partition('abcd', 'e');
    assert.equal(moJoFM(own, truth), 100 * (1 - 2 / 3));
  });

  it('gives no credit to one lump or to single files', () => {
    const truth = partition('abc', 'def', 'gh');
    assert.equal(adjustedRandIndex(partition('abcdefgh'), truth), 0);
    assert.equal(adjustedRandIndex(partition(...'abcdefgh'), truth), 0);
  });

  it('agrees with the textbook example of Hubert and Arabie’s index', () => {
    // Contingency rows (1,1,0), (1,2,1), (0,0,4): sum of pairs 7, 14 expected by rows and 13 by columns of 45.
    const own = partition('ab', 'cdef', 'ghij');
    const truth = partition('ac', 'bde', 'fghij');
    const expected = ((1 + 6 + 6) * (1 + 3 + 10)) / 45;
    assert.ok(Math.abs(adjustedRandIndex(own, truth) - (7 - expected) / (13.5 - expected)) < 1e-12);
  });
});
