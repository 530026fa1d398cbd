import assert from 'node:assert/strict';
import { hashOf, visitWords } from '../../../../src/core/embed/codeWords.ts';

function wordsOf(text: string): string[] {
  const words: string[] = [];
  visitWords(text, (hash, start, end) => {
    const word = text.slice(start, end).toLowerCase();
    assert.equal(hash, hashOf(word), 'the hash is that of the lower-case word');
    words.push(word);
  });
  return words;
}

describe('words of code', () => {
  it('are cut where lower case meets upper case, at signs and at digits', () => {
    assert.deepEqual(wordsOf('parseJSONFile(http_server2.maxAge)'), [
      ...['parse', 'json', 'file', 'http', 'server', '2', 'max', 'age'],
    ]);
  });

  it('keep capitals together up to the one that begins a word', () => {
    assert.deepEqual(wordsOf('HTTPServer XMLHttpRequest URL ABc'), [
      ...['http', 'server', 'xml', 'http', 'request', 'url', 'a', 'bc'],
    ]);
  });

  it('may have letters of any script', () => {
    assert.deepEqual(wordsOf('größe_übersicht Ω变量 naïveBayes'), [
      'größe',
      'übersicht',
      'ω变量',
      'naïve',
      'bayes',
    ]);
  });

  it('are none in an empty text or among signs', () => {
    assert.deepEqual(wordsOf(''), []);
    assert.deepEqual(wordsOf('=> {} ;; ++ \u{1F600}'), []);
  });
});
