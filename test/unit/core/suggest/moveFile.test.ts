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

describe('removing an orphan', () => {
  it('deletes the file by its hash and says what to check first', async () => {
    const files = { 'src/old.ts': 'export const old = 1;\n' };
    const [suggestion] = await suggestFor(files, { findings: [finding('orphan', ['src/old.ts'])] });
    assert.equal(suggestion?.kind, 'remove-orphan');
    assert.deepEqual(applied(files, suggestion!.edits), {});
    assert.match(suggestion!.steps[0]!, /old/);
  });
});
