/** How a person feels decides between near equals, and nothing else: held against many random histories of an offer. */
import assert from 'node:assert/strict';
import {
  type Action,
  CHECKPOINTS,
  FEELING_SOURCES,
  type Feeling,
} from '../../../../src/core/model/feedback.ts';
import { rewardOf } from '../../../../src/core/reward/rewardOf.ts';
import { offer } from '../../../support/feedback.ts';

const HISTORIES = 2000;
/** Of all that a person says about one offer. */
const MOST_EFFECT = 0.07;

/** Park and Miller's generator, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

function someAction(random: () => number): Action {
  const share = random();
  return pick<Action>(random, [
    { type: 'shown', forMs: 5000 * share },
    { type: 'accepted', share },
    { type: 'edited', kept: share },
    { type: pick(random, ['deleted', 'undone', 'ignored', 'regenerated'] as const) },
    { type: 'dismissed' },
    { type: 'survived', checkpoint: pick(random, CHECKPOINTS), kept: share },
  ]);
}

function someFeeling(random: () => number): Feeling {
  return { polarity: 2 * random() - 1, certainty: random(), source: pick(random, FEELING_SOURCES) };
}

function felt(feeling: Feeling): Action {
  return { type: 'felt', feeling };
}

function rewardAfter(actions: readonly Action[]) {
  return rewardOf({ offer: offer(), actions: actions.map((action, at) => ({ atMs: at, action })) });
}

function times<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}

function eachHistory(check: (actions: readonly Action[], random: () => number) => void): void {
  const random = randomFrom(7);
  for (let n = 0; n < HISTORIES; n++)
    check(
      times(Math.floor(6 * random()), () => someAction(random)),
      random,
    );
}

describe('feelings in the reward', () => {
  it('move it a little at most, however many there are and whatever they are', () => {
    eachHistory((actions, random) => {
      const words = times(1 + Math.floor(20 * random()), () => felt(someFeeling(random)));
      const moved = rewardAfter([...actions, ...words]).value - rewardAfter(actions).value;
      assert.ok(Math.abs(moved) <= MOST_EFFECT, `${moved} after ${JSON.stringify(actions)}`);
    });
  });

  it('change nothing where the reader abstained', () => {
    eachHistory((actions, random) => {
      const words = times(3, () => felt({ ...someFeeling(random), certainty: 0 }));
      assert.deepEqual(rewardAfter([...actions, ...words]), rewardAfter(actions));
    });
  });

  it('move it towards where they point, the same whenever they are heard', () => {
    eachHistory((actions, random) => {
      const good = felt({ polarity: 1, certainty: random(), source: 'commit' });
      const bad = felt({ polarity: -1, certainty: random(), source: 'comment' });
      const { value } = rewardAfter(actions);
      assert.ok(
        rewardAfter([...actions, good]).value >= value && rewardAfter([bad, ...actions]).value <= value,
      );
      assert.equal(rewardAfter([good, ...actions]).value, rewardAfter([...actions, good]).value);
    });
  });

  it('neither make good what was only accepted, nor bad what has stayed', () => {
    const accepted: Action = { type: 'accepted', share: 1 };
    const stayed: Action = { type: 'survived', checkpoint: '30 s', kept: 1 };
    const good = times(9, () => felt({ polarity: 1, certainty: 1, source: 'chat' }));
    const bad = times(9, () => felt({ polarity: -1, certainty: 1, source: 'chat' }));
    assert.equal(rewardAfter([accepted, ...good]).positive, false);
    assert.equal(rewardAfter([accepted, stayed, ...bad]).positive, true);
  });

  it('arrive late, and change it when they do; it tells where they were heard', () => {
    const early: readonly Action[] = [
      { type: 'accepted', share: 1 },
      { type: 'survived', checkpoint: '30 min', kept: 1 },
    ];
    const late = rewardAfter([
      ...early,
      felt({ polarity: -0.9, certainty: 0.9, source: 'commit' }),
      felt({ polarity: -0.8, certainty: 0.7, source: 'note' }),
      felt({ polarity: 0, certainty: 0, source: 'chat' }),
    ]);
    assert.ok(late.value < rewardAfter(early).value);
    const part = late.parts.find(({ signal }) => signal.includes('words'))!;
    assert.equal(part.signal, 'bad words in a note near it, the message of a commit');
    assert.ok(part.effect < 0);
  });
});
