/** What the engine suggests for a tree on disk holds when it is carried out: it compiles, resolves, and the finding is gone. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import type { Suggestion, SuggestionKind } from '../../src/core/model/suggestion.ts';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

type Files = Record<string, string>;

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** `name0` … importing each other in a row, so that they belong together. */
function row(folder: string, name: string, count: number): Files {
  const text = (at: number) =>
    at === 0
      ? `export const ${name}0 = 1;\n`
      : `import { ${name}${at - 1} } from './${name}-${at - 1}';\nexport const ${name}${at} = ${name}${at - 1} + 1;\n`;
  return Object.fromEntries(numbers(count).map((at) => [`${folder}/${name}-${at}.ts`, text(at)]));
}

/** A file that takes `name<from>` … of a row. */
function user(folder: string, name: string, taken: readonly number[]): string {
  const imports = taken.map((at) => `import { ${name}${at} } from '${folder}/${name}-${at}';\n`).join('');
  return `${imports}export const sum = [${taken.map((at) => `${name}${at}`).join(', ')}];\n`;
}

const config: Files = {
  'package.json': '{ "name": "shop", "private": true }\n',
  'tsconfig.json':
    '{ "compilerOptions": { "module": "preserve", "moduleResolution": "bundler", "strict": true, "noEmit": true, "types": [], "target": "es2022" }, "include": ["src"] }\n',
};

const typeOnly: Files = {
  'src/people/order.ts':
    "import { Customer } from './customer';\nexport class Order {\n  constructor(readonly customer: Customer) {}\n}\n",
  'src/people/customer.ts':
    "import { Order } from './order';\nexport class Customer {\n  readonly orders: Order[] = [new Order(this)];\n}\n",
};

const misplaced: Files = {
  ...row('src/parcel', 'parcel', 5),
  ...row('src/money', 'coin', 5),
  'src/parcel/rounding.ts': 'export const rounded = (value: number): number => Math.round(value);\n',
  ...Object.fromEntries(
    ['bill', 'tax', 'tip'].map((name) => [
      `src/money/${name}.ts`,
      `import { rounded } from '../parcel/rounding';\nimport { coin4 } from './coin-4';\nexport const ${name} = rounded(coin4);\n`,
    ]),
  ),
  'src/main.ts':
    "import { parcel4 } from './parcel/parcel-4';\nimport { bill } from './money/bill';\nimport { tax } from './money/tax';\nimport { tip } from './money/tip';\nimport { Customer } from './people/customer';\nconsole.log(parcel4, bill, tax, tip, new Customer());\n",
};

const orphan: Files = { 'src/parcel/oldLabel.ts': 'export const label = 1;\n' };

const boundary: Files = {
  ...row('src/low', 'low', 7),
  'src/db/store.ts': `${numbers(7)
    .map((at) => `import { low${at} } from '../low/low-${at}';\n`)
    .join('')}\nexport class Store {\n  count(name: string): number {\n    return name.length + ${numbers(7)
    .map((at) => `low${at}`)
    .join(' + ')};\n  }\n  clear(): void {}\n}\n`,
  'src/db/names.ts': "import { Store } from './store';\nexport const names = new Store();\n",
  'src/db/pool.ts': "import { names } from './names';\nexport const pool = [names];\n",
  'src/core/report.ts':
    "import { Store } from '../db/store';\n\nexport class Report {\n  constructor(private readonly store: Store) {}\n  total(): number {\n    return this.store.count('x');\n  }\n}\n",
  'src/core/title.ts':
    "import { Report } from './report';\nexport const title = (report: Report) => report.total();\n",
  'src/core/foot.ts': "import { title } from './title';\nexport const foot = title;\n",
  ...Object.fromEntries(
    numbers(7).map((at) => [
      `src/pages${at}/page.ts`,
      "import { Report } from '../core/report';\nexport const page = (report: Report) => report.total();\n",
    ]),
  ),
};

const god: Files = {
  ...Object.assign({}, ...['invoice', 'parcel', 'stock'].map((name) => row('src/all', name, 16))),
  ...Object.assign({}, ...numbers(5).map((at) => row(`src/part${at}`, 'part', 5))),
  ...Object.fromEntries(
    numbers(5).map((at) => [`src/part${at}/use.ts`, user('../all', 'invoice', [at, at + 5])]),
  ),
  'src/all/hub.ts': numbers(5)
    .map((at) => `export { part1 as part${at} } from '../part${at}/part-1';\n`)
    .join(''),
};

function compileErrors(root: string): readonly string[] {
  const { config: read } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(read, ts.sys, root);
  const program = ts.createProgram(parsed.fileNames, { ...parsed.options, noLib: false });
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ code }) => code !== 2584)
    .map(
      (each) => `${each.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(each.messageText, '\n')}`,
    );
}

describe('a suggestion that is carried out', function () {
  this.timeout(120_000);
  let engine: Engine;
  before(() => {
    engine = createNodeEngine({ log: () => undefined, gitAllowed: false });
  });
  after(() => engine.dispose());

  async function suggestionsFor(root: string): Promise<readonly Suggestion[]> {
    await engine.analyze(root, analysisOptions());
    return (await engine.suggestions(root)).suggestions;
  }

  /** Carries each out on a copy of its own. */
  async function carriedOut(files: Files, kind: SuggestionKind): Promise<void> {
    await withFolder({ ...config, ...files }, async (root) => {
      assert.deepEqual(compileErrors(root), []);
      const ofKind = (await suggestionsFor(root)).filter((each) => each.kind === kind);
      const editing = ofKind.filter(({ edits }) => edits.length > 0);
      assert.ok(editing.length > 0, `${kind} with edits among ${JSON.stringify(ofKind)}`);
      for (const suggestion of editing) await holds(root, suggestion);
    });
  }

  async function holds(root: string, { edits, findingId, title }: Suggestion): Promise<void> {
    const copy = mkdtempSync(join(tmpdir(), 'gp-'));
    try {
      cpSync(root, copy, { recursive: true });
      await applyEdits(copy, edits);
      const overview = await engine.analyze(copy, analysisOptions());
      const { findings } = await engine.findings(copy);
      assert.equal(overview.resolution.unresolved, 0, title);
      assert.deepEqual(compileErrors(copy), [], title);
      const left = findings.filter(({ id, severity }) => id === findingId && severity !== 'info');
      assert.deepEqual(left, [], title);
      assert.ok(
        !edits.some(({ type }) => type === 'move' || type === 'delete') ||
          !findings.some(({ id }) => id === findingId),
      );
    } finally {
      await engine.close(copy);
      rmSync(copy, { recursive: true, force: true });
    }
  }

  it('makes an import type-only', () => carriedOut({ ...typeOnly, ...misplaced }, 'break-cycle'));

  it('moves a misplaced file', () => carriedOut({ ...typeOnly, ...misplaced }, 'move-file'));

  it('removes an orphan', () => carriedOut({ ...typeOnly, ...misplaced, ...orphan }, 'remove-orphan'));

  it('puts an interface at an unstable boundary', () => carriedOut(boundary, 'extract-interface'));

  it('splits a module along its groups', () => carriedOut(god, 'split-module'));

  it('does not come back once dismissed, in this run and the next', () =>
    withFolder({ ...config, ...typeOnly }, async (root) => {
      const [first] = await suggestionsFor(root);
      await engine.dismiss(root, first!.id);
      assert.ok((await suggestionsFor(root)).every(({ id }) => id !== first!.id));
      await engine.rebuild(root, analysisOptions());
      assert.ok((await suggestionsFor(root)).every(({ id }) => id !== first!.id));
    }));
});
