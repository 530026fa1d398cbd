import assert from 'node:assert/strict';
import { tokensOf } from '../../../../src/core/sentiment/tokens.ts';

const texts = (text: string) => tokensOf(text).map((token) => token.text);

describe('tokens of a text', () => {
  it('are words in small letters, with their apostrophes', () => {
    assert.deepEqual(texts('It DOESN’T Work'), ['it', "doesn't", 'work']);
  });

  it('know faces by what they show', () => {
    assert.deepEqual(texts('a :) b :-( c :D d ;) e :P f :/ g'), [
      ...['a', 'face:glad', 'b', 'face:sad', 'c', 'face:laugh', 'd', 'face:wink', 'e', 'face:tongue', 'f'],
      ...['face:doubt', 'g'],
    ]);
  });

  it('know emoji by sign and by name', () => {
    assert.deepEqual(texts('nice 👍 :tada:'), ['nice', '👍', ':tada:']);
  });

  it('know a vote', () => {
    assert.deepEqual(texts('+1 for this, -1 for that'), ['+1', 'for', 'this', ',', '-1', 'for', 'that']);
  });

  it('shorten what is drawn out, and remember it', () => {
    const [token] = tokensOf('soooooo');
    assert.deepEqual([token?.text, token?.isLong], ['soo', true]);
  });

  it('tell names from words that begin a sentence', () => {
    const found = tokensOf('Thanks Tony. Great work').filter(({ isName }) => isName);
    assert.deepEqual(
      found.map(({ text }) => text),
      ['tony'],
    );
  });

  it('tell shouting from speaking', () => {
    assert.deepEqual(
      tokensOf('READ the docs').map(({ isLoud }) => isLoud),
      [true, false, false],
    );
  });

  it('are the beginning and the end of a text that is long', () => {
    const found = texts(`first ${'word '.repeat(1400)}last`);
    assert.equal(found.length, 600);
    assert.deepEqual([found[0], found.at(-1)], ['first', 'last']);
  });
});
