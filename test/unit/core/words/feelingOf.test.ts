import assert from 'node:assert/strict';
import type { Abstention, Polarity } from '../../../../src/core/model/sentiment.ts';
import { feelingOf } from '../../../../src/core/words/feelingOf.ts';

function reading(polarity: Polarity, score: number, abstained?: Abstention) {
  const rest = (1 - score) / 2;
  const scores = { negative: rest, neutral: rest, positive: rest, [polarity]: score };
  const emotions = { frustration: 0, satisfaction: 0, confidence: 0.4 };
  return feelingOf({ polarity, scores, emotions, feelings: [], abstained });
}

describe('what words show', () => {
  it('is how they were read, where that is likely', () => {
    const { polarity, certainty } = reading('negative', 0.9);
    assert.ok(polarity < -0.8 && certainty === 0.9);
    assert.ok(reading('positive', 0.8).polarity > 0.6);
  });

  it('is nothing where they are neutral, unsure or not to be read', () => {
    assert.equal(reading('neutral', 0.99).certainty, 0);
    assert.equal(reading('negative', 0.7).certainty, 0);
    assert.equal(reading('negative', 0.9, 'language').certainty, 0);
  });
});
