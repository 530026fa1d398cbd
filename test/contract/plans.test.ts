/** What the engine plans for a tree on disk holds when it is carried out: it compiles, and asking again finds nothing left. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { FeaturePlan, PlanAlternative } from '../../src/core/model/featurePlan.ts';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function feature(name: string, more = ''): Record<string, string> {
  const type = capital(name);
  return {
    [`src/${name}/${name}.entity.ts`]: `export class ${type} {\n  id = '';\n${more}}\n`,
    [`src/${name}/${name}.repository.ts`]: `import type { ${type} } from './${name}.entity';\n\nexport class ${type}Repository {\n  readonly #kept = new Map<string, ${type}>();\n\n  find(id: string): ${type} | undefined {\n    return this.#kept.get(id);\n  }\n\n  save(${name}: ${type}): void {\n    this.#kept.set(${name}.id, ${name});\n  }\n}\n`,
    [`src/${name}/${name}.service.ts`]: `import type { ${type} } from './${name}.entity';\nimport { ${type}Repository } from './${name}.repository';\n\nexport class ${type}Service {\n  constructor(private readonly ${name}Repository: ${type}Repository) {}\n\n  find(id: string): ${type} | undefined {\n    return this.${name}Repository.find(id);\n  }\n}\n`,
  };
}

const SHOP = {
  'package.json': '{ "name": "shop", "private": true }\n',
  'tsconfig.json':
    '{ "compilerOptions": { "module": "preserve", "moduleResolution": "bundler", "strict": true, "noEmit": true, "types": [], "target": "es2022" }, "include": ["src"] }\n',
  ...feature('invoice', '  due = new Date();\n'),
  ...feature('customer', "  name = '';\n"),
  ...feature('product', '  price = 0;\n'),
  'src/services.ts':
    "import { CustomerRepository } from './customer/customer.repository';\nimport { CustomerService } from './customer/customer.service';\nimport { InvoiceRepository } from './invoice/invoice.repository';\nimport { InvoiceService } from './invoice/invoice.service';\nimport { ProductRepository } from './product/product.repository';\nimport { ProductService } from './product/product.service';\n\nexport const services = [\n  new CustomerService(new CustomerRepository()),\n  new InvoiceService(new InvoiceRepository()),\n  new ProductService(new ProductRepository()),\n];\n",
};

function errorsIn(root: string): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(fileNames, {
    ...options,
    lib: ['lib.es2022.d.ts'],
    skipLibCheck: true,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

/** One for all trees: it takes longer to start than to plan. */
let engine: Engine;

async function withShop<T>(
  files: Readonly<Record<string, string>>,
  use: (ask: (sentence: string) => Promise<FeaturePlan>, root: string) => Promise<T>,
): Promise<T> {
  return withFolder(files, async (root) => {
    const ask = async (sentence: string) => {
      const plan = await engine.plans.plan({ root, sentence });
      assert.equal(plan.kind, 'feature');
      return plan as FeaturePlan;
    };
    await engine.analyze(root, analysisOptions());
    return use(ask, root);
  });
}

function first({ alternatives, abstained }: FeaturePlan): PlanAlternative {
  assert.ok(alternatives[0] !== undefined, abstained);
  return alternatives[0];
}

describe('plans', function () {
  // The compiler is as slow as the machine is busy.
  this.timeout(60_000);

  before(() => {
    engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
  });

  after(() => engine.dispose());

  describe('a plan for a feature', () => {
    it('makes the files of a feature after its siblings, registers it where they are, and compiles; asked again, nothing is left', async () => {
      await withShop(SHOP, async (ask, root) => {
        const plan = first(await ask('add coupons with a repository and a service'));
        assert.deepEqual(
          plan.files.map(({ path }) => path),
          ['entity', 'repository', 'service'].map((part) => `src/coupon/coupon.${part}.ts`),
        );
        const { changed } = await applyEdits(root, plan.edits);
        assert.deepEqual(errorsIn(root), []);
        const services = readFileSync(join(root, 'src/services.ts'), 'utf8');
        assert.match(
          services,
          /ProductService\(new ProductRepository\(\)\),\n {2}new CouponService\(new CouponRepository\(\)\),\n\]/,
        );
        const entity = readFileSync(join(root, 'src/coupon/coupon.entity.ts'), 'utf8');
        assert.equal(entity, "export class Coupon {\n  id = '';\n}\n");
        await engine.update(
          root,
          changed.map((path) => ({ path })),
        );
        const again = first(await ask('add coupons with a repository and a service'));
        assert.deepEqual([again.files, again.edits, again.there.length], [[], [], 3]);
      });
    });

    it('tells how a feature that is there grows, and writes the member where its members are', async () => {
      await withShop(SHOP, async (ask, root) => {
        const plan = await ask('let customers export their invoices as CSV');
        assert.deepEqual([plan.wish.subject, plan.wish.action, plan.wish.known], ['invoice', 'export', true]);
        const { edits, steps } = first(plan);
        await applyEdits(root, edits);
        assert.match(
          readFileSync(join(root, 'src/invoice/invoice.service.ts'), 'utf8'),
          /async exportInvoice\(\)/,
        );
        assert.ok(steps.some((step) => step.includes('invoice.repository.ts')));
      });
    });

    it('invents nothing where no feature is an example, and names a blueprint', async () => {
      await withShop({ 'src/main.ts': 'export const one = 1;\n' }, async (ask) => {
        const plan = await ask('add coupons with a repository');
        assert.deepEqual(plan.alternatives, []);
        assert.match(plan.abstained ?? '', /nothing is invented/);
        assert.equal(plan.blueprint?.name, 'repository');
      });
    });

    it('invents nothing where only tests have something in common', async () => {
      const stores = {
        alpha: "export const colours = ['red'];\n",
        beta: 'export function sum(a: number): number {\n  return a + 1;\n}\n',
        gamma: 'export enum Size {\n  Small,\n}\n',
      };
      const files = Object.entries(stores).flatMap(([name, text]) => [
        [`src/stores/${name}Store.ts`, text],
        [
          `src/stores/${name}Store.spec.ts`,
          `describe('the ${name} store', () => {\n  it('begins empty');\n});\n`,
        ],
      ]);
      await withShop(Object.fromEntries(files), async (ask) => {
        const { alternatives, abstained } = await ask('add orders with a store');
        assert.deepEqual(alternatives, []);
        assert.match(abstained ?? '', /only the tests have something in common.*nothing is invented/);
      });
    });

    it('says so where a sentence names nothing, and writes nothing over what differs by case', async () => {
      const files = { ...SHOP, 'src/Coupon/coupon.entity.ts': 'export class Other {}\n' };
      await withShop(files, async (ask, root) => {
        assert.match((await ask('make it better please')).abstained ?? '', /names nothing/);
        assert.match((await ask('add coupons with an entity')).abstained ?? '', /other case/);
        assert.ok(!existsSync(join(root, 'src/coupon/coupon.repository.ts')));
        await assert.rejects(engine.plans.plan({ root, sentence: ' ' }), { code: 'invalid-option' });
        const cancelled = engine.plans.plan(
          { root, sentence: 'add orders' },
          { signal: AbortSignal.abort() },
        );
        await assert.rejects(cancelled, { code: 'cancelled' });
        await assert.rejects(engine.plans.plan({ root: '/nowhere', sentence: 'add x' }), {
          code: 'not-analysed',
        });
      });
    });

    it('is not shown where it would break a rule', async () => {
      const rules = 'rules:\n  - {id: apart, kind: forbidden, from: src/coupon/**, to: src/coupon/**}\n';
      await withShop({ ...SHOP, 'groundplan.yaml': rules }, async (ask) => {
        const { alternatives, abstained } = await ask('add coupons with a repository and a service');
        for (const { files } of alternatives)
          assert.ok(
            files.every(({ part }) => part === 'entity'),
            'what imports nothing of the folder may come',
          );
        if (alternatives.length === 0) assert.match(abstained ?? '', /rule apart would object/);
      });
    });
  });

  describe('a plan for a migration', () => {
    const LAYERED = {
      'package.json': '{ "name": "shop", "private": true }\n',
      'src/application/invoiceService.ts':
        "import { InvoiceRepository } from '../persistence/invoiceRepository';\n\nexport class InvoiceService {\n  constructor(private readonly repository: InvoiceRepository) {}\n\n  due(): number {\n    return this.repository.count();\n  }\n}\n",
      'src/persistence/invoiceRepository.ts':
        'export class InvoiceRepository {\n  count(): number {\n    return 1;\n  }\n}\n',
      'src/main.ts':
        "import { InvoiceService } from './application/invoiceService';\nimport { InvoiceRepository } from './persistence/invoiceRepository';\n\nconsole.log(new InvoiceService(new InvoiceRepository()).due());\n",
    };

    it('turns imports of the outside round by ports, step by step, and says how to hold it', async () => {
      await withShop(LAYERED, async (_, root) => {
        const plan = await engine.plans.plan({ root, sentence: 'layered to hexagonal' });
        assert.ok(plan.kind === 'migration');
        assert.deepEqual([plan.before, plan.after, plan.steps.length], [1, 0, 2]);
        const [port, hold] = plan.steps;
        assert.match(port!.effect.join(), /violations 1 → 0/);
        assert.ok(
          port!.edits.some(
            ({ path, type }) => type === 'change' && path === 'src/application/invoiceService.ts',
          ),
        );
        assert.match(hold!.hand.join(), /rules init --preset hexagonal/);
        assert.equal((await engine.planEdits(root, port!.id)).edits.length, port!.edits.length);
      });
    });

    it('invents nothing where there are no rules for the target', async () => {
      await withShop(LAYERED, async (_, root) => {
        const { abstained, ...plan } = await engine.plans.plan({ root, sentence: 'callbacks to events' });
        assert.equal(plan.kind, 'migration');
        assert.match(abstained ?? '', /cannot be derived/);
      });
    });
  });
});
