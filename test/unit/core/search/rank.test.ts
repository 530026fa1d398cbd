import assert from 'node:assert/strict';
import { chunksOf } from '../../../../src/core/chunks/chunksOf.ts';
import { ChunkIndex } from '../../../../src/core/search/chunkIndex.ts';
import { queryWords } from '../../../../src/core/search/queryWords.ts';
import { type FileStanding, type Ranking, rank } from '../../../../src/core/search/rank.ts';
import { similaritiesOf } from '../../../../src/core/search/similarities.ts';
import { createRandom } from '../../../support/randomWorkspace.ts';

const PLAIN: FileStanding = { damping: 1, centrality: 0, neighbours: [], nearness: 0 };

function put(index: ChunkIndex, path: string, text: string): void {
  index.put({ ...chunksOf({ path, text, language: 'typescript', symbols: [] }), path, usedAs: [] });
}

function indexOf(files: Readonly<Record<string, string>>): ChunkIndex {
  const index = new ChunkIndex();
  for (const [path, text] of Object.entries(files)) put(index, path, text);
  return index;
}

function ranked(index: ChunkIndex, query: string, more: Partial<Ranking> = {}) {
  return rank({
    index,
    query: queryWords(query),
    limit: 10,
    perFile: 1,
    standing: () => PLAIN,
    accepts: () => true,
    ...more,
  });
}

const paths = (...args: Parameters<typeof ranked>) => ranked(...args).map(({ path }) => path);

describe('ranking', () => {
  const index = indexOf({
    'src/session.ts': 'export function closeSession() {}\n',
    'src/page.ts': '// A page may close, or open, a session or a book.\nrender();\n',
    'src/other.ts': 'export const nothing = 1;\n',
  });

  it('puts the file that is named so before one that speaks of it', () => {
    assert.deepEqual(paths(index, 'where is a session closed?'), ['src/session.ts', 'src/page.ts']);
  });

  it('finds nothing for words that are nowhere, and for no words', () => {
    assert.deepEqual(paths(index, 'quaternion'), []);
    assert.deepEqual(paths(index, 'the of and'), []);
  });

  it('lets a place in that only a vector speaks for', () => {
    const similar = similaritiesOf([['src/other.ts#1', 0.9]]);
    assert.deepEqual(paths(index, 'quaternion', { similar }), ['src/other.ts']);
  });

  it('damps, and raises what is near the open file', () => {
    const damped = (path: string) => ({ ...PLAIN, damping: path === 'src/session.ts' ? 0.1 : 1 });
    assert.equal(paths(index, 'close session', { standing: damped })[0], 'src/page.ts');
    const near = (path: string) => ({ ...PLAIN, nearness: path === 'src/page.ts' ? 50 : 0 });
    assert.equal(paths(index, 'close session', { standing: near })[0], 'src/page.ts');
  });

  it('leaves out what a filter keeps out', () => {
    const standing = (path: string) => (path === 'src/session.ts' ? undefined : PLAIN);
    assert.deepEqual(paths(index, 'session', { standing }), ['src/page.ts']);
    assert.deepEqual(paths(index, 'session', { accepts: () => false }), []);
  });

  it('forgets a file that went away or changed', () => {
    const changing = indexOf({ 'a.ts': 'const apple = 1;\n', 'b.ts': 'const apple = 2;\n' });
    put(changing, 'a.ts', 'const pear = 1;\n');
    assert.deepEqual(paths(changing, 'apple'), ['b.ts']);
    changing.remove('b.ts');
    assert.deepEqual(paths(changing, 'apple'), []);
    assert.deepEqual(paths(changing, 'pear'), ['a.ts']);
  });

  it('scores alike whether files came at once or were put in again and again', () => {
    const random = createRandom(42);
    const words = Array.from({ length: 300 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}${at}z`);
    const text = () => Array.from({ length: 400 }, () => random.pick(words)).join('\n');
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}.ts`, text()]));
    const changed = new ChunkIndex();
    for (let turn = 0; turn < 900; turn++) {
      put(changed, `f${random.below(60)}.ts`, text());
      if (turn % 20 === 0) changed.words.segments();
    }
    for (const [path, all] of Object.entries(files)) put(changed, path, all);
    const fresh = indexOf(files);
    assert.ok(changed.words.segments().length < 30);
    for (const word of words.slice(0, 40)) {
      const [a, b] = [fresh, changed].map((each) => ranked(each, word));
      assert.deepEqual(
        a!.map(({ path, score }) => [path, score.toFixed(5)]),
        b!.map(({ path, score }) => [path, score.toFixed(5)]),
      );
    }
  });
});
