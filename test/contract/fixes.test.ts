/** Refactorings for broken rules, on trees on disk: what is offered holds, and what does not hold is said and left. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Suggestion } from '../../src/core/model/suggestion.ts';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine, FixPlan } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { groundplan } from '../support/commandLine.ts';
import { withFolder } from '../support/temporary.ts';

const RULES = `layers:
  - {name: infra, files: src/infra/**}
  - {name: app, files: src/app/**}
  - {name: core, files: src/core/**}
rules:
  - id: layered
    kind: layers
    order: [infra, app, core]
`;
const SHOP = {
  'groundplan.yaml': RULES,
  'package.json': '{ "name": "shop" }\n',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }\n',
  'src/core/page.ts':
    "import { type PageOptions, PAGE_SIZE } from '@/infra/paging';\n\nexport const first: PageOptions = { size: PAGE_SIZE };\n",
  'src/infra/paging.ts':
    "import { connect } from './connect';\n\n/** What is wanted. */\nexport interface PageOptions {\n  size: number;\n}\n\nexport const PAGE_SIZE = 20;\n\nexport const load = (options: PageOptions) => connect(options.size);\n",
  'src/infra/connect.ts': 'export const connect = (size: number) => size;\n',
  'src/infra/mail.ts':
    'export class Mail {\n  send(to: string): boolean {\n    return to.length > 0;\n  }\n}\n',
  'src/infra/use.ts':
    "import { load, PAGE_SIZE } from './paging';\nimport { Mail } from './mail';\n\nexport const used = [load({ size: PAGE_SIZE }), new Mail()];\n",
  'src/app/notify.ts':
    "import { Mail } from '../infra/mail';\n\nexport const notify = (mail: Mail) => mail.send('all');\n",
};

async function withEngine<T>(
  files: Record<string, string>,
  use: (engine: Engine, root: string) => Promise<T>,
): Promise<T> {
  const engine = createNodeEngine({ log: () => {}, gitAllowed: false });
  try {
    return await withFolder(files, async (root) => {
      await engine.analyze(root, analysisOptions());
      return use(engine, root);
    });
  } finally {
    await engine.dispose();
  }
}

async function fixesOf(engine: Engine, root: string): Promise<readonly Suggestion[]> {
  const { findings } = await engine.findings(root);
  const ids = findings.filter(({ kind }) => kind === 'rule-violation').map(({ id }) => id);
  return (await engine.fixes(root, ids)).suggestions;
}

async function applied(engine: Engine, root: string, { edits }: Pick<FixPlan, 'edits'>) {
  await applyEdits(root, edits);
  await engine.analyze(root, analysisOptions());
  return engine.check(root);
}

describe('refactorings for broken rules', () => {
  it('extract what is shared to the importer’s side, and the others follow', () =>
    withEngine(SHOP, async (engine, root) => {
      const fix = (await fixesOf(engine, root)).find(({ title }) => title.startsWith('Extract'));
      assert.equal(fix?.title, 'Extract `PageOptions` and `PAGE_SIZE` to src/core/pageOptions.ts');
      const { violations, resolution } = await applied(engine, root, fix);
      assert.deepEqual(
        violations.map(({ from }) => from),
        ['src/app/notify.ts'],
      );
      assert.equal(resolution.unresolved, 0);
      const read = (path: string) => readFileSync(join(root, path), 'utf8');
      assert.match(read('src/core/page.ts'), /from '@\/core\/pageOptions'/);
      assert.match(read('src/infra/paging.ts'), /import type \{ PageOptions \} from '@\/core\/pageOptions'/);
      assert.match(
        read('src/infra/use.ts'),
        /import \{ load \} from '.\/paging';\nimport \{ PAGE_SIZE \} from/,
      );
      assert.match(
        read('src/core/pageOptions.ts'),
        /\/\*\* What is wanted\. \*\/\nexport interface PageOptions/,
      );
    }));

  it('all go at once, one after the other, and nothing is broken by it', () =>
    withEngine(SHOP, async (engine, root) => {
      const plan = await engine.planFixes(root, {});
      assert.deepEqual(plan.left, []);
      assert.equal(plan.fixed.length, 2);
      const { violations, resolution } = await applied(engine, root, plan);
      assert.deepEqual(violations, []);
      assert.equal(resolution.unresolved, 0);
    }));

  it('are held against what the steps before them left', () =>
    withEngine(
      {
        ...SHOP,
        'src/core/order.ts':
          "import { PAGE_SIZE } from '@/infra/paging';\n\nexport const orders = PAGE_SIZE;\n",
      },
      async (engine, root) => {
        const plan = await engine.planFixes(root, { rules: ['layered'] });
        assert.deepEqual(plan.left, []);
        assert.deepEqual((await applied(engine, root, plan)).violations, []);
      },
    ));

  it('leave what cannot be put right, and say why', () =>
    withEngine(
      {
        ...SHOP,
        'src/core/start.ts':
          "import * as paging from '../infra/paging';\nimport { first } from './page';\n\nexport const start = [paging, first];\n",
      },
      async (engine, root) => {
        const { left } = await engine.planFixes(root, {});
        assert.deepEqual(
          left.map(({ from, line }) => [from, line]),
          [['src/core/start.ts', 1]],
        );
        assert.match(
          left[0]!.reason,
          /“Move start.ts to src\/infra” is left to you: src\/core\/start.ts is tied to src\/core as much/,
        );
      },
    ));

  it('refuse the id of a rule that is not in force', () =>
    withEngine(SHOP, async (engine, root) => {
      await assert.rejects(engine.planFixes(root, { rules: ['layred'] }), /In groundplan.yaml are: layered/);
    }));

  it('leave the model as it is: trying is not doing', () =>
    withEngine(SHOP, async (engine, root) => {
      const before = await engine.graph(root);
      await fixesOf(engine, root);
      await engine.planFixes(root, {});
      assert.deepEqual(await engine.graph(root), before);
      assert.ok(!existsSync(join(root, 'src/core/pageOptions.ts')));
    }));

  it('are carried out by check --fix, which exits with 0 when nothing is left', () =>
    withFolder(SHOP, async (root) => {
      const dry = await groundplan(['check', root, '--no-cache', '--fix', '--dry-run']);
      assert.match(dry.output, /^\+export interface PageOptions/m);
      assert.match(dry.output, /Would put right 2 violations/);
      const { status, output } = await groundplan(['check', root, '--no-cache', '--fix', '-f', 'json']);
      assert.equal(status, 0);
      const { fixed, left, changed } = JSON.parse(output);
      assert.equal(fixed.length, 2);
      assert.deepEqual(left, []);
      assert.ok(changed.includes('src/core/pageOptions.ts'));
      assert.equal((await groundplan(['check', root, '--no-cache'])).status, 0);
    }));
});
