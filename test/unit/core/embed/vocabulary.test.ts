import assert from 'node:assert/strict';
import { BagMaker } from '../../../../src/core/embed/tokenBags.ts';
import { Vocabulary } from '../../../../src/core/embed/vocabulary.ts';

const TOKENS = ['read', 'file', '##re', '##read', '##er', '##able'];
const vocabulary = new Vocabulary(TOKENS);

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  vocabulary.visit(text, (id) => tokens.push(TOKENS[id]!));
  return tokens;
}

describe('the tokens of a text', () => {
  it('are its known words, whatever their case', () => {
    assert.deepEqual(tokensOf('ReadFILE read_file'), ['read', 'file', 'read', 'file']);
  });

  it('are the longest pieces of words that are not known', () => {
    assert.deepEqual(tokensOf('rereadable'), ['##re', '##read', '##able']);
    assert.deepEqual(tokensOf('xreaderx'), ['##read', '##er']);
  });

  it('leave out single letters and letters in a row too long for a word', () => {
    assert.deepEqual(tokensOf('a b c'), []);
    assert.deepEqual(tokensOf('read'.repeat(11)), []);
  });
});

describe('a bag of tokens', () => {
  it('holds each token once, with a weight that grows slower than its count', () => {
    const bags = new BagMaker(vocabulary).bagsOf(['read file read', '', 'file']);
    assert.deepEqual([...bags.ids], [0, 1, 1]);
    assert.deepEqual([...bags.offsets], [0, 2, 2, 3]);
    assert.ok(bags.weights[0]! > 1 && bags.weights[0]! < 2);
    assert.equal(bags.weights[1], 1);
  });

  it('is not changed by the bags before it', () => {
    const maker = new BagMaker(vocabulary);
    const first = maker.bagsOf(['read file']);
    maker.bagsOf(['file file file']);
    assert.deepEqual(maker.bagsOf(['read file']), first);
  });
});
