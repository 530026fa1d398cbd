import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../../../src/infra/scan/readSource.ts';
import { withFolder } from '../../../support/temporary.ts';

describe('reading a source file', () => {
  const read = (root: string, path: string) => readSource({ root, maxFileBytes: 1000 }, path);

  it('gives text and the hash of its bytes', () =>
    withFolder({ 'a.ts': 'let ü' }, async (root) => {
      const source = read(root, 'a.ts');
      assert.ok('text' in source);
      assert.deepEqual([source.text, source.sizeBytes, source.hash.length], ['let ü', 6, 40]);
    }));

  it('reports a 200 MB file by its size without reading it', () =>
    withFolder({ 'big.ts': '' }, async (root) => {
      truncateSync(join(root, 'big.ts'), 200e6);
      const problem = read(root, 'big.ts');
      assert.ok('code' in problem && problem.code === 'too-large');
      assert.match(problem.message, /200\.0 MB/);
    }));

  it('leaves binary data out and reads invalid UTF-8 as Latin-1 with a note', () =>
    withFolder({ 'b.ts': Uint8Array.of(1, 0, 2), 'l.ts': Uint8Array.of(0x61, 0xe9) }, async (root) => {
      const binary = read(root, 'b.ts');
      assert.ok('code' in binary && binary.code === 'binary');
      const latin = read(root, 'l.ts');
      assert.ok('text' in latin && latin.text === 'aé' && latin.problem?.code === 'invalid-encoding');
    }));

  it('reads UTF-16 with a byte order mark', () =>
    withFolder({ 'u.ts': Buffer.from('\ufeffhi', 'utf16le') }, async (root) => {
      const source = read(root, 'u.ts');
      assert.ok('text' in source && source.text === 'hi');
    }));

  it('reports a file that went away', () =>
    withFolder({}, async (root) => {
      const gone = read(root, 'gone.ts');
      assert.ok('code' in gone && gone.code === 'vanished');
    }));
});
