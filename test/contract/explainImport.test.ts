/** What an import leads to and whether it may be, asked by its line; and an exception that ends on a day. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

const FILES = {
  'groundplan.yaml':
    '# By hand.\nlayers:\n  - {name: app, files: src/app/**}\n  - {name: core, files: src/core/**}\nrules:\n  # The heart of it.\n  - id: layered # of all\n    kind: layers\n    order: [app, core]\n',
  'src/core/a.ts':
    "import {\n  b,\n} from '../app/b';\nimport lodash from 'lodash';\nimport gone from './gone';\n\nexport const a = [b, lodash, gone];\n",
  'src/app/b.ts': "import { a } from '../core/a';\n\nexport const b = () => a;\n",
};

async function withEngine<T>(use: (engine: Engine, root: string) => Promise<T>): Promise<T> {
  const engine = createNodeEngine({ log: () => {}, gitAllowed: false });
  try {
    return await withFolder(FILES, async (root) => {
      await engine.analyze(root, analysisOptions());
      return use(engine, root);
    });
  } finally {
    await engine.dispose();
  }
}

describe('an import asked by its line', () => {
  it('is the same on every line of its statement: ends, layers, verdict, and the way back', () =>
    withEngine(async (engine, root) => {
      for (const line of [1, 2, 3]) {
        const { imports } = await engine.explainImport(root, 'src/core/a.ts', line);
        assert.equal(imports.length, 1, `line ${line}`);
        const [{ from, to, answer, back }] = imports as [(typeof imports)[number]];
        assert.deepEqual([from.layer, to?.layer, to?.path], ['core', 'app', 'src/app/b.ts']);
        assert.equal(answer?.verdict, 'forbidden');
        assert.equal(answer.rules[0]?.rule, 'layered');
        assert.deepEqual(
          back.map((step) => [step.from, step.to]),
          [['src/app/b.ts', 'src/core/a.ts']],
        );
      }
    }));

  it('may be allowed, a package, lead nowhere, or be none', () =>
    withEngine(async (engine, root) => {
      const at = async (path: string, line: number) =>
        (await engine.explainImport(root, path, line)).imports[0];
      assert.equal((await at('src/app/b.ts', 1))?.answer?.verdict, 'allowed');
      assert.equal((await at('src/core/a.ts', 4))?.target.status, 'external');
      assert.equal((await at('src/core/a.ts', 5))?.target.status, 'unresolved');
      assert.equal(await at('src/core/a.ts', 7), undefined);
      assert.equal(await at('src/no/file.ts', 1), undefined);
    }));

  it('counts as it stands in the editor, saved or not', () =>
    withEngine(async (engine, root) => {
      const content = "\n\nimport { a } from '../core/a';\n\nexport const b = () => a;\n";
      await engine.update(root, [{ path: 'src/app/b.ts', content }]);
      assert.equal((await engine.explainImport(root, 'src/app/b.ts', 1)).imports.length, 0);
      assert.equal((await engine.explainImport(root, 'src/app/b.ts', 3)).imports.length, 1);
    }));

  it('is tolerated by an exception until its day, written beside the rule with every comment kept', () =>
    withEngine(async (engine, root) => {
      const plan = await engine.planRules(root, {
        kind: 'allow',
        rule: 'layered',
        from: 'src/core/a.ts',
        to: 'src/app/b.ts',
        reason: 'moves in spring',
        until: '2999-01-31',
      });
      await applyEdits(root, plan.edits);
      const text = readFileSync(join(root, 'groundplan.yaml'), 'utf8');
      for (const kept of ['# By hand.', '# The heart of it.', '# of all', 'moves in spring', '2999-01-31'])
        assert.ok(text.includes(kept), `${kept}\n${text}`);
      await engine.analyze(root, analysisOptions());
      assert.deepEqual(
        (await engine.check(root)).violations.filter(({ rule }) => rule === 'layered'),
        [],
      );
      const [found] = (await engine.explainImport(root, 'src/core/a.ts', 2)).imports;
      assert.match(found?.answer?.rules[0]?.message ?? '', /An exception lets it be: moves in spring/);
    }));
});
