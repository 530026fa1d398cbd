import assert from 'node:assert/strict';
import { codeWords } from '../../../../src/core/search/codeWords.ts';
import { queryWords } from '../../../../src/core/search/queryWords.ts';
import { stem } from '../../../../src/core/search/stem.ts';

const meet = (a: string, b: string) => {
  const words = new Set(codeWords(a));
  return codeWords(b).every((word) => words.has(word));
};

describe('words of code', () => {
  it('are the parts of an identifier, its neighbours as one, and the whole', () => {
    assert.deepEqual(codeWords('HTTPServer'), ['http', 'server', 'httpserver']);
    assert.deepEqual(codeWords('open_http_file'), [
      'open',
      'http',
      'fil',
      'openhttp',
      'httpfil',
      'openhttpfil',
    ]);
    assert.deepEqual(codeWords('content-type'), ['content', 'typ']);
  });

  it('are the same however they are spelled', () => {
    for (const [a, b] of [
      ['HTTPServer', 'http_server'],
      ['readFileSync', 'read file'],
      ['userDir', 'user directory'],
      ['sha256Sum', 'SHA256'],
      ['parseJSON', 'JSON parsing'],
      ['validateTokens', 'validating a token'],
      ['src/app/userProfile.ts', 'user profiles'],
      ['Größe', 'größe'],
    ] as const)
      assert.ok(meet(a, b), `${a}: ${codeWords(a).join(' ')} · ${b}: ${codeWords(b).join(' ')}`);
  });

  it('leave out function words, single letters, data and long numbers', () => {
    assert.deepEqual(codeWords('the a of x i 1234567890'), []);
    assert.deepEqual(codeWords('a'.repeat(5000)), []);
  });

  it('of scripts without spaces are pairs of letters', () => {
    assert.deepEqual(codeWords('文件系统'), ['文件', '件系', '系统']);
  });

  it('of one family have one stem, and others keep theirs', () => {
    for (const family of [
      ['cache', 'caches', 'cached', 'caching'],
      ['apply', 'applies', 'applied', 'applying'],
      ['run', 'runs', 'running'],
      ['validate', 'validates', 'validated', 'validating'],
      ['class', 'classes'],
    ])
      assert.equal(new Set(family.map(stem)).size, 1, family.map(stem).join(' '));
    for (const [a, b] of [
      ['string', 'str'],
      ['status', 'state'],
      ['test', 'text'],
      ['need', 'needle'],
      ['server', 'service'],
      ['validator', 'validation'],
    ] as const)
      assert.notEqual(stem(a), stem(b), `${a} ${b}`);
  });
});

describe('words of a question', () => {
  it('join neighbours, so that two words find one name', () => {
    const words = new Map(queryWords('round the robin').map(({ word, weight }) => [word, weight]));
    assert.equal(words.get('round'), 1);
    assert.ok(words.has('roundrobin'));
    assert.ok(words.get('roundrobin')! < 1);
  });

  it('are bounded, however long the question', () => {
    const long = Array.from({ length: 100_000 }, (_, at) => `word${at}x`).join(' ');
    assert.ok(queryWords(long).length < 100);
  });
});
