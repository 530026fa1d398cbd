/** Training from examples to a file, measured through llama.cpp. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenText } from '../../../src/core/training/tokenExamples.ts';
import { type TrainSpec, trainAdapter } from '../../../src/infra/train/trainAdapter.ts';
import { llamaLogits } from '../../support/llamaLogits.ts';
import { withFolder } from '../../support/temporary.ts';
import { pairs, sentences, TINY_SETTINGS, tinyTraining } from '../../support/tinyTraining.ts';

describe('training an adapter', function () {
  this.timeout(120_000);

  it('halves what held-out text costs a token, as llama.cpp finds with the adapter', () =>
    withFolder({}, async (folder) => {
      const spec = await tinyTraining(folder);
      const { losses } = await trainAdapter(spec);
      assert.ok(losses.at(-1)! < losses[0]! / 2, `${losses}`);
      const heldOut = sentences(8, 77);
      const before = await costs(spec.modelPath, heldOut);
      const after = await costs(spec.modelPath, heldOut, spec.adapterPath);
      assert.ok(mean(after) < mean(before) / 2, `${mean(before)} → ${mean(after)}`);
    }));

  it('by preference makes what is chosen likelier than what is rejected', () =>
    withFolder({}, async (folder) => {
      const settings = { ...TINY_SETTINGS, beta: 0.3 };
      const spec = await tinyTraining(folder, { examples: pairs(24, 1), settings });
      await trainAdapter(spec);
      const heldOut = pairs(8, 77).flatMap((each) =>
        each.kind === 'preference' ? [each.chosen, each.rejected] : [],
      );
      const cost = await costs(spec.modelPath, heldOut, spec.adapterPath);
      const wins = cost.filter((own, at) => at % 2 === 0 && own < cost[at + 1]!).length;
      assert.equal(wins, 8, `${cost}`);
    }));

  it('comes to the same bytes for a seed, whatever the threads, and to others for another', () =>
    withFolder({}, async (folder) => {
      const trained = async (name: string, changes: Partial<TrainSpec>) => {
        const own = { adapterPath: join(folder, name), workFolder: join(folder, `${name}.work`) };
        await trainAdapter(await tinyTraining(folder, { settings: SHORT, ...own, ...changes }));
        return readFileSync(own.adapterPath);
      };
      const first = await trained('a', {});
      assert.ok(first.equals(await trained('b', {})));
      assert.ok(first.equals(await trained('c', { threads: 3 })));
      assert.ok(!first.equals(await trained('d', { settings: { ...SHORT, seed: 2 } })));
    }));

  it('that was stopped goes on to the bytes that it would have come to', () =>
    withFolder({}, async (folder) => {
      const mixed = [...(await tinyTraining(folder)).examples.slice(0, 6), ...pairs(6, 5)];
      const spec = await tinyTraining(folder, { settings: SHORT, examples: mixed });
      await trainAdapter(spec);
      const whole = readFileSync(spec.adapterPath);
      const again = {
        ...spec,
        adapterPath: join(folder, 'again.gguf'),
        workFolder: join(folder, 'again'),
        checkpointEveryMs: 0,
      };
      for (const stopAt of [2, 4]) {
        const stop = new AbortController();
        const report = ({ step }: { step: number }) => step === stopAt && stop.abort();
        await assert.rejects(trainAdapter(again, { signal: stop.signal, report }), { code: 'cancelled' });
        assert.ok(!readdirSync(folder).includes('again.gguf'));
      }
      const steps: number[] = [];
      await trainAdapter(again, { report: ({ step }) => void steps.push(step) });
      assert.equal(steps[0], 5);
      assert.ok(whole.equals(readFileSync(again.adapterPath)));
    }));

  it('begins anew where the checkpoint is damaged, or is of another training', () =>
    withFolder({}, async (folder) => {
      const spec = await tinyTraining(folder, { settings: SHORT, checkpointEveryMs: 0 });
      const stopped = async () => {
        const stop = new AbortController();
        const report = ({ step }: { step: number }) => step === 3 && stop.abort();
        await assert.rejects(trainAdapter(spec, { signal: stop.signal, report }), { code: 'cancelled' });
      };
      const firstStep = async (changed: Partial<TrainSpec>) => {
        const steps: number[] = [];
        await trainAdapter({ ...spec, ...changed }, { report: ({ step }) => void steps.push(step) });
        return steps[0];
      };
      await stopped();
      assert.equal(await firstStep({ settings: { ...SHORT, seed: 9 } }), 1);
      await stopped();
      const path = join(spec.workFolder, 'checkpoint');
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(path, bytes);
      assert.equal(await firstStep({}), 1);
    }));

  it('says so where the disk is full, and goes on once there is room', function () {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return this.skip();
    return withFolder({}, async (folder) => {
      const small = join(folder, 'small');
      mkdirSync(small);
      const mount = (options: string) =>
        spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', small]).status === 0;
      if (!mount('size=64k')) return this.skip();
      try {
        const spec = await tinyTraining(folder, { settings: SHORT, workFolder: join(small, 'work') });
        await assert.rejects(trainAdapter(spec), { code: 'disk-full', message: /no room left.*train again/ });
        assert.deepEqual(readdirSync(folder).sort(), ['model.gguf', 'small']);
        assert.ok(mount('remount,size=64m'));
        await trainAdapter(spec);
      } finally {
        spawnSync('umount', [small]);
      }
    });
  });

  it('refuses examples of which nothing can be learned, and a memory that is too small', () =>
    withFolder({}, async (folder) => {
      const spec = await tinyTraining(folder);
      const refused = (changes: Partial<TrainSpec>, message: RegExp) =>
        assert.rejects(trainAdapter({ ...spec, ...changes }), { code: 'untrainable', message });
      const text = (own: TokenText): Partial<TrainSpec> => ({
        examples: [{ kind: 'likelihood', text: own, weight: 1 }],
      });
      await refused({ examples: [] }, /nothing to learn from/);
      await refused(text({ tokens: [1, 2, 3], promptTokens: 3 }), /nothing follows its prompt/);
      await refused(text({ tokens: [1, 2, 99_999], promptTokens: 1 }), /beyond the vocabulary/);
      await refused({ memoryBytes: 4e6 }, /needs more than 1\d\d MB of memory, and may take 4 MB/);
    }));
});

const SHORT = { ...TINY_SETTINGS, epochs: 2, rank: 4 };

/** −log share a token of what follows each prompt. */
async function costs(
  modelPath: string,
  texts: readonly TokenText[],
  adapterPath?: string,
): Promise<readonly number[]> {
  const request = adapterPath === undefined ? { modelPath } : { modelPath, adapterPath };
  const logs = await llamaLogits({ ...request, texts: texts.map(({ tokens }) => tokens) });
  return texts.map(({ tokens, promptTokens }, text) =>
    mean(tokens.slice(promptTokens).map((id, at) => -logs[text]![promptTokens - 1 + at]![id]!)),
  );
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
