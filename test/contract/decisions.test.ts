/** Decisions through the engine over real adapters: they follow the files on disk, and findings follow them. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

const RECORD = '# Use Kafka\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n';

describe('decisions', function () {
  this.timeout(60_000);

  it('follow edits of manifests and records, and their findings stand among the others', () =>
    withFolder(
      {
        'package.json': '{ "dependencies": { "kafkajs": "2" } }',
        'src/main.ts': "import { Kafka } from 'kafkajs';\nnew Kafka();\n",
        'docs/adr/0001-broker.md': RECORD,
      },
      async (root) => {
        const engine = createNodeEngine({ log() {}, gitAllowed: false });
        try {
          await engine.analyze(root, analysisOptions({}));
          const before = await engine.decisions(root);
          const chosen = before.decisions.filter(({ topic }) => topic === 'queue');
          assert.deepEqual(
            chosen.map(({ origin, title, confidence }) => [origin, title, confidence]),
            [
              ['record', 'Use Kafka', 'proven'],
              ['implied', 'Kafka', 'proven'],
            ],
          );
          assert.deepEqual(before.findings, []);
          writeFileSync(join(root, 'docs/adr/0001-broker.md'), RECORD.replace('Accepted', 'Rejected'));
          const { findings } = await engine.update(root, [{ path: 'docs/adr/0001-broker.md' }]);
          assert.deepEqual(
            findings.map(({ kind }) => kind),
            ['contradicted-decision'],
          );
          assert.deepEqual((await engine.overview(root)).findings, { error: 0, warning: 1, info: 0 });
          writeFileSync(join(root, 'package.json'), '{}');
          await engine.update(root, [{ path: 'package.json' }]);
          const after = await engine.decisions(root);
          assert.deepEqual(
            after.decisions.filter(({ topic, origin }) => topic === 'queue' && origin === 'implied'),
            [],
          );
          assert.deepEqual((await engine.findings(root)).findings, []);
        } finally {
          await engine.dispose();
        }
      },
    ));
});
