import assert from 'node:assert/strict';
import { DEFINITIONS } from '../../../../../src/core/patterns/design/definitions/definitions.ts';
import { FEATURES } from '../../../../../src/core/patterns/design/features.ts';
import { rank } from '../../../../../src/core/patterns/design/ranker.ts';
import weights from '../../../../../src/core/patterns/design/rankerWeights.json' with { type: 'json' };

describe('the ranker of design patterns', () => {
  it('was fitted to the features that are computed now, in their order', () => {
    assert.deepEqual(weights.features, FEATURES);
    for (const row of weights.weights) assert.equal(row.length, FEATURES.length);
  });

  it('knows every definition, and that there may be none', () => {
    assert.deepEqual(
      weights.classes.toSorted(),
      [...DEFINITIONS.map(({ pattern }) => pattern), 'None'].toSorted(),
    );
  });

  it('gives probabilities that add up to one', () => {
    const total = [...rank(FEATURES.map((_, at) => (at % 3) / 2)).values()].reduce(
      (sum, each) => sum + each,
      0,
    );
    assert.ok(Math.abs(total - 1) < 1e-9, String(total));
  });
});
