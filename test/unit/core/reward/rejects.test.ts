import assert from 'node:assert/strict';
import type { Action } from '../../../../src/core/model/feedback.ts';
import { rejects } from '../../../../src/core/reward/rejects.ts';

const accepted: Action = { type: 'accepted', share: 1 };

function refusal(...actions: readonly Action[]) {
  return rejects(actions.map((action, index) => ({ atMs: index, action })));
}

describe('a rejection', () => {
  it('is a dismissal, with its reason', () => {
    assert.deepEqual(refusal({ type: 'dismissed', reason: 'no' }), { atMs: 0, reason: 'no' });
  });

  it('is taking back what was accepted', () => {
    assert.deepEqual(refusal(accepted, { type: 'undone' }), { atMs: 1 });
    assert.deepEqual(refusal(accepted, { type: 'deleted' }), { atMs: 1 });
  });

  it('ends when the offer is accepted after all', () => {
    assert.equal(refusal({ type: 'dismissed' }, accepted), undefined);
  });

  it('is not the end of what has served for a week', () => {
    assert.equal(
      refusal(accepted, { type: 'survived', checkpoint: 'week', kept: 1 }, { type: 'deleted' }),
      undefined,
    );
  });

  it('is neither a look nor a shrug', () => {
    assert.equal(
      refusal({ type: 'shown', forMs: 5000 }, { type: 'ignored' }, { type: 'regenerated' }),
      undefined,
    );
  });
});
