import assert from 'node:assert/strict';
import { askedAs, askedWords } from '../../../../src/vscode/search/askedKind.ts';

describe('the kind that a search asks for', () => {
  it('stands before a colon, in one or many, in any case', () => {
    assert.deepEqual(askedWords('decision: which database'), { kind: 'decision', words: 'which database' });
    assert.deepEqual(askedWords(' Symbols:parse rules '), { kind: 'symbol', words: 'parse rules' });
    assert.deepEqual(askedWords('pattern:'), { kind: 'pattern', words: '' });
  });

  it('is none where the colon belongs to the words', () => {
    for (const text of ['std::vector', 'http://x', 'module::path', 'what: why', 'a symbol: b', ''])
      assert.deepEqual(askedWords(text), { words: text });
  });

  it('can be changed without typing the words again', () => {
    assert.equal(askedAs('decision: which database', 'code'), 'code: which database');
    assert.equal(askedAs('which database', 'decision'), 'decision: which database');
    assert.equal(askedAs('decision: which database', undefined), 'which database');
  });
});
