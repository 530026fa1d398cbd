import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../../../src/base/seeded.ts';
import { type LlamaPlan, llamaPlan } from '../../../../src/core/training/llamaPlan.ts';
import { loraLayout } from '../../../../src/core/training/loraLayout.ts';
import { readGgufHeader } from '../../../../src/infra/llama/ggufHeader.ts';
import { writeAdapter } from '../../../../src/infra/train/adapterFile.ts';
import { convertPeft } from '../../../../src/infra/train/convertPeft.ts';
import { gaussians } from '../../../support/gguf/gaussians.ts';
import { writeRandomModel } from '../../../support/gguf/randomModel.ts';
import { PEFT_CONFIG, PEFT_RANK, peftTensors, writePeft } from '../../../support/peftFiles.ts';
import { withFolder } from '../../../support/temporary.ts';

describe('an adapter of PEFT', () => {
  it('becomes the file that llama.cpp reads, with the rows of queries and keys in its order', () =>
    inFolder(async ({ folder, modelPath, plan }) => {
      const layout = loraLayout(plan, { rank: PEFT_RANK, alpha: 8, topLayers: 2 });
      const parameters = gaussians(layout.length, 0.1, seeded(2));
      writePeft(folder, { ...PEFT_CONFIG }, peftTensors(layout, parameters, plan));
      await convertPeft(join(folder, 'adapter_model.safetensors'), modelPath, join(folder, 'converted.gguf'));
      const name = 'adapter_model.safetensors';
      await writeAdapter(join(folder, 'own.gguf'), { layout, parameters, name, metadata: {} });
      assert.ok(readFileSync(join(folder, 'converted.gguf')).equals(readFileSync(join(folder, 'own.gguf'))));
    }));

  it('that does not suit the model, is damaged or needs more than LoRA is refused', () =>
    inFolder(async ({ folder, modelPath }) => {
      const weights = join(folder, 'adapter_model.safetensors');
      const refused = (message: RegExp) =>
        assert.rejects(convertPeft(weights, modelPath, join(folder, 'out.gguf')), {
          code: 'untrainable',
          message,
        });
      await assert.rejects(convertPeft(weights, modelPath, join(folder, 'out.gguf')), {
        code: 'engine-unavailable',
        message: /adapter_config\.json beside it/,
      });
      const name = 'base_model.model.model.layers.0.mlp.up_proj.lora_A.weight';
      const half = { name, shape: [PEFT_RANK, 128], values: new Float32Array(PEFT_RANK * 128) };
      writePeft(folder, PEFT_CONFIG, [half]);
      await refused(/blk\.0\.ffn_up\.weight is not 128 → 4 → 256/);
      writePeft(folder, PEFT_CONFIG, [{ ...half, name: name.replace('.0.', '.7.') }]);
      await refused(/layers\.7.* is no map of the model/);
      writePeft(folder, { ...PEFT_CONFIG, use_dora: true }, [half]);
      await refused(/use_dora/);
      writePeft(folder, PEFT_CONFIG, [half]);
      for (const [at, value] of [
        [0, 255],
        [9, 0],
      ] as const) {
        const bytes = readFileSync(weights);
        bytes[at === 0 ? 3 : at] = value;
        writeFileSync(weights, bytes);
        await refused(/cut off|damaged/);
        writePeft(folder, PEFT_CONFIG, [half]);
      }
      writeFileSync(weights, readFileSync(weights).subarray(0, -1));
      await refused(/lies beyond the end/);
    }));
});

interface Place {
  readonly folder: string;
  readonly modelPath: string;
  readonly plan: LlamaPlan;
}

function inFolder(use: (place: Place) => Promise<void>): Promise<void> {
  return withFolder({}, async (folder) => {
    const modelPath = join(folder, 'model.gguf');
    writeRandomModel(modelPath);
    await use({ folder, modelPath, plan: llamaPlan(await readGgufHeader(modelPath), 'tiny') });
  });
}
