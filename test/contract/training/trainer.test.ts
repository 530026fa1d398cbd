/** The trainer's process: it says how far it is, stops at once, and whatever ends it, goes on to the same file. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../../../src/base/seeded.ts';
import { NodeTrainer } from '../../../src/infra/train/nodeTrainer.ts';
import { runTrainer } from '../../../src/infra/train/runTrainer.ts';
import { trainAdapter } from '../../../src/infra/train/trainAdapter.ts';
import type { ProcessProgress } from '../../../src/infra/train/trainMessages.ts';
import { writeEmbeddingModel } from '../../support/gguf/embeddingModel.ts';
import { withFolder } from '../../support/temporary.ts';
import { TINY_SETTINGS, tinyTraining } from '../../support/tinyTraining.ts';

describe('the trainer’s process', function () {
  this.timeout(120_000);

  it('tells of each step, with less priority than its parent, and leaves nothing but the adapter', () =>
    withFolder({}, async (folder) => {
      const spec = await tinyTraining(folder, { threads: 2, settings: { ...TINY_SETTINGS, epochs: 2 } });
      const told: ProcessProgress[] = [];
      const priorities: number[] = [];
      let trainer = 0;
      const started = (pid: number) => {
        trainer = pid;
      };
      const report = (progress: ProcessProgress) => {
        told.push(progress);
        if (told.length === 1) priorities.push(getPriority(trainer));
      };
      const trained = await runTrainer(spec, { report, started });
      assert.deepEqual(
        told.map(({ step }) => step),
        Array.from({ length: 12 }, (_, at) => at + 1),
      );
      assert.equal(trained.losses.length, 12);
      assert.ok(told.at(-1)!.cpuMs > 0 && told.at(-1)!.tokensPerSecond > 0);
      assert.ok(priorities[0]! > getPriority(), `${priorities}`);
      assert.deepEqual(readdirSync(folder).sort(), ['adapter.gguf', 'model.gguf', 'work']);
      assert.deepEqual(readdirSync(spec.workFolder), ['prefix']);
    }));

  it('stops within a second, whatever it is at', () =>
    withFolder({}, async (folder) => {
      const spec = await tinyTraining(folder, { settings: { ...TINY_SETTINGS, epochs: 500 } });
      for (const afterMs of [0, 150, 1200]) {
        const stop = new AbortController();
        let asked = 0;
        setTimeout(() => {
          asked = performance.now();
          stop.abort();
        }, afterMs);
        await assert.rejects(runTrainer(spec, { signal: stop.signal }), { code: 'cancelled' });
        assert.ok(performance.now() - asked < 1500, `${performance.now() - asked} ms`);
      }
    }));

  it('keeps a finished adapter until it is judged: asked for the same again, it is there at once', () =>
    withFolder({}, async (folder) => {
      const { modelPath, examples, settings, kernels } = await tinyTraining(folder);
      const trainer = new NodeTrainer({ folder: join(folder, 'training'), threads: 1, kernels: kernels! });
      const request = { modelPath, modelName: 'tiny', language: 'go', examples, settings, cpuShare: 1 };
      const first = await trainer.train(request);
      const bytes = readFileSync(first);
      const report = () => assert.fail('nothing is trained');
      assert.equal(await trainer.train(request, { report }), first);
      assert.deepEqual(readFileSync(first), bytes);
      const other = await trainer.train({ ...request, settings: { ...settings, seed: 7 } });
      assert.notEqual(other, first);
      assert.equal(existsSync(first), false, 'nobody goes on with that one');
      await trainer.forget();
      assert.equal(existsSync(other), false);
    }));

  it('pauses for the share of the time that it may not use', () =>
    withFolder({}, async (folder) => {
      const spec = await tinyTraining(folder, { cpuShare: 0.2 });
      const shares: number[] = [];
      let began: { readonly cpuMs: number; readonly atMs: number } | undefined;
      await runTrainer(spec, {
        report({ cpuMs }) {
          const now = { cpuMs, atMs: performance.now() };
          if (began !== undefined) shares.push((now.cpuMs - began.cpuMs) / (now.atMs - began.atMs));
          else began = now;
        },
      });
      assert.ok(shares.at(-1)! < 0.45, `${shares.at(-1)} of a core`);
    }));

  it('killed at any moment goes on, and comes to the file that it would have written', () =>
    withFolder({}, async (folder) => {
      const settings = { ...TINY_SETTINGS, epochs: 3 };
      const spec = await tinyTraining(folder, { settings, checkpointEveryMs: 0 });
      await trainAdapter({
        ...spec,
        adapterPath: join(folder, 'whole.gguf'),
        workFolder: join(folder, 'other'),
      });
      const random = seeded(11);
      for (let kills = 0; kills < 6; kills += 1) {
        const started = (pid: number) => void sleep(100 + 600 * random()).then(() => kill(pid));
        const ended = await runTrainer(spec, { started }).then(
          () => undefined,
          (error: { code: string; message: string }) => error,
        );
        if (ended === undefined) break;
        assert.equal(ended.code, 'training-failed', ended.message);
        assert.match(ended.message, /goes on from its last checkpoint/);
      }
      await runTrainer(spec);
      assert.ok(readFileSync(join(folder, 'whole.gguf')).equals(readFileSync(spec.adapterPath)));
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith('.part')),
        [],
      );
    }));

  it('says why a model cannot be trained', () =>
    withFolder({}, async (folder) => {
      const spec = await tinyTraining(folder);
      const modelPath = join(folder, 'bert.gguf');
      writeEmbeddingModel(modelPath);
      const wanted = { code: 'untrainable', message: /bert cannot be trained: it is of the architecture/ };
      await assert.rejects(runTrainer({ ...spec, modelPath, modelName: 'bert' }), wanted);
      await assert.rejects(runTrainer({ ...spec, modelPath: join(folder, 'none.gguf') }), {
        code: 'engine-unavailable',
        message: /There is no file/,
      });
    }));
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
