import assert from 'node:assert/strict';
import { newNight } from '../../../../src/app/sleep/night.ts';
import { OpenNight } from '../../../../src/app/sleep/openNight.ts';
import { CodedError } from '../../../../src/base/codedError.ts';
import type { SleepProgress } from '../../../../src/protocol/sleepApi.ts';
import { learningExample, sleepScene } from '../../../support/sleepScene.ts';

const asked = 'command';

/** Waits until what is under way has come to its wait. */
async function turns(): Promise<void> {
  for (let n = 0; n < 20; n++) await new Promise((resolve) => setImmediate(resolve));
}

describe('a sleep', () => {
  it('passes its stages in order, publishes, and is told of until it was read', async () => {
    const { sleep } = sleepScene();
    const told: SleepProgress[] = [];
    const report = await sleep.run({ asked }, { on: (progress) => told.push(progress) });
    const stages = [...new Set(told.map(({ stage }) => stage))];
    assert.deepEqual(stages, ['extract', 'consolidate', 'compact', 'train', 'report']);
    assert.equal(report.ended, 'done');
    assert.deepEqual(report.feedback, { offers: 42, examples: 40, refused: [] });
    const [night] = report.languages;
    assert.deepEqual(
      { language: night!.language, outcome: night!.outcome, version: night!.version, losses: night!.losses },
      { language: 'typescript', outcome: 'published', version: 1, losses: [4, 3, 2, 1] },
    );
    assert.deepEqual((await sleep.reports()).unread, [report.id]);
    const news = await Promise.all([sleep.seen({ id: report.id }), sleep.seen({ id: report.id })]);
    assert.deepEqual(news, [{ isNews: true }, { isNews: false }], 'one window tells of it');
    const { reports, unread } = await sleep.reports();
    assert.deepEqual([reports, unread], [[report], []]);
  });

  it('trains nothing twice: the next night replays old ones beside new, once there are enough new', async () => {
    const { sleep, trained, machine, pass } = sleepScene();
    await sleep.run({ asked });
    await pass(1000);
    const second = await sleep.run({ asked });
    assert.equal(second.ended, 'nothing to do');
    assert.match(second.why!, /typescript: There are 0 new examples; it is trained from 20 on\./);
    assert.equal(trained.length, 1);
    machine.examples.push(...Array.from({ length: 20 }, (_, n) => learningExample(100 + n)));
    await pass(1000);
    const third = await sleep.run({ asked });
    assert.deepEqual(
      third.languages.map(({ examples, replayed, version }) => ({ examples, replayed, version })),
      [{ examples: 60, replayed: 40, version: 2 }],
    );
  });

  it('is interrupted by activity and goes on with the very same examples, however many came meanwhile', async () => {
    const { sleep, service, presence, machine, trained, consolidated, pass } = sleepScene();
    machine.stepsUntilWait = 2;
    const running = sleep.run({ asked });
    await turns();
    presence.notice('typed');
    const report = await running;
    assert.equal(report.ended, 'interrupted');
    assert.match(report.why!, /Somebody was at work again/);
    assert.deepEqual(report.languages[0]!.losses, [4, 3]);
    assert.equal(report.languages[0]!.outcome, 'interrupted');

    machine.stepsUntilWait = undefined;
    machine.examples.push(learningExample(99));
    machine.examples[3] = { ...machine.examples[3]!, weight: 0.75 };
    await pass(1000);
    const second = await service().run({ asked });
    assert.deepEqual([second.id, second.ended], [report.id, 'done']);
    assert.deepEqual(trained[1], trained[0]);
    assert.equal(consolidated.length, 1);
    assert.equal((await sleep.reports()).reports.length, 1);
  });

  it('goes on while whoever asked for it looks round, and what views look up is no work', async () => {
    const { sleep, presence, activity, machine, pass } = sleepScene();
    machine.stepsUntilWait = 1;
    let ended = false;
    const running = sleep.run({ asked }).finally(() => {
      ended = true;
    });
    await turns();
    presence.notice('there');
    activity.touch();
    machine.noticedMs.there = 600;
    await pass(2000);
    assert.equal(ended, false);
    machine.noticedMs.typed = 1900;
    await pass(2000);
    assert.equal((await running).ended, 'interrupted', 'typed in another window');
  });

  it('leaves out of an interrupted training what was forgotten meanwhile', async () => {
    const { sleep, book, presence, machine, trained } = sleepScene();
    machine.stepsUntilWait = 1;
    const running = sleep.run({ asked });
    await turns();
    presence.notice('typed');
    await running;
    const [gone] = machine.examples.splice(5, 1);
    await book.forget(new Set([gone!.id]));
    machine.stepsUntilWait = undefined;
    await sleep.run({ asked });
    assert.equal(trained[1]!.examples.length, 39);
    assert.ok(!JSON.stringify(await book.nights()).includes(`"${gone!.id} `));
  });

  it('is over when its time is, and begins at all only on mains, unless battery is allowed', async () => {
    const { sleep, machine, pass } = sleepScene();
    machine.stepsUntilWait = 1;
    const running = sleep.run({ asked, minutes: 2 });
    await turns();
    await pass(120_000);
    assert.equal((await running).ended, 'out of time');
    machine.battery = true;
    await assert.rejects(sleep.run({ asked }), { code: 'on-battery' });
    machine.stepsUntilWait = undefined;
    assert.equal((await sleep.run({ asked, onBattery: true })).ended, 'done');
  });

  it('ends when the machine goes on battery', async () => {
    const { sleep, machine, pass } = sleepScene();
    machine.stepsUntilWait = 1;
    const running = sleep.run({ asked });
    await turns();
    machine.battery = true;
    await pass(30_000);
    const { ended, why } = await running;
    assert.equal(ended, 'interrupted');
    assert.match(why!, /runs on battery now/);
  });

  it('is refused while another window sleeps, and nothing is done then', async () => {
    const { sleep, machine, trained } = sleepScene();
    machine.held.add('sleep');
    await assert.rejects(sleep.run({ asked }), { code: 'busy' });
    await assert.rejects(sleep.undo({ id: 'night-0' }), { code: 'unknown-night' });
    assert.deepEqual([trained.length, (await sleep.reports()).reports.length], [0, 0]);
  });

  it('does all but training where there is no model, and says so', async () => {
    const { sleep, machine, consolidated } = sleepScene();
    machine.model = false;
    const report = await sleep.run({ asked });
    assert.equal(report.ended, 'done');
    assert.match(report.why!, /There is no model on this machine that could be trained/);
    assert.equal(report.languages[0]!.outcome, 'failed');
    assert.equal(consolidated.length, 1);
    machine.model = true;
    assert.equal((await sleep.run({ asked })).languages[0]!.outcome, 'published');
  });

  it('goes on with the other stages where one fails, and says which', async () => {
    const { sleep, machine, trained } = sleepScene();
    machine.compactFails = true;
    const report = await sleep.run({ asked });
    assert.deepEqual([report.ended, report.why], ['failed', 'The store does not answer.']);
    assert.equal(trained.length, 1);
  });

  it('sets a state aside that it cannot read, says so, and begins from the start', async () => {
    const { sleep, knowledge, said } = sleepScene();
    await knowledge.values.set('sleep', 'night', { version: 1, id: 7 });
    assert.equal((await sleep.run({ asked })).ended, 'done');
    assert.match(said.join(), /could not be read\. It is set aside/);
    assert.deepEqual(await knowledge.values.get('sleep', 'night.damaged'), { version: 1, id: 7 });
  });

  it('changes one thing after the other, however many are asked for at once', async () => {
    const { book } = sleepScene();
    const night = new OpenNight(book, newNight('n', '2027-01-31T22:00:00.000Z'));
    await Promise.all([night.change({ done: ['extract'] }), night.change({ problems: ['one'] })]);
    const kept = await book.open();
    assert.deepEqual([kept!.done, kept!.problems], [['extract'], ['one']]);
  });

  it('takes what it published for its own where it was killed before that was written down', async () => {
    const { sleep, book, presence, machine, publish, trained } = sleepScene();
    machine.stepsUntilWait = 3;
    const running = sleep.run({ asked });
    await turns();
    presence.notice('typed');
    await running;
    publish('typescript');
    machine.stepsUntilWait = undefined;
    const report = await sleep.run({ asked });
    assert.deepEqual([report.languages[0]!.outcome, report.languages[0]!.version], ['published', 1]);
    assert.equal(trained.length, 1);
    assert.equal(await book.open(), undefined);
  });

  it('is taken back: the version before answers again, habits are restored, and twice does nothing more', async () => {
    const { sleep, machine, adapters, restored, publish, pass } = sleepScene();
    publish('typescript');
    const first = await sleep.run({ asked });
    const current = () => adapters.find((each) => each.current)?.version;
    assert.equal(current(), 2);
    const undone = await sleep.undo({ id: first.id });
    assert.deepEqual([undone.undone, current(), restored], [true, 1, [first.id]]);
    await pass(1000);
    machine.examples.push(...Array.from({ length: 20 }, (_, n) => learningExample(100 + n)));
    await sleep.run({ asked });
    assert.equal(current(), 3);
    await sleep.undo({ id: first.id });
    assert.deepEqual([current(), restored.length], [3, 1]);
  });

  it('tells once of an adapter that was given up, also where nothing else came of the night', async () => {
    const { sleep, adapters, publish, pass } = sleepScene(0);
    publish('typescript');
    adapters[0] = { ...adapters[0]!, current: false, abandoned: 'Less of it stayed.' };
    const { ended, givenUp, id } = await sleep.run({ asked: 'idle' });
    assert.equal(ended, 'done');
    assert.deepEqual(givenUp, [{ language: 'typescript', version: 1, why: 'Less of it stayed.' }]);
    assert.deepEqual((await sleep.reports()).unread, [id]);
    await pass(1000);
    assert.equal((await sleep.run({ asked })).givenUp, undefined);
  });

  it('loses nothing on a full disk, and trains the next time', async () => {
    const { sleep, machine, adapters, knowledge } = sleepScene();
    machine.outcome = 'no room';
    const report = await sleep.run({ asked });
    assert.deepEqual([report.languages[0]!.outcome, adapters.length], ['failed', 0]);
    assert.match(report.why!, /Not everything could be trained\. The disk is full\./);
    const set = knowledge.values.set;
    knowledge.values.set = () => Promise.reject(new CodedError('store-failed', 'There is no room.'));
    const { ended, why } = await sleep.run({ asked });
    assert.deepEqual([ended, why], ['failed', 'There is no room.']);
    knowledge.values.set = set;
    machine.outcome = 'published';
    assert.equal((await sleep.run({ asked })).languages[0]!.outcome, 'published');
  });

  it('keeps fifty reports', async () => {
    const { sleep, book } = sleepScene(0);
    const { id: _, ...night } = (await sleep.run({ asked })) && (await book.nights())[0]!;
    for (let n = 10; n < 70; n++)
      await book.tell({ ...night, id: `n${n}`, endedAt: `2028-01-01T00:00:${n}Z` });
    const { reports } = await sleep.reports();
    assert.deepEqual([reports.length, reports[0]!.id], [50, 'n69']);
  });

  it('refuses what makes no sense', async () => {
    const { sleep } = sleepScene(0);
    for (const wrong of [{ minutes: 0 }, { cpuShare: 2 }, { fewestExamples: 0 }])
      await assert.rejects(sleep.run({ asked, ...wrong }), { code: 'invalid-option' });
  });
});
