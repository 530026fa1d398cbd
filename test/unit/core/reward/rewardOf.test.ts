import assert from 'node:assert/strict';
import type { Action, Episode } from '../../../../src/core/model/feedback.ts';
import { rewardOf } from '../../../../src/core/reward/rewardOf.ts';
import { offer } from '../../../support/feedback.ts';

const accepted: Action = { type: 'accepted', share: 1 };
const gone: Action = { type: 'survived', checkpoint: '30 s', kept: 0 };

function rewardAfter(...actions: readonly Action[]) {
  return rewardOf(episode(actions));
}

function episode(actions: readonly Action[]): Episode {
  return { offer: offer(), actions: actions.map((action, index) => ({ atMs: index * 1000, action })) };
}

function survived(checkpoint: '30 s' | '10 min' | 'commit' | 'week', kept: number): Action {
  return { type: 'survived', checkpoint, kept };
}

function felt(polarity: number, certainty = 1): Action {
  return { type: 'felt', feeling: { polarity, certainty, source: 'comment' } };
}

describe('the reward of an offer', () => {
  it('is undecided and unsure when nothing was seen of it', () => {
    const { value, uncertainty, positive, parts } = rewardAfter({ type: 'shown', forMs: 3000 });
    assert.equal(value, 0.5);
    assert.ok(uncertainty > 0.28);
    assert.equal(positive, false);
    assert.deepEqual(parts, []);
  });

  it('is not yet good by acceptance alone, and is once the code has stayed', () => {
    assert.equal(rewardAfter(accepted).positive, false);
    assert.equal(rewardAfter(accepted, survived('30 s', 1)).positive, true);
  });

  it('grows surer the longer the code stays', () => {
    const [soon, later, last] = (['30 s', '10 min', 'week'] as const).map((each) =>
      rewardAfter(accepted, survived(each, 1)),
    );
    assert.ok(soon!.value < later!.value && later!.value < last!.value);
    assert.ok(soon!.uncertainty > later!.uncertainty && later!.uncertainty > last!.uncertainty);
  });

  it('is bad for what was accepted and deleted soon after', () => {
    assert.ok(rewardAfter(accepted, survived('30 s', 1), { type: 'deleted' }).value < 0.2);
    assert.ok(rewardAfter(accepted, gone).value < 0.5);
    assert.ok(rewardAfter(accepted, { type: 'undone' }).value < 0.2);
  });

  it('stays good for what is deleted after it served for a week', () => {
    assert.equal(rewardAfter(accepted, survived('week', 1), { type: 'deleted' }).positive, true);
  });

  it('follows the last word: taken back and taken again is taken', () => {
    assert.ok(rewardAfter({ type: 'undone' }, accepted, survived('10 min', 1)).positive);
    assert.ok(rewardAfter(accepted, { type: 'dismissed' }).value < 0.2);
  });

  it('does not let an early look that arrives late replace a later one', () => {
    const inOrder = rewardAfter(accepted, survived('30 s', 1), survived('10 min', 0.2));
    const outOfOrder = rewardAfter(accepted, survived('10 min', 0.2), survived('30 s', 1));
    assert.equal(outOfOrder.value, inOrder.value);
  });

  it('takes what a person kept by hand until a look at the code says more', () => {
    const edited: Action = { type: 'edited', kept: 0.5 };
    assert.ok(rewardAfter(accepted, edited).value < rewardAfter(accepted).value);
    assert.equal(
      rewardAfter(accepted, edited, survived('10 min', 1)).value,
      rewardAfter(accepted, survived('10 min', 1)).value,
    );
  });

  it('counts being ignored for little, and never against what was accepted', () => {
    const ignored = rewardAfter({ type: 'ignored' }).value;
    assert.ok(ignored < 0.5 && ignored > rewardAfter({ type: 'dismissed' }).value);
    assert.equal(rewardAfter(accepted, { type: 'ignored' }).value, rewardAfter(accepted).value);
  });

  it('does not count what was shown too shortly to be read as ignored', () => {
    const glimpse: Action = { type: 'shown', forMs: 200 };
    assert.equal(rewardAfter(glimpse, { type: 'ignored' }).value, 0.5);
    assert.ok(rewardAfter(glimpse, { type: 'shown', forMs: 2000 }, { type: 'ignored' }).value < 0.5);
  });

  it('lets feelings tip the scale and no more', () => {
    const [bad, good] = [rewardAfter(accepted, felt(-1)), rewardAfter(accepted, felt(1))];
    assert.ok(bad.value < good.value);
    assert.ok(good.value - bad.value < 0.15);
    assert.equal(
      rewardAfter(accepted, survived('commit', 1), ...Array.from({ length: 50 }, () => felt(-1))).positive,
      true,
    );
    assert.equal(rewardAfter({ type: 'dismissed' }, felt(1), felt(1)).positive, false);
  });

  it('counts no feeling where the reader of sentiment abstained', () => {
    assert.equal(rewardAfter(accepted, felt(-1, 0)).value, rewardAfter(accepted).value);
  });

  it('is told in parts, the weightiest first, each with what it changes', () => {
    const { value, parts } = rewardAfter(accepted, survived('10 min', 0.4), felt(1, 0.5));
    assert.deepEqual(
      parts.map(({ signal }) => signal),
      ['40 % left after 10 min', 'accepted', 'good words in a comment near it'],
    );
    const without = rewardAfter(accepted, felt(1, 0.5)).value;
    assert.ok(Math.abs(parts[0]!.effect - (value - without)) < 1e-12);
  });

  it('stays in its bounds whatever numbers a damaged record holds', () => {
    for (const share of [Number.NaN, -5, 7, Number.POSITIVE_INFINITY]) {
      const { value, uncertainty } = rewardAfter(
        { type: 'accepted', share },
        survived('commit', share),
        felt(share, share),
      );
      assert.ok(value >= 0 && value <= 1 && uncertainty >= 0 && uncertainty < 0.3, `${share}`);
    }
  });
});
