import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../../../src/base/seeded.ts';
import { parseGgufHeader } from '../../../../src/core/gguf/parseGguf.ts';
import { readGgufHeader } from '../../../../src/infra/llama/ggufHeader.ts';
import { writeRandomModel } from '../../../support/gguf/randomModel.ts';
import { withFolder } from '../../../support/temporary.ts';

describe('the header of a GGUF file', () => {
  it('says what the model is, its vocabulary and its tensors', async () => {
    await withFolder({}, async (folder) => {
      const path = join(folder, 'model.gguf');
      writeRandomModel(path, { name: 'Tiny', type: 'Q4_0', size: 3000 });
      const { metadata, vocabulary, tensors } = await readGgufHeader(path);
      assert.equal(metadata.get('general.name'), 'Tiny');
      assert.equal(metadata.get('llama.context_length'), 8192);
      assert.equal(vocabulary.tokens, 3000);
      assert.equal(vocabulary.longestBytes, '▁unused2999'.length + 2);
      const [{ offset, ...first }, second] = [tensors[0]!, tensors[1]!];
      assert.deepEqual(first, { name: 'token_embd.weight', shape: [128, 3000], type: 2 });
      assert.equal(second.offset - offset, (128 * 3000 * 18) / 32);
    });
  });

  it('is asked for more bytes where it is longer than what was read', async () => {
    await withFolder({}, async (folder) => {
      const path = join(folder, 'model.gguf');
      writeRandomModel(path);
      const bytes = readFileSync(path);
      assert.equal(parseGgufHeader(bytes.subarray(0, 2000), bytes.length, path), undefined);
    });
  });

  it('of a damaged file is refused, never read on for ever', async () => {
    await withFolder({}, async (folder) => {
      const path = join(folder, 'model.gguf');
      writeRandomModel(path);
      const bytes = readFileSync(path);
      const random = seeded(5);
      for (let tries = 0; tries < 3000; tries += 1) {
        const damaged = Buffer.from(bytes.subarray(0, 12_000));
        for (let hits = 0; hits < 8; hits += 1)
          damaged[4 + Math.floor(random() * 400)] = Math.floor(random() * 256);
        try {
          parseGgufHeader(damaged, bytes.length, path);
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'engine-unavailable', String(error));
        }
      }
    });
  }).timeout(20_000);
});
