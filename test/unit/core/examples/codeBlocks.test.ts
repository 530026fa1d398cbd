import assert from 'node:assert/strict';
import { blockIn } from '../../../../src/core/examples/codeBlocks.ts';

const answer =
  'First:\n```ts\nconst one = 1;\n```\n\nThen:\n~~~\nconst two = 2;\n~~~\nand ```const three = 3;```\n';

describe('code in an answer', () => {
  it('is known by its words, whatever its layout', () => {
    const found = blockIn(answer, '    const  two = 2;');
    assert.equal(found?.code, 'const two = 2;\n');
    assert.equal(answer.slice(found.start, found.start + found.code.length), found.code);
  });

  it('is none of the text round it, nor what was never ended', () => {
    assert.equal(blockIn(answer, 'First:'), undefined);
    assert.equal(blockIn('```ts\nconst one = 1;\n', 'const one = 1;'), undefined);
    assert.equal(blockIn(`${'`'.repeat(3)}\n`.repeat(2001), 'x'), undefined);
  });
});
