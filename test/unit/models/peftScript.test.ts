/** The script for trainers in Python, as far as it can be tried without one. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../../src/base/seeded.ts';
import { peftAdapter } from '../../../src/core/peft/peftAdapter.ts';
import { llamaPlan } from '../../../src/core/training/llamaPlan.ts';
import { loraLayout } from '../../../src/core/training/loraLayout.ts';
import { readGgufHeader } from '../../../src/infra/llama/ggufHeader.ts';
import { gaussians } from '../../support/gguf/gaussians.ts';
import { TINY, writeRandomModel } from '../../support/gguf/randomModel.ts';
import { PEFT_CONFIG, PEFT_RANK, peftTensors, writePeft } from '../../support/peftFiles.ts';
import { withFolder } from '../../support/temporary.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'models', 'peft');

function python(script: string): unknown {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  return JSON.parse(execFileSync('python3', ['-c', script], { cwd: FOLDER, encoding: 'utf8', env }));
}

function hasPython(): boolean {
  try {
    return python('print(1)') === 1;
  } catch {
    return false;
  }
}

describe('the script that trains with PEFT', () => {
  before(function () {
    if (!hasPython()) this.skip();
  });

  it('reads what was exported, and learns the answer and its end, not the prompt', () => {
    const said = python(`
import json, train
class Tokenizer:
    eos_token_id = 0
    def apply_chat_template(self, turns, add_generation_prompt, tokenize):
        return [len(turn["content"]) for turn in turns]
    def __call__(self, text, add_special_tokens):
        assert not add_special_tokens
        return {"input_ids": [ord(letter) for letter in text]}
options = train.read_options(["base", "out", "--examples", "accepted.jsonl"])
turns = [{"role": "system", "content": "abc"}, {"role": "user", "content": "de"}]
print(json.dumps([train.tokens_of(Tokenizer(), turns, "A"), options.rank, train.read_lines(options.pairs)]))`);
    assert.deepEqual(said, [
      [
        [3, 2],
        [65, 0],
      ],
      8,
      [],
    ]);
  });

  it('changes the maps that the import takes, all seven of each layer', () =>
    withFolder({}, async (folder) => {
      const modules = python('import json, train; print(json.dumps(train.MODULES))') as string[];
      writeRandomModel(join(folder, 'base.gguf'));
      const plan = llamaPlan(await readGgufHeader(join(folder, 'base.gguf')), 'base');
      const layout = loraLayout(plan, { rank: PEFT_RANK, alpha: 8, topLayers: TINY.layers });
      const tensors = peftTensors(layout, gaussians(layout.length, 0.1, seeded(1)), plan).filter(({ name }) =>
        modules.some((module) => name.includes(`.${module}.`)),
      );
      writePeft(folder, { ...PEFT_CONFIG, target_modules: modules }, tensors);
      const read = (name: string) => readFileSync(join(folder, name));
      const { layout: converted } = peftAdapter(
        {
          name: 'out',
          weights: read('adapter_model.safetensors'),
          config: read('adapter_config.json').toString(),
        },
        plan,
      );
      assert.equal(converted.maps.length, modules.length * TINY.layers);
      assert.equal(modules.length, 7);
    }));
});
