/** From accepted texts to an adapter that answers: tokens, training, the gate and the store, with the real parts. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { buildKernels } from '../../../scripts/kernels.mjs';
import { seeded } from '../../../src/base/seeded.ts';
import type { TextExample } from '../../../src/core/model/textExample.ts';
import { createNodeEngine } from '../../../src/infra/nodeEngine.ts';
import type { TrainEvent, TrainRequest } from '../../../src/protocol/adaptersApi.ts';
import type { Engine } from '../../../src/protocol/engineApi.ts';
import { modelFolder } from '../../support/embeddedEngine.ts';
import { writeRandomModel } from '../../support/gguf/randomModel.ts';

const WORDS = ['the layer ', 'rests on ', 'a tested ', 'theme '];
const random = seeded(5);
const some = (words: readonly string[]) =>
  Array.from({ length: 6 }, () => words[Math.floor(random() * words.length)]).join('');
/** What this person likes: the four phrases, and never those spelt backwards. */
const EXAMPLES: readonly TextExample[] = Array.from({ length: 40 }, () => ({
  language: 'typescript',
  prompt: 'say: ',
  accepted: some(WORDS),
  weight: 1,
}));

describe('learning from accepted texts', function () {
  this.timeout(120_000);
  const files = modelFolder();
  let engine: Engine;

  before(async () => {
    writeRandomModel(files.path('base.gguf'), { type: 'F32', layers: 3, embedding: 64, feedForward: 96 });
    engine = createNodeEngine({
      log() {},
      gitAllowed: false,
      statePath: files.path('state'),
      storage: files.path('storage'),
      training: { threads: 1, kernels: await buildKernels() },
      enginesConfiguration: async () => ({
        preference: 'embedded',
        servers: [],
        embedded: { gpu: 'off', threads: 1, contextTokens: 1024, model: files.path('base.gguf') },
      }),
    });
  });

  after(async () => {
    await engine.dispose();
    files.remove();
  });

  function train(request: Partial<TrainRequest> = {}, on: (event: TrainEvent) => void = () => {}) {
    return engine.adapters.train({ language: 'typescript', examples: EXAMPLES, ...request }, { on });
  }

  it('publishes an adapter that is better and forgets nothing, and answers with it', async () => {
    const steps: TrainEvent[] = [];
    const outcome = await train({ settings: { learningRate: 3e-4, epochs: 2 } }, (event) =>
      steps.push(event),
    );
    assert.equal(outcome.kind, 'published', JSON.stringify(outcome));
    assert.ok(outcome.kind === 'published');
    const { figures, about } = outcome.adapter;
    assert.ok(figures!.accepted.adapter < figures!.accepted.base - 0.02, JSON.stringify(figures));
    assert.match(about, /^3\d examples$/);
    assert.equal(steps.length, steps[0]!.steps);
    const answered = await engine.models.generate({
      prompt: { kind: 'text', text: 'say: ' },
      maxTokens: 4,
      about: { request: { typescript: 1 }, project: {} },
    });
    assert.match(answered.because, /with the adapter typescript v1/);
    assert.deepEqual(readdirSync(files.path('state/training')), [], 'what it worked with is gone');
  });

  it('learns well without forgetting what it knew: general code is practised beside', async () => {
    const outcome = await train({ settings: { learningRate: 2e-2, epochs: 8 } });
    assert.ok(outcome.kind === 'published', JSON.stringify(outcome));
    const { accepted, general } = outcome.adapter.figures!;
    assert.ok(accepted.adapter < accepted.base / 2, JSON.stringify(accepted));
    assert.ok(general.adapter < general.base, JSON.stringify(general));
  });

  it('discards one that has lost its way, with its figures', async () => {
    const outcome = await train({ settings: { learningRate: 1, epochs: 1 } });
    assert.ok(outcome.kind === 'discarded', JSON.stringify(outcome));
    const { accepted } = outcome.figures!;
    assert.ok(!(accepted.adapter < accepted.base), JSON.stringify(accepted));
    assert.match(outcome.reasons.join(' '), /General code has become less likely|are no numbers/);
    assert.equal((await engine.adapters.list({})).adapters.length, 2);
  });

  it('does not train on less than it can measure', async () => {
    const outcome = await train({ examples: EXAMPLES.slice(0, 3) });
    assert.ok(outcome.kind === 'discarded' && /are needed\.$/.test(outcome.reasons[0]!));
  });

  it('trains for languages that there are, and one at a time', async () => {
    await assert.rejects(train({ language: 'klingon' }), { code: 'invalid-option' });
    const stop = new AbortController();
    const request = { language: 'go', examples: EXAMPLES, settings: { epochs: 60 } };
    let ended: Promise<void> | undefined;
    await new Promise<void>((begun) => {
      const first = engine.adapters.train(request, { signal: stop.signal, on: () => begun() });
      ended = assert.rejects(first, { code: 'cancelled' });
    });
    await assert.rejects(train({ language: 'rust' }), { code: 'busy', message: /Another window trains/ });
    stop.abort();
    await ended;
  });

  it('stops when it is told to, and goes on the next time', async () => {
    const stop = new AbortController();
    const settings = { learningRate: 3e-4, epochs: 60 };
    const request = { language: 'python', examples: EXAMPLES, settings };
    let last = 0;
    const stopped = engine.adapters.train(request, {
      signal: stop.signal,
      on({ step }) {
        last = step;
        if (step === 5) stop.abort();
      },
    });
    await assert.rejects(stopped, { code: 'cancelled' });
    const again = new AbortController();
    const steps: number[] = [];
    const resumed = engine.adapters.train(request, {
      signal: again.signal,
      on({ step }) {
        steps.push(step);
        again.abort();
      },
    });
    await assert.rejects(resumed, { code: 'cancelled' });
    assert.ok(steps[0]! > 5 && steps[0]! <= last + 2, `${steps[0]} after ${last}`);
  });
});
