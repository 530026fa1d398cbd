import assert from 'node:assert/strict';
import type { Action, Episode } from '../../../../src/core/model/feedback.ts';
import { outcomesOf, Preference } from '../../../../src/core/preference/preference.ts';
import { replay } from '../../../../src/core/preference/replay.ts';
import { offer, traits } from '../../../support/feedback.ts';

function episode(id: string, kind: string, ...actions: readonly Action[]): Episode {
  return {
    offer: offer({ id, suggestion: id, traits: traits({ kind }) }),
    actions: actions.map((action) => ({ atMs: 0, action })),
  };
}

function candidate(suggestion: string, kind: string) {
  return { suggestion, project: 'first', traits: traits({ kind }) };
}

const kept: readonly Action[] = [
  { type: 'accepted', share: 1 },
  { type: 'survived', checkpoint: 'commit', kept: 1 },
];
const many = Array.from({ length: 8 }, (_, index) => index);
const taught = [
  ...many.map((index) => episode(`good ${index}`, 'break-cycle', ...kept)),
  ...many.map((index) => episode(`bad ${index}`, 'move-file', { type: 'dismissed' })),
];

describe('preference', () => {
  it('shows what is liked first and stays silent about what is not', () => {
    const preference = new Preference(taught);
    const { shown, quiet } = preference.choose([candidate('a', 'move-file'), candidate('b', 'break-cycle')]);
    assert.deepEqual(
      shown.map(({ suggestion }) => suggestion),
      ['b'],
    );
    assert.deepEqual(
      quiet.map(({ suggestion }) => suggestion),
      ['a'],
    );
  });

  it('answers the same until something is recorded', () => {
    const preference = new Preference(taught);
    const candidates = many.map((index) =>
      candidate(`${index}`, index % 2 === 0 ? 'split-module' : 'new-file'),
    );
    assert.deepEqual(preference.choose(candidates), preference.choose(candidates));
  });

  it('is the same whether it was told at once or bit by bit', () => {
    const atOnce = new Preference(taught);
    const bitByBit = new Preference();
    for (const each of taught) {
      for (let count = 1; count <= each.actions.length; count++) {
        bitByBit.record({ ...each, actions: each.actions.slice(0, count) });
      }
    }
    assert.deepEqual(
      bitByBit.expect(candidate('x', 'move-file')),
      atOnce.expect(candidate('x', 'move-file')),
    );
  });

  it('takes a good opinion back when the code is deleted later', () => {
    const preference = new Preference([episode('a', 'new-file', ...kept)]);
    const before = preference.expect(candidate('x', 'new-file')).mean;
    preference.record(episode('a', 'new-file', ...kept, { type: 'deleted' }));
    assert.ok(preference.expect(candidate('x', 'new-file')).mean < before);
  });

  it('learns nothing from what was only shown', () => {
    assert.deepEqual(outcomesOf([episode('a', 'new-file', { type: 'shown', forMs: 900 })]), []);
  });

  it('ages an outcome by the later ones of its own project only', () => {
    const elsewhere = { ...episode('b', 'new-file', ...kept), offer: offer({ id: 'b', project: 'second' }) };
    const ages = outcomesOf([episode('a', 'new-file', ...kept), elsewhere, elsewhere]).map(({ age }) => age);
    assert.deepEqual(ages, [0, 1, 0]);
  });
});

describe('replay', () => {
  it('keeps a share for a project that has been left for long', () => {
    const left = Array.from({ length: 20 }, (_, index) => episode(`left ${index}`, 'new-file', ...kept));
    const now = Array.from({ length: 400 }, (_, index) => ({
      ...episode(`now ${index}`, 'move-file', { type: 'dismissed' }),
      offer: offer({ id: `now ${index}`, project: 'second' }),
    }));
    const mind = replay(outcomesOf([...left, ...now]), 100);
    assert.equal(mind.length, 100);
    assert.equal(mind.filter(({ project }) => project === 'first').length, 20);
  });

  it('keeps what was clear or surprising before what taught little', () => {
    const dull = many.map((index) => episode(`dull ${index}`, 'new-file', { type: 'ignored' }));
    const mind = replay(outcomesOf([episode('clear', 'move-file', ...kept), ...dull]), 4);
    assert.ok(mind.some(({ traits: { kind } }) => kind === 'move-file'));
  });

  it('keeps all, in their order, where there is room', () => {
    const outcomes = outcomesOf(taught);
    assert.deepEqual(replay(outcomes, 100), outcomes);
  });
});
