/** `groundplan may` and `groundplan why` as people and machines meet them. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { groundplan } from '../support/commandLine.ts';
import { mayJson, whyJson } from '../support/rulesContract.ts';
import { withFolder } from '../support/temporary.ts';

const CODE = {
  'groundplan.yaml': `layers:
  - {name: app, files: src/app/**}
  - {name: core, files: src/core/**}
rules:
  - id: layered
    kind: layers
    order: [app, core]
    except: [{from: src/core/old.ts, reason: on its way out}]
  - {id: no-cycle, kind: cycles}
  - {id: no-lodash, kind: deprecated, from: src, to: {packages: lodash}}
`,
  'src/app/main.ts': "import './page';\nimport lodash from 'lodash';\n",
  'src/app/page.ts': "import '../core/model';\n",
  'src/app/index.ts': '',
  'src/core/model.ts': '',
  'src/core/index.ts': '',
  'src/core/old.ts': "import '../app/page';\n",
};

const may = (root: string, ...args: readonly string[]) =>
  groundplan(['may', ...args, '--dir', root, '--no-cache']);
const why = (root: string, ...args: readonly string[]) =>
  groundplan(['why', ...args, '--dir', root, '--no-cache']);

/** Verdict and exit code. */
async function verdict(root: string, from: string, to: string) {
  const { status, output } = await may(root, from, to, '-f', 'json');
  const report = v.parse(mayJson, JSON.parse(output));
  return [report.verdict, status, ...report.rules.map(({ says, rule }) => `${says} ${rule}`)];
}

describe('may', function () {
  this.timeout(60_000);

  it('answers for files, there or not, folders, modules, layers and packages', () =>
    withFolder(CODE, async (root) => {
      const cases: readonly (readonly [string, string, readonly unknown[]])[] = [
        ['src/app/main.ts', 'src/core/model.ts', ['allowed', 0, 'allows layered']],
        ['src/core/new.ts', './src/app/main.ts', ['forbidden', 1, 'forbids layered']],
        ['core', 'app', ['partly', 1, 'forbids layered', 'tolerates layered']],
        ['src/core/', 'src/app/', ['partly', 1, 'forbids layered', 'tolerates layered']],
        ['src/app/page.ts', 'main.ts', ['forbidden', 1, 'forbids no-cycle']],
        ['src/core/old.ts', 'src/app/main.ts', ['allowed', 0, 'tolerates layered']],
        ['src/app/new.ts', 'lodash', ['deprecated', 0, 'deprecates no-lodash']],
        ['src/app/new.ts', 'never-heard-of', ['allowed', 0]],
      ];
      for (const [from, to, expected] of cases)
        assert.deepEqual(await verdict(root, from, to), expected, `${from} ${to}`);
    }));

  it('says it in words, with the rule and its line', () =>
    withFolder(CODE, async (root) => {
      const { output } = await may(root, 'src/core/new.ts', 'src/app/main.ts');
      assert.match(
        output,
        /^src\/core\/new\.ts \(a new file\) must not import src\/app\/main\.ts\.\n {2}forbids layered groundplan\.yaml:5\n/,
      );
      assert.match(output, /Instead: Declare in core/);
    }));

  it('says what it cannot make out', () =>
    withFolder(CODE, async (root) => {
      const cases: readonly (readonly [readonly string[], RegExp])[] = [
        [['nothing', 'src/app/main.ts'], /no file, folder, module or layer nothing/],
        [
          ['index.ts', 'src/app/main.ts'],
          /may be src\/app\/index\.ts, src\/core\/index\.ts\. Name one in full/,
        ],
        [['src/app/main.ts'], /missing required argument 'to'/],
        [['src/app/main.ts', '../../outside.ts'], /no file, folder/],
      ];
      for (const [args, message] of cases) {
        const { status, errors } = await may(root, ...args);
        assert.equal(status, 2, args.join(' '));
        assert.match(errors, message);
      }
    }));

  it('is no answer where there are no rules', () =>
    withFolder({ 'a.ts': '', 'b.ts': '' }, async (root) => {
      const { status, output, errors } = await may(root, 'a.ts', 'b.ts');
      assert.equal(status, 2);
      assert.match(errors, /no groundplan\.yaml/);
      assert.match(output, /is not forbidden by any rule/);
    }));
});

describe('why', function () {
  this.timeout(60_000);

  it('shows a shortest way, and the rules that speak of it', () =>
    withFolder(CODE, async (root) => {
      const { status, output } = await why(root, 'src/app/main.ts', 'core', '-f', 'json');
      const { steps, direct } = v.parse(whyJson, JSON.parse(output));
      assert.equal(status, 0);
      assert.equal(direct, 0);
      assert.deepEqual(
        steps.map(({ from, line, to }) => [from, line, to]),
        [
          ['src/app/main.ts', 1, 'src/app/page.ts'],
          ['src/app/page.ts', 1, 'src/core/model.ts'],
        ],
      );
      const text = await why(root, 'core', 'src/app/page.ts');
      assert.match(
        text.output,
        /^The layer core \(3 files\) reaches src\/app\/page\.ts by one import:\n {2}src\/core\/old\.ts:1 {2}→ src\/app\/page\.ts\n {4}tolerates layered/,
      );
      const external = await why(root, 'app', 'lodash');
      assert.match(external.output, /src\/app\/main\.ts:2 {2}→ lodash/);
    }));

  it('says when there is none, also without rules', () =>
    withFolder({ 'a.ts': '', 'b.ts': "import './a';" }, async (root) => {
      const none = await why(root, 'a.ts', 'b.ts');
      assert.equal(none.status, 0);
      assert.match(none.output, /No import leads from a\.ts to b\.ts\./);
      const one = await why(root, 'b.ts', 'a.ts');
      assert.match(one.output, /b\.ts:1 {2}→ a\.ts/);
    }));
});
