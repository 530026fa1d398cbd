import assert from 'node:assert/strict';
import { finding, moduleOf } from './findings.ts';
import { applied, type Files, suggestFor } from './memoryWorkspace.ts';

async function moved(
  files: Files,
  path: string,
  to: { readonly module: string; readonly files: readonly string[] },
) {
  const suggestions = await suggestFor(files, {
    findings: [finding('misplaced-file', [path, to.module, 'from'])],
    modules: [moduleOf(to.module, to.files)],
  });
  const suggestion = suggestions.find(({ kind }) => kind === 'move-file');
  assert.ok(suggestion);
  return { suggestion, after: applied(files, suggestion.edits) };
}

describe('moving a misplaced TypeScript file', () => {
  const files: Files = {
    'src/ui/price.ts':
      "import { round } from '../shop/round.js';\nimport './price.css';\nimport data from '../data.json';\nexport const price = round(data);\n",
    'src/shop/round.ts': 'export const round = (n: number) => n;\n',
    'src/shop/cart.ts': "import { price } from '../ui/price.js';\nexport const cart = [price];\n",
    'src/shop/order.ts': "import { price } from '@/ui/price';\nexport { price };\n",
    'src/shop/cart.test.ts':
      "import { price } from '../ui/price';\nvi.mock('../ui/price', () => ({}));\nprice;\n",
    'src/data.json': '{}',
  };
  const shop = { module: 'src/shop', files: ['src/shop/round.ts', 'src/shop/cart.ts', 'src/shop/order.ts'] };

  it('rewrites its own imports and those of its importers, tests included, each in its style', async () => {
    const { after } = await moved(files, 'src/ui/price.ts', shop);
    assert.equal(after['src/ui/price.ts'], undefined);
    assert.equal(
      after['src/shop/price.ts'],
      "import { round } from './round.js';\nimport '../ui/price.css';\nimport data from '../data.json';\nexport const price = round(data);\n",
    );
    assert.match(after['src/shop/cart.ts']!, /'\.\/price\.js'/);
    assert.match(after['src/shop/order.ts']!, /'@\/shop\/price'/);
    assert.match(after['src/shop/cart.test.ts']!, /from '\.\/price';\nvi\.mock\('\.\/price'/);
  });

  it('is left to a person when the target is there already', async () => {
    const { suggestion } = await moved({ ...files, 'src/shop/price.ts': '' }, 'src/ui/price.ts', shop);
    assert.deepEqual(suggestion.edits, []);
    assert.match(suggestion.steps[0]!, /there already/);
  });

  it('is left to a person when the file finds others by its own place', async () => {
    const placed = {
      ...files,
      'src/ui/price.ts': `${files['src/ui/price.ts']}new URL('./x', import.meta.url);\n`,
    };
    assert.deepEqual((await moved(placed, 'src/ui/price.ts', shop)).suggestion.edits, []);
  });
});

describe('moving a file that others name without importing it', () => {
  const shop = { module: 'src/shop', files: ['src/shop/cart.ts', 'src/shop/order.ts'] };
  const files: Files = {
    'package.json': '{ "name": "it", "main": "./dist/index.js" }',
    'src/ui/priceTag.ts': 'export const price = 1;\n',
    'src/shop/cart.ts': "import { price } from '../ui/priceTag';\nprice;\n",
    'src/shop/order.ts': "import { price } from '../ui/priceTag';\nprice;\n",
  };
  const stepsWith = async (path: string, text: string) => {
    const { suggestion } = await moved({ ...files, [path]: text }, 'src/ui/priceTag.ts', shop);
    assert.deepEqual(suggestion.edits, [], path);
    return suggestion.steps.join(' ');
  };

  it('is left to a person when a page imports it, whose imports nobody reads', async () => {
    const page = 'Prices\nimport { price } from "../ui/priceTag";\n';
    assert.match(await stepsWith('src/shop/Cart.mdx', page), /line 2 of src\/shop\/Cart\.mdx/);
    await stepsWith('src/App.marko', "import { price } from '$lib/ui/priceTag.js'");
  });

  it('is left to a person when a manifest or a compiler configuration names it, built or not', async () => {
    await stepsWith('package.json', '{ "name": "it", "exports": { "./price": "./dist/ui/priceTag.js" } }');
    await stepsWith('package.json', '{ "name": "it", "bin": "dist/priceTag.js" }');
    await stepsWith(
      'tsconfig.json',
      '{ "compilerOptions": { "paths": { "price": ["src/ui/priceTag.ts"] } } }',
    );
  });

  it('is left to a person when a string loads it', async () => {
    await stepsWith('src/start.ts', "new Worker('./ui/priceTag.js');\n");
    await stepsWith('src/shop/order.ts', "import '../ui/priceTag';\nfork('src/ui/priceTag.ts');\n");
  });

  it('is left to a person across packages and compiler configurations', async () => {
    assert.match(await stepsWith('src/shop/tsconfig.json', '{}'), /another tsconfig\.json/);
    assert.match(await stepsWith('src/ui/package.json', '{}'), /another package\.json/);
  });

  it('says which documents to look through', async () => {
    const readme = { ...files, 'README.md': 'See src/ui/priceTag.ts.\n' };
    const { suggestion, after } = await moved(readme, 'src/ui/priceTag.ts', shop);
    assert.ok(after['src/shop/priceTag.ts']);
    assert.match(suggestion.steps[0]!, /README\.md/);
  });

  it('is made although another file has the same name', async () => {
    const twin = { ...files, 'src/x/priceTag.ts': '', 'src/x/user.ts': "import './priceTag';\n" };
    assert.ok((await moved(twin, 'src/ui/priceTag.ts', shop)).after['src/shop/priceTag.ts']);
  });
});

describe('moving a misplaced Python module', () => {
  it('rewrites relative and absolute imports', async () => {
    const files: Files = {
      'app/__init__.py': '',
      'app/ui/__init__.py': '',
      'app/shop/__init__.py': '',
      'app/ui/price.py': 'from ..shop.rounding import rounded\nfrom . import fonts\n\nprice = rounded(1)\n',
      'app/ui/fonts.py': '',
      'app/shop/rounding.py': 'def rounded(n):\n    return n\n',
      'app/shop/cart.py': 'from ..ui.price import price\n',
      'app/shop/order.py': 'from app.ui.price import price\n',
      'app/shop/till.py': 'from app.ui import price\n',
    };
    const shop = {
      module: 'app/shop',
      files: ['app/shop/rounding.py', 'app/shop/cart.py', 'app/shop/order.py', 'app/shop/till.py'],
    };
    const { suggestion, after } = await moved(files, 'app/ui/price.py', shop);
    assert.deepEqual(suggestion.steps, []);
    assert.equal(
      after['app/shop/price.py'],
      'from .rounding import rounded\nfrom ..ui import fonts\n\nprice = rounded(1)\n',
    );
    assert.equal(after['app/shop/cart.py'], 'from .price import price\n');
    assert.equal(after['app/shop/order.py'], 'from app.shop.price import price\n');
    assert.equal(after['app/shop/till.py'], 'from app.shop import price\n');
  });
});
