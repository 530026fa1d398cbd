/** Groundplan on its own source: what it tells others must hold for itself. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { analysisOptions } from '../support/analysisOptions.ts';

/** Tests and their fixtures are wrong on purpose here and there; the other scripts run them. */
const EXCLUDE = [
  '/test/',
  '/dist/',
  '/scripts/*',
  '!/scripts/notices.mjs',
  '!/scripts/natives.mjs',
  '!/scripts/kernels.mjs',
];
const source = join(import.meta.dirname, '..', '..');

describe('Groundplan on its own source', () => {
  it('finds no cycle, between files or modules, and every import resolved', async () => {
    const engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
    try {
      const overview = await engine.analyze(source, analysisOptions({ exclude: EXCLUDE }));
      assert.ok(overview.edges > 100, 'it must have seen the imports');
      assert.deepEqual((await engine.graph(source)).cycles, []);
      assert.equal(overview.resolution.unresolved, 0);
      const { findings } = await engine.findings(source);
      assert.deepEqual(
        findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.title),
        [],
      );
    } finally {
      await engine.dispose();
    }
  });
});
