import assert from 'node:assert/strict';
import type { Chunk } from '../../../../src/core/chunks/chunk.ts';
import { nameFit } from '../../../../src/core/search/nameFit.ts';
import { queryWords } from '../../../../src/core/search/queryWords.ts';

function fitOf(path: string, names: readonly string[], query: string) {
  const words = queryWords(query);
  const worths = new Map(words.map(({ word }) => [word, 1 / words.length]));
  const chunk: Chunk = { startLine: 1, endLine: 9, kind: 'function', names, within: [] };
  return nameFit({ path, number: 0, chunks: [chunk] }, worths);
}

describe('how names fit a question', () => {
  it('is best where all words of a name are asked for', () => {
    const whole = fitOf('src/a.ts', ['closeSession'], 'close the session');
    const part = fitOf('src/a.ts', ['closeSessionOfEveryVisitor'], 'close the session');
    assert.ok(whole.ofSymbol > 0.9);
    assert.ok(part.ofSymbol > 0 && part.ofSymbol < whole.ofSymbol / 2);
  });

  it('is told of the file name apart, without its extension and its folders', () => {
    assert.equal(fitOf('session/round_robin.go', [], 'round robin').ofFile, 1);
    assert.equal(fitOf('round/robin/other.go', [], 'round robin').ofFile, 0);
    assert.equal(fitOf('.gitignore', [], 'git').ofFile, 0);
  });

  it('is nothing for a question without words, and for names that are sentences of other scripts', () => {
    assert.deepEqual(nameFit({ path: 'a.ts', number: 0, chunks: [] }, new Map()), { ofFile: 0, ofSymbol: 0 });
    assert.ok(fitOf('a.md', ['セッションを閉じる'], 'セッション').ofSymbol > 0);
  });
});
