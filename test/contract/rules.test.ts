/** The rules of a workspace through the engine and the command line: from a proposal to a finding. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { RuleProposalsReport } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { groundplan } from '../support/commandLine.ts';
import { withFolder } from '../support/temporary.ts';

/** Three folders in layers, every file of one importing all of the next. */
function layered(): Record<string, string> {
  const folders = ['web', 'app', 'core'];
  const names = ['a', 'b', 'c', 'd'];
  return Object.fromEntries(
    folders.flatMap((folder, at) =>
      names.map((name): [string, string] => {
        const below = folders[at + 1];
        const imports = below === undefined ? [] : names.map((each) => `import '../${below}/${each}';`);
        return [`src/${folder}/${name}.ts`, [...imports, `export const ${name} = 1;`, ''].join('\n')];
      }),
    ),
  );
}

describe('rules', () => {
  it('are proposed, ratified, and then broken by what goes against them', async () => {
    await withFolder(layered(), async (folder) => {
      const inferred = await groundplan(['rules', 'infer', folder, '--format', 'json', '--no-cache', '-q']);
      const { proposals } = JSON.parse(inferred.output) as RuleProposalsReport;
      assert.equal(proposals[0]?.rule.id, 'layer-order');

      const shown = await groundplan([
        'rules',
        'ratify',
        '-C',
        folder,
        'layer-order',
        '--dry-run',
        '--no-cache',
        '-q',
      ]);
      assert.match(shown.output, /^\+ {2}- id: layer-order$/m);
      const wrote = await groundplan(['rules', 'ratify', '-C', folder, 'layer-order', '--no-cache', '-q']);
      assert.deepEqual([wrote.status, wrote.output], [0, 'Wrote 1 rule: layer-order.\n']);
      const text = readFileSync(join(folder, 'groundplan.yaml'), 'utf8');

      const again = await groundplan(['rules', 'ratify', '-C', folder, 'layer-order', '--no-cache', '-q']);
      assert.deepEqual([again.status, again.output], [0, 'In the file already: layer-order.\n']);
      assert.equal(readFileSync(join(folder, 'groundplan.yaml'), 'utf8'), text);
      assert.equal((await groundplan(['check', folder, '--no-cache', '-q'])).status, 0);

      writeFileSync(join(folder, 'src/core/a.ts'), "import '../web/a';\nexport const a = 1;\n");
      const check = await groundplan(['check', folder, '--no-cache', '-q']);
      assert.equal(check.status, 1);
      assert.match(check.output, /src\/core\/a\.ts:1/);
    });
  }).timeout(60_000);

  it('are not written over what somebody else wrote in the meantime', async () => {
    await withFolder({ ...layered(), 'groundplan.yaml': '# ours\nrules:\n' }, async (folder) => {
      const engine = createNodeEngine({ log: () => {}, gitAllowed: false });
      try {
        await engine.analyze(folder, analysisOptions({ depth: 'graph' }));
        const { edits } = await engine.planRules(folder, { kind: 'ratify', ids: ['layer-order'] });
        writeFileSync(join(folder, 'groundplan.yaml'), '# theirs\nrules:\n');
        await assert.rejects(applyEdits(folder, edits), /changed since/);
        assert.equal(readFileSync(join(folder, 'groundplan.yaml'), 'utf8'), '# theirs\nrules:\n');
      } finally {
        await engine.dispose();
      }
    });
  }).timeout(30_000);

  it('are not written into a file that is broken, nor when nobody proposed them', async () => {
    await withFolder({ ...layered(), 'groundplan.yaml': 'rules: [' }, async (folder) => {
      const broken = await groundplan(['rules', 'ratify', '-C', folder, 'layer-order', '--no-cache', '-q']);
      assert.equal(broken.status, 2);
      assert.match(broken.errors, /groundplan\.yaml:1: It is not YAML/);
      const unknown = await groundplan(['rules', 'ratify', '-C', folder, 'nobody', '--no-cache', '-q']);
      assert.equal(unknown.status, 2);
      assert.match(unknown.errors, /No rule “nobody” is proposed/);
      const list = await groundplan(['rules', 'list', folder, '--no-cache', '-q']);
      assert.equal(list.status, 2);
    });
  }).timeout(30_000);
});
