import assert from 'node:assert/strict';
import { piecesOf } from '../../../../src/core/chunks/piecesOf.ts';

describe('pieces of a chunk', () => {
  it('cover each of its lines once, in nearly equal lengths', () => {
    for (let length = 1; length <= 130; length++) {
      const pieces = piecesOf({ startLine: 10, endLine: 9 + length });
      const lines = pieces.flatMap(({ startLine, endLine }) =>
        Array.from({ length: endLine - startLine + 1 }, (_, at) => startLine + at),
      );
      assert.deepEqual(
        lines,
        Array.from({ length }, (_, at) => 10 + at),
      );
      for (const { startLine, endLine } of pieces) assert.ok(endLine - startLine < 26);
    }
  });

  it('are the chunk itself where that is short', () => {
    assert.deepEqual(piecesOf({ startLine: 3, endLine: 25 }), [{ startLine: 3, endLine: 25 }]);
  });
});
