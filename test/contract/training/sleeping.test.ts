/** A whole night with the real parts: from the journal of feedback to an adapter that answers, also when it is interrupted on the way. */
import assert from 'node:assert/strict';
import { buildKernels } from '../../../scripts/kernels.mjs';
import { exampleEntry } from '../../../src/app/feedback/examples/exampleRecords.ts';
import { actionEntry, offerEntry } from '../../../src/app/feedback/records.ts';
import { seeded } from '../../../src/base/seeded.ts';
import { SqliteKnowledge } from '../../../src/infra/knowledge/sqliteKnowledge.ts';
import { createNodeEngine } from '../../../src/infra/nodeEngine.ts';
import type { Engine } from '../../../src/protocol/engineApi.ts';
import type { SleepProgress, SleepReport, SleepRequest } from '../../../src/protocol/sleepApi.ts';
import { groundplan } from '../../support/commandLine.ts';
import { modelFolder } from '../../support/embeddedEngine.ts';
import { writeRandomModel } from '../../support/gguf/randomModel.ts';

const PHRASES = [
  'rest();\n',
  'lay(er);\n',
  'on = theme;\n',
  'theme++;\n',
  'if (on) rest();\n',
  'er.lay = on;\n',
];
const NIGHT: SleepRequest = { asked: 'command', settings: { learningRate: 3e-4, epochs: 2 } };
const TRAITS = {
  kind: 'generate',
  language: 'typescript',
  pattern: '',
  role: '',
  frameworks: [],
  place: [],
  confidence: 'high',
  score: 0.5,
};

describe('sleeping', function () {
  this.timeout(120_000);
  const files = modelFolder();
  const engines: Engine[] = [];
  const said: string[] = [];
  let kernels: string;

  before(async () => {
    kernels = await buildKernels();
    writeRandomModel(files.path('base.gguf'), { type: 'F32', layers: 3, embedding: 64, feedForward: 96 });
  });

  after(async () => {
    for (const engine of engines) await engine.dispose();
    files.remove();
  });

  function window(state: string, model = 'base.gguf'): Engine {
    const engine = createNodeEngine({
      log: (message) => void said.push(message),
      gitAllowed: false,
      statePath: files.path(state),
      storage: files.path(`${state}/storage`),
      training: { threads: 1, kernels },
      enginesConfiguration: async () => ({
        preference: 'embedded',
        servers: [],
        embedded: { gpu: 'off', threads: 1, contextTokens: 1024, model: files.path(model) },
      }),
    });
    engines.push(engine);
    return engine;
  }

  function profile(state: string): SqliteKnowledge {
    const file = files.path(`${state}/knowledge.db`);
    return new SqliteKnowledge({ file, now: () => Date.UTC(2027, 0, 31), problem: assert.fail });
  }

  /** Texts that were accepted and have stayed for a week. */
  async function accept(state: string, count: number): Promise<void> {
    const knowledge = profile(state);
    const random = seeded(5);
    const some = () =>
      Array.from({ length: 8 }, () => PHRASES[Math.floor(random() * PHRASES.length)]).join('');
    for (let n = 0; n < count; n++) {
      const offer = { id: `o${n}`, suggestion: `s${n}`, project: '/shop', expected: 0.5, traits: TRAITS };
      await knowledge.journal.append([
        offerEntry({ offer: { ...offer, surface: 'suggestion' }, title: 'A text', subjects: [], sketch: [] }),
        actionEntry(offer.id, { type: 'accepted', share: 1 }),
        actionEntry(offer.id, { type: 'survived', checkpoint: 'week', kept: 1 }),
        exampleEntry(offer.id, {
          language: 'typescript',
          path: 'src/a.ts',
          turns: [{ role: 'user', content: `say ${n % 3}` }],
          suggested: some(),
          neighbours: { above: [], below: [] },
        })!,
      ]);
    }
    await knowledge.dispose();
  }

  async function published(engine: Engine) {
    return (await engine.adapters.list({})).adapters.find(({ current }) => current);
  }

  it('publishes the same adapter, to the bit, whether it was interrupted or not, and takes it back', async () => {
    await accept('calm', 60);
    const calm = window('calm');
    const night = await calm.sleep.run(NIGHT);
    assert.equal(night.ended, 'done', JSON.stringify(night));
    assert.deepEqual(night.feedback, {
      offers: 60,
      examples: night.feedback.examples,
      refused: night.feedback.refused,
    });
    const [trained] = night.languages;
    assert.equal(trained!.outcome, 'published', JSON.stringify(night));

    await accept('stirred', 60);
    const first = window('stirred');
    const stages: SleepProgress[] = [];
    let refused: unknown;
    const stirred = await first.sleep.run(NIGHT, {
      on(progress) {
        stages.push(progress);
        if (progress.training?.step === 2)
          refused = window('stirred')
            .sleep.run(NIGHT)
            .catch(({ code }) => code)
            .then(async (code) => {
              await first.background.typed({});
              return code;
            });
      },
    });
    assert.equal(await refused, 'busy');
    assert.equal(stirred.ended, 'interrupted', JSON.stringify(stirred));
    const [so] = stirred.languages;
    await first.dispose();
    const steps: number[] = [];
    const again = window('stirred');
    const resumed = await again.sleep.run(
      { asked: 'command' },
      { on: ({ training }) => void (training && steps.push(training.step)) },
    );
    assert.deepEqual([resumed.id, resumed.ended], [stirred.id, 'done'], JSON.stringify(resumed));
    assert.ok(steps[0]! > 2, `it went on at step ${steps[0]} after ${so!.losses.length}`);
    const [one, other] = [await published(calm), await published(again)];
    assert.equal(other?.sha256, one?.sha256);
    assert.deepEqual(resumed.languages[0]!.losses, trained!.losses);

    assert.equal((await again.sleep.run(NIGHT)).ended, 'nothing to do');
    const undone = await again.sleep.undo({ id: resumed.id });
    assert.deepEqual([undone.undone, await published(again)], [true, undefined]);
  });

  it('does the rest without a model, from a state that nobody can read, and says so', async () => {
    await accept('bare', 30);
    const knowledge = profile('bare');
    await knowledge.values.set('sleep', 'night', { version: 1, half: true });
    await knowledge.dispose();
    const bare = window('bare', 'nowhere.gguf');
    const { ended, why, feedback, languages } = await bare.sleep.run(NIGHT);
    assert.deepEqual([ended, feedback.offers, languages[0]!.outcome], ['done', 30, 'failed']);
    assert.match(why!, /no model on this machine that could be trained/);
    assert.match(said.join('\n'), /could not be read\. It is set aside/);
  });

  it('is begun, told of and taken back from the command line', async () => {
    const kept = ['--storage', files.path('line'), '-q'];
    const begun = await groundplan(['sleep', '--minutes', '1', ...kept, '-f', 'json']);
    const { id, ended } = JSON.parse(begun.output) as SleepReport;
    assert.deepEqual([begun.status, ended], [0, 'nothing to do'], begun.errors);
    const told = await groundplan(['sleep', 'report', ...kept]);
    assert.match(told.output, /^Sleep of .* UTC: nothing to do/);
    assert.match(told.output, /There was nothing new to learn from\./);
    assert.match((await groundplan(['sleep', 'undo', id, ...kept])).output, /taken back/);
    const unknown = await groundplan(['sleep', 'undo', 'never', ...kept]);
    assert.equal(unknown.status, 2);
    assert.match(unknown.errors, /No sleep has the id never/);
  });
});
