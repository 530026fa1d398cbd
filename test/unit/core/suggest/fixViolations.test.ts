import assert from 'node:assert/strict';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import type { Rule, RuleSet } from '../../../../src/core/model/rule.ts';
import type { Suggestion } from '../../../../src/core/model/suggestion.ts';
import { compileRules } from '../../../../src/core/rules/compileRules.ts';
import { evaluateRules } from '../../../../src/core/rules/evaluate.ts';
import { moduleOf } from './findings.ts';
import { applied, type Files, modelOf, suggestIn } from './memoryWorkspace.ts';

const TODAY = '2026-01-31';

async function ruled(files: Files, set: RuleSet): Promise<ArchitectureModel> {
  const folders = new Map<string, string[]>();
  for (const path of Object.keys(files)) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  const model = await modelOf(files, { modules: [...folders].map(([name, paths]) => moduleOf(name, paths)) });
  const found = evaluateRules(compileRules(set), { ...model, includeTests: false }, TODAY);
  return { ...model, ruling: { standing: 'current', rules: set, lines: {}, ...found } };
}

/** Every fix leaves a workspace in which no rule objects. */
async function fixesFor(files: Files, set: RuleSet): Promise<readonly Suggestion[]> {
  const fixes = (await suggestIn(files, await ruled(files, set))).filter(
    ({ kind }) => kind === 'fix-violation',
  );
  for (const { title, edits } of fixes) {
    const { ruling } = await ruled(applied(files, edits), set);
    assert.deepEqual(
      ruling?.violations.map(({ message }) => message),
      [],
      title,
    );
  }
  return fixes;
}

function setOf(rule: Partial<Rule> & Pick<Rule, 'kind'>): RuleSet {
  return { layers: [], rules: [{ id: 'kept', severity: 'error', ...rule } as Rule] };
}

describe('fixing what a rule objects to', () => {
  const shop: Files = {
    'src/web/page.ts': "import { price } from '../orders/pricing';\n\nexport const page = () => price(2);\n",
    'src/orders/index.ts': "export { place } from './place';\n",
    'src/orders/place.ts': 'export function place() {}\n',
    'src/orders/pricing.ts': 'export function price(count: number) {\n  return count * 3;\n}\n',
  };
  const entries = setOf({
    kind: 'entry-points',
    module: { files: ['src/orders/**'] },
    entries: { files: ['src/orders/index.ts'] },
  });

  it('goes through a Python package, which offers the name from then on', async () => {
    const files: Files = {
      'web/__init__.py': '',
      'web/page.py': 'from orders.pricing import price\n\nprint(price(2))\n',
      'orders/__init__.py': '# Orders.\nfrom .place import place\n',
      'orders/place.py': 'def place():\n    pass\n',
      'orders/pricing.py': 'def price(count):\n    return count * 3\n',
    };
    const rule = setOf({
      kind: 'entry-points',
      module: { files: ['orders/**'] },
      entries: { files: ['orders/__init__.py'] },
    });
    const fix = (await fixesFor(files, rule)).find(
      ({ title }) => title === 'Import through orders/__init__.py',
    );
    assert.ok(fix !== undefined);
    const after = applied(files, fix.edits);
    assert.match(after['web/page.py']!, /^from orders import price\n/);
    assert.match(after['orders/__init__.py']!, /from \.place import place\nfrom \.pricing import price\n$/);
  });

  it('goes through the public entry, which exports the name from then on', async () => {
    const fix = (await fixesFor(shop, entries)).find(
      ({ title }) => title === 'Import through src/orders/index.ts',
    );
    assert.ok(fix !== undefined);
    const after = applied(shop, fix.edits);
    assert.match(after['src/web/page.ts']!, /^import \{ price \} from '\.\.\/orders(?:\/index)?';\n/);
    assert.equal(
      after['src/orders/index.ts'],
      "export { place } from './place';\nexport { price } from './pricing';\n",
    );
  });

  it('leaves an entry alone that exports the name already', async () => {
    const files = { ...shop, 'src/orders/index.ts': "export { price } from './pricing';\n" };
    const fix = (await fixesFor(files, entries)).find(({ title }) => title.startsWith('Import through'));
    assert.deepEqual(
      fix?.edits.map(({ path }) => path),
      ['src/web/page.ts'],
    );
  });

  it('does not take a namespace through the entry, where it would mean more', async () => {
    const files = {
      ...shop,
      'src/web/page.ts':
        "import * as pricing from '../orders/pricing';\n\nexport const page = () => pricing.price(2);\n",
    };
    const fixes = await fixesFor(files, entries);
    assert.ok(fixes.every(({ title }) => !title.startsWith('Import through')));
  });

  it('moves a file to the folder that it may import from', async () => {
    const files: Files = {
      'src/domain/order.ts': 'export interface Order {\n  id: string;\n}\n',
      'src/domain/save.ts':
        "import { rows } from '../db/rows';\nimport type { Order } from './order';\n\nexport function save(order: Order) {\n  rows.push(order.id);\n}\n",
      'src/db/rows.ts': 'export const rows: string[] = [];\n',
    };
    const inner = setOf({
      kind: 'forbidden',
      from: { files: ['src/domain/**'] },
      to: { files: ['src/db/**'] },
    });
    const fix = (await fixesFor(files, inner)).find(({ title }) => title.startsWith('Move'));
    assert.equal(fix?.title, 'Move save.ts to src/db');
    assert.ok(applied(files, fix!.edits)['src/db/save.ts']?.includes("from '../domain/order'"));
  });

  it('turns a dependency round by an interface beside the importer', async () => {
    const files: Files = {
      'src/domain/checkout.ts':
        "import { Mailer } from '../mail/mailer';\n\nexport class Checkout {\n  constructor(private readonly mailer: Mailer) {}\n  done(): void {\n    this.mailer.send('done');\n  }\n}\n",
      'src/mail/mailer.ts':
        'export class Mailer {\n  send(text: string): void {\n    console.log(text);\n  }\n}\n',
    };
    const inner = setOf({
      kind: 'forbidden',
      from: { files: ['src/domain/**'] },
      to: { files: ['src/mail/**'] },
    });
    const fix = (await fixesFor(files, inner)).find(({ title }) =>
      title.startsWith('Depend on an interface'),
    );
    assert.ok(fix !== undefined);
    assert.match(applied(files, fix.edits)['src/mail/mailer.ts']!, /class Mailer implements MailerLike/);
  });

  it('imports for types alone where only what runs is forbidden', async () => {
    const files: Files = {
      'src/domain/order.ts':
        "import { Row } from '../db/row';\n\nexport function idOf(row: Row): string {\n  return row.id;\n}\n",
      'src/db/row.ts': 'export interface Row {\n  id: string;\n}\n',
    };
    const running = setOf({
      kind: 'forbidden',
      from: { files: ['src/domain/**'] },
      to: { files: ['src/db/**'] },
      edges: ['static', 'deferred', 're-export'],
    });
    const [fix] = await fixesFor(files, running);
    assert.equal(fix?.title, 'Import for types only');
  });

  it('offers nothing that another rule would object to', async () => {
    const files: Files = {
      'src/a/one.ts': "import { two } from '../b/two';\n\nexport const one = two;\n",
      'src/b/two.ts': "import { deep } from './deep';\n\nexport const two = deep;\n",
      'src/b/deep.ts': 'export const deep = 1;\n',
      'src/c/user.ts': "import { one } from '../a/one';\n\nexport const user = one;\n",
    };
    const set: RuleSet = {
      layers: [],
      rules: [
        {
          id: 'no-b',
          severity: 'error',
          kind: 'forbidden',
          from: { files: ['src/a/**'] },
          to: { files: ['src/b/**'] },
        },
        {
          id: 'no-c-b',
          severity: 'error',
          kind: 'forbidden',
          from: { files: ['src/c/**'] },
          to: { files: ['src/b/**'] },
        },
      ],
    };
    assert.deepEqual(await fixesFor(files, set), []);
  });
});
