/** The rules of a workspace through the engine and the command line: from a proposal to a finding. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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

  it('of dependency-cruiser are taken over: this repository keeps its own, and a slip is found', async () => {
    const root = join(import.meta.dirname, '..', '..');
    const config = readFileSync(join(root, '.dependency-cruiser.mjs'), 'utf8');
    const files = Object.fromEntries([
      ...sourcesUnder(root, 'src'),
      ...sourcesUnder(root, 'webview-ui'),
      ...['tsconfig.json', 'package.json'].map((path) => [path, readFileSync(join(root, path), 'utf8')]),
    ]);
    const slip = "import '../cli/main.ts';\n";
    await withFolder({ ...files, '.dependency-cruiser.mjs': config }, async (folder) => {
      const named = join(folder, '.dependency-cruiser.mjs');
      const wrote = await groundplan(['rules', 'import', named, '-C', folder, '--no-cache', '-q']);
      assert.equal(wrote.status, 0, wrote.errors);
      const clean = await groundplan(['check', folder, '--no-cache', '-q']);
      assert.equal(clean.status, 0, clean.output);
      writeFileSync(join(folder, 'src/base/paths.ts'), slip + files['src/base/paths.ts']);
      const broken = await groundplan(['check', folder, '--no-cache', '-q']);
      assert.equal(broken.status, 1);
      assert.match(broken.output, /src\/base\/paths\.ts:1 base-stands-alone/);
    });
  }).timeout(120_000);

  it('begin with a preset that is fitted to the folders, and says which there are', async () => {
    const code = {
      'src/web/a.ts': "import '../domain/b';\n",
      'src/domain/b.ts': 'export const b = 1;\n',
      'src/odd/c.ts': '',
    };
    await withFolder(code, async (folder) => {
      const wrote = await groundplan(['rules', 'init', folder, '--preset', 'clean', '--no-cache', '-q']);
      assert.match(
        wrote.output,
        /^Wrote 1 rule: clean-layers\.\n(?:.*\n)*.*src\/odd \(1 file\) fits no layer\.$/m,
      );
      assert.equal((await groundplan(['check', folder, '--no-cache', '-q'])).status, 0);
      const unknown = await groundplan(['rules', 'init', folder, '--preset', 'nope', '--no-cache', '-q']);
      assert.match(
        unknown.errors,
        /There are: layered .*hexagonal .*clean .*feature-sliced .*modular-monolith/,
      );
    });
  }).timeout(60_000);
});

function sourcesUnder(root: string, folder: string): [string, string][] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|css|json)$/.test(entry.name))
    .map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    });
}
