import assert from 'node:assert/strict';
import { join } from 'node:path';
import { llamaPlan } from '../../../../src/core/training/llamaPlan.ts';
import { readGgufHeader } from '../../../../src/infra/llama/ggufHeader.ts';
import { writeEmbeddingModel } from '../../../support/gguf/embeddingModel.ts';
import { type RandomModelOptions, writeRandomModel } from '../../../support/gguf/randomModel.ts';
import { withFolder } from '../../../support/temporary.ts';

const planOf = (options: RandomModelOptions) =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'model.gguf');
    writeRandomModel(path, options);
    return llamaPlan(await readGgufHeader(path), 'tiny');
  });

describe('the plan of a model that is trained', () => {
  it('has its measures and each tensor’s place', async () => {
    const plan = await planOf({ type: 'Q8_0', layers: 3, embedding: 64, heads: 4, kvHeads: 2 });
    assert.equal(plan.layers.length, 3);
    assert.deepEqual([plan.headLength, plan.rotary, plan.kvHeads, plan.tied], [16, 16, 2, false]);
    const { attn_k: keys } = plan.layers[1]!;
    assert.deepEqual(
      [keys.name, keys.type.name, keys.inputs, keys.outputs, keys.bytes],
      ['blk.1.attn_k.weight', 'Q8_0', 64, 32, 64 * 34],
    );
  });

  it('is refused for another architecture', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'bert.gguf');
      writeEmbeddingModel(path);
      const header = await readGgufHeader(path);
      assert.throws(() => llamaPlan(header, 'bert'), {
        code: 'untrainable',
        message: /bert cannot be trained: it is of the architecture “bert”/,
      });
    }));

  it('is refused where a tensor is missing, misshapen, of an unknown type or beyond what is computed', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'model.gguf');
      writeRandomModel(path);
      const header = await readGgufHeader(path);
      const refused = (tensors: typeof header.tensors, message: RegExp) =>
        assert.throws(() => llamaPlan({ ...header, tensors }, 'it'), { code: 'untrainable', message });
      const changed = (name: string, change: object) =>
        header.tensors.map((tensor) => (tensor.name === name ? { ...tensor, ...change } : tensor));
      refused(
        header.tensors.filter(({ name }) => name !== 'blk.1.ffn_up.weight'),
        /no tensor blk\.1\.ffn_up\.weight/,
      );
      refused(changed('blk.0.attn_k.weight', { shape: [128, 63] }), /128 × 63 where 128 × 64/);
      refused(changed('output.weight', { type: 23 }), /quantized as IQ4_XS/);
      refused(changed('output.weight', { type: 99 }), /quantized as type 99/);
      refused([...header.tensors, { ...header.tensors[0]!, name: 'blk.0.attn_q.bias' }], /attn_q\.bias/);
    }));
});
