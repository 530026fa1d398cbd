import assert from 'node:assert/strict';
import { labelScores, type MeantLabel } from '../../../../src/core/sentiment/labelScores.ts';

const LABELS: readonly MeantLabel[] = [
  { polarity: 'negative', emotion: 'frustration' },
  { polarity: 'negative', emotion: 'doubt' },
  { polarity: 'neutral' },
  { polarity: 'positive', emotion: 'confidence' },
];

describe('scores by labels', () => {
  it('take the likeliest label of each polarity and sum up to 1', () => {
    const { scores } = labelScores(LABELS, [0.2, 0.6, 0.1, 0.1]);
    assert.deepEqual(
      scores.map((each) => Math.round(each * 1000)),
      [750, 125, 125],
    );
  });

  it('are neutral where no label holds', () => {
    assert.deepEqual(labelScores(LABELS, [0, 0, 0, 0]).scores, [0, 1, 0]);
  });

  it('tell confidence from doubt, and neither where neither is likely', () => {
    const confidence = (...probabilities: number[]) =>
      labelScores(LABELS, probabilities).emotions!.confidence;
    assert.ok(confidence(0, 0, 0, 0.9) >= 0.5);
    assert.ok(confidence(0, 0.9, 0, 0) < 0.25);
    assert.equal(confidence(0, 0.1, 0.9, 0.1), 0.4);
  });

  it('say nothing of emotions where no label does', () => {
    assert.equal(labelScores([{ polarity: 'neutral' }], [1]).emotions, undefined);
  });
});
