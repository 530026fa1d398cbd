import assert from 'node:assert/strict';
import { msUntil } from '../../../../src/app/sleep/timeOfDay.ts';
import type { AutomaticSleep, AutomaticState } from '../../../../src/protocol/sleepApi.ts';
import { learningExample, sleepScene } from '../../../support/sleepScene.ts';

const MINUTE = 60_000;

function automatic(request: Partial<AutomaticSleep> = {}) {
  const scene = sleepScene();
  const states: AutomaticState[] = [];
  const end = new AbortController();
  const done = scene.sleep
    .automatic(
      { afterMinutes: 30, at: '', ...request },
      { signal: end.signal, on: (state) => states.push(state) },
    )
    .catch((error: { code?: string }) => error.code);
  const phases = () => states.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]);
  return { ...scene, states, phases, cancel: () => end.abort(), done };
}

describe('sleep that begins by itself', () => {
  it('begins after half an hour without activity, and not again before there was some', async () => {
    const { pass, phases, trained, presence, machine } = automatic();
    await pass(20 * MINUTE);
    presence.notice('there');
    await pass(29 * MINUTE);
    assert.deepEqual(phases(), ['awake']);
    await pass(2 * MINUTE);
    assert.deepEqual(phases(), ['awake', 'asleep', 'slept']);
    machine.examples.push(...Array.from({ length: 20 }, (_, n) => learningExample(100 + n)));
    await pass(600 * MINUTE);
    assert.equal(trained.length, 1);
    presence.notice('there');
    await pass(31 * MINUTE);
    assert.equal(trained.length, 2);
  });

  it('is neither kept from beginning nor ended by what views and learning ask for', async () => {
    const { pass, phases, trained, activity, machine, states } = automatic();
    await pass(29 * MINUTE);
    activity.touch();
    const answered = activity.begin();
    machine.stepsUntilWait = 1;
    await pass(2 * MINUTE);
    assert.deepEqual(phases(), ['awake', 'asleep']);
    activity.touch();
    answered();
    await pass(5 * MINUTE);
    assert.equal(states.at(-1)!.phase, 'asleep');
    assert.equal(trained.length, 1);
  });

  it('waits for the answer that a person has asked for, and half an hour more', async () => {
    const { pass, phases, presence } = automatic();
    const answered = presence.awaiting();
    await pass(40 * MINUTE);
    answered();
    await pass(29 * MINUTE);
    assert.deepEqual(phases(), ['awake']);
    await pass(2 * MINUTE);
    assert.deepEqual(phases(), ['awake', 'asleep', 'slept']);
  });

  it('says that somebody is there again, once, whether it was over by then or ended by that', async () => {
    const { pass, phases, presence, machine } = automatic();
    await pass(31 * MINUTE);
    presence.notice('there');
    presence.notice('typed');
    assert.deepEqual(phases(), ['awake', 'asleep', 'slept', 'awake']);
    machine.examples.push(...Array.from({ length: 20 }, (_, n) => learningExample(100 + n)));
    machine.stepsUntilWait = 1;
    await pass(31 * MINUTE);
    presence.notice('typed');
    await pass(0);
    assert.deepEqual(phases().slice(4), ['asleep', 'slept', 'awake']);
  });

  it('sleeps on where its time of the day comes meanwhile', async () => {
    const { pass, phases, machine } = automatic({ at: '03:30' });
    const waitMs = msUntil('03:30', new Date(Date.UTC(2027, 0, 31, 22)));
    machine.stepsUntilWait = 1;
    await pass(waitMs + 10 * MINUTE);
    assert.deepEqual(phases(), ['awake', 'asleep']);
  });

  it('is interrupted by typing, and goes on after the next quiet', async () => {
    const { pass, states, presence, machine, trained } = automatic();
    machine.stepsUntilWait = 1;
    await pass(31 * MINUTE);
    presence.notice('there');
    await pass(0);
    const [slept] = states.slice(-2);
    assert.ok(slept?.phase === 'slept' && slept.report.ended === 'interrupted', JSON.stringify(slept));
    assert.match(slept.report.why!, /Somebody was at work again/);
    machine.stepsUntilWait = undefined;
    await pass(31 * MINUTE);
    assert.deepEqual(trained[1], trained[0]);
  });

  it('begins at its time of the day once nobody types, and passes it over where somebody works on', async () => {
    const { pass, phases, presence, trained } = automatic({ afterMinutes: 0, at: '03:30' });
    const waitMs = msUntil('03:30', new Date(Date.UTC(2027, 0, 31, 22)));
    await pass(waitMs - MINUTE);
    assert.deepEqual(phases(), ['awake']);
    await pass(2 * MINUTE);
    presence.notice('there');
    await pass(3 * MINUTE);
    assert.equal(trained.length, 1);
    await pass(20 * 60 * MINUTE);
    assert.equal(trained.length, 1);
  });

  it('waits while the machine runs on battery or another window sleeps, and tries again', async () => {
    const { pass, states, machine, trained } = automatic();
    machine.battery = true;
    await pass(31 * MINUTE);
    assert.deepEqual(states.at(-1), { phase: 'paused', why: 'battery' });
    machine.battery = false;
    machine.held.add('sleep');
    await pass(31 * MINUTE);
    assert.deepEqual(states.at(-1), { phase: 'paused', why: 'another window' });
    machine.held.delete('sleep');
    await pass(31 * MINUTE);
    assert.equal(trained.length, 1);
  });

  it('does not begin while a person is at work in another window, and is woken by that one', async () => {
    const { pass, phases, machine, trained, now, states } = automatic();
    await pass(20 * MINUTE);
    machine.noticedMs.there = now();
    await pass(11 * MINUTE);
    assert.deepEqual(phases(), ['awake']);
    machine.stepsUntilWait = 1;
    await pass(31 * MINUTE);
    assert.equal(trained.length, 1);
    machine.noticedMs.there = now();
    await pass(1000);
    const last = states.at(-1)!;
    assert.ok(last.phase === 'slept' && last.report.ended === 'interrupted', JSON.stringify(last));
  });

  it('leaves no timer and hears nothing once it is off', async () => {
    const { timers, cancel, done, pass, trained, presence } = automatic({ at: '04:00' });
    assert.ok(timers.size > 0);
    cancel();
    assert.equal(await done, 'cancelled');
    assert.equal(timers.size, 0);
    presence.notice('there');
    assert.equal(timers.size, 0);
    await pass(24 * 60 * MINUTE);
    assert.equal(trained.length, 0);
  });

  it('refuses a time that is none', async () => {
    const { sleep } = sleepScene();
    await assert.rejects(sleep.automatic({ afterMinutes: 30, at: '25:00' }), { code: 'invalid-option' });
  });
});

describe('a time of the day', () => {
  it('is later today, or tomorrow', () => {
    const now = new Date(2027, 0, 31, 22, 0, 30);
    assert.equal(msUntil('23:00', now), 59.5 * MINUTE);
    assert.equal(msUntil('22:00', now), 24 * 60 * MINUTE - 30_000);
  });
});
