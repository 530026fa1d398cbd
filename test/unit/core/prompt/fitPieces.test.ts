import assert from 'node:assert/strict';
import { fitPieces, type PromptPiece } from '../../../../src/core/prompt/fitPieces.ts';
import { cutAtDeclaration, headsOnly } from '../../../../src/core/prompt/shorterCode.ts';

const piece = (name: string, priority: number, ...sizes: readonly number[]): PromptPiece => ({
  name,
  priority,
  forms: sizes.map((size) => name.repeat(size)),
});
const fitted = (pieces: readonly PromptPiece[], budget: number) => {
  const { pieces: chosen, leftOut, tokens } = fitPieces(pieces, budget, (text) => text.length);
  return {
    chosen: chosen.map(({ piece: { name }, form }) => `${name}${form}`),
    leftOut: leftOut.map(({ name }) => name),
    tokens,
  };
};

describe('a prompt cut to a budget', () => {
  it('is whole where there is room, in the order in which it was given', () => {
    assert.deepEqual(fitted([piece('a', 1, 9, 3), piece('b', 2, 9)], 20), {
      chosen: ['a0', 'b0'],
      leftOut: [],
      tokens: 18,
    });
  });

  it('shortens what matters less before it leaves anything out', () => {
    const pieces = [piece('a', 1, 9, 3), piece('b', 2, 9, 4), piece('c', 3, 9, 8)];
    assert.deepEqual(fitted(pieces, 17), { chosen: ['a1', 'b1', 'c0'], leftOut: [], tokens: 16 });
    assert.deepEqual(fitted(pieces, 13), { chosen: ['b1', 'c0'], leftOut: ['a'], tokens: 13 });
    assert.deepEqual(fitted(pieces, 2), { chosen: [], leftOut: ['a', 'b', 'c'], tokens: 0 });
  });
});

describe('shorter code', () => {
  const lines = Array.from({ length: 40 }, (_, at) =>
    at % 10 === 0 ? `function f${at}() {` : at % 10 === 8 ? '}' : at % 10 === 9 ? '' : '  x();',
  );
  const symbols = [0, 10, 20, 30].map((at) => ({
    name: `f${at}`,
    kind: 'function' as const,
    exported: true,
    startLine: 100 + at,
    endLine: 108 + at,
    start: 0,
    end: 0,
  }));
  const code = { lines, startLine: 100, symbols };

  it('ends where a declaration ends, and says how much is missing', () => {
    const cut = cutAtDeclaration(code, 25)!.split('\n');
    assert.deepEqual([cut.at(-2), cut.at(-1)], ['}', '… 21 more lines']);
    assert.equal(cutAtDeclaration(code, 40), undefined);
  });

  it('is the heads of its declarations', () => {
    assert.equal(headsOnly(code), [0, 10, 20, 30].map((at) => `function f${at}() { … }`).join('\n'));
    assert.equal(headsOnly({ ...code, symbols: [] }), undefined);
  });
});
