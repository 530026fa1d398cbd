/** Groundplan's own rules (groundplan.yaml), held against its own source. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { analysisOptions } from '../support/analysisOptions.ts';

const root = join(import.meta.dirname, '..', '..');

describe("Groundplan's own rules", () => {
  it('are kept, every one, and speak of something', async () => {
    const engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
    try {
      await engine.analyze(root, analysisOptions({ exclude: ['/test/', '/dist/'], depth: 'graph' }));
      const { standing, rules, kept, violations, problems } = await engine.check(root);
      assert.deepEqual(
        [...problems, ...violations].map(({ message }) => message),
        [],
      );
      assert.equal(standing, 'current');
      assert.equal(kept.length, rules);
      assert.ok(rules > 10);
    } finally {
      await engine.dispose();
    }
  }).timeout(60_000);
});
