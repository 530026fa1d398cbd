import assert from 'node:assert/strict';
import { permitted, type SignalKind } from '../../../../../src/app/feedback/words/signalKinds.ts';
import type { Action } from '../../../../../src/core/model/feedback.ts';

const dismissed: Action = { type: 'dismissed', reason: 'not so' };
const survived: Action = { type: 'survived', checkpoint: 'week', kept: 1 };

function without(...off: readonly SignalKind[]): (kind: SignalKind) => boolean {
  return (kind) => !off.includes(kind);
}

describe('switches of feedback', () => {
  it('let everything through while none is off', () => {
    for (const action of [dismissed, survived]) assert.equal(permitted(action, without()), action);
  });

  it('stop what is done, and leave what is left of it', () => {
    assert.equal(permitted(dismissed, without('actions')), undefined);
    assert.equal(permitted(survived, without('actions')), survived);
    assert.equal(permitted(survived, without('survival')), undefined);
  });

  it('keep a reason back, and record the dismissal', () => {
    assert.deepEqual(permitted(dismissed, without('reasons')), { type: 'dismissed' });
  });
});
