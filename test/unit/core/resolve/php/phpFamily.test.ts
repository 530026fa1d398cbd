import assert from 'node:assert/strict';
import { phpFamily } from '../../../../../src/core/resolve/php/phpFamily.ts';
import { factsOfSource, resolveSources } from '../../../../support/resolveSources.ts';

const COMPOSER = JSON.stringify({
  name: 'acme/shop',
  require: { php: '>=8.1', 'psr/log': '^3', 'acme/uri-template': '^1' },
  autoload: { 'psr-4': { 'App\\': 'src/' } },
  'autoload-dev': { 'psr-4': { 'App\\Tests\\': 'tests/' } },
});

/** A file of the namespace `App`, and three that it may use. */
function app(body: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'composer.json': COMPOSER,
    'src/User.php': `<?php\nnamespace App;\n${body}`,
    'src/Cart.php': '<?php\nnamespace App;\nclass Cart {}\n',
    'src/Model/Item.php': '<?php\nnamespace App\\Model;\ninterface Item {}\n',
    'src/functions.php': '<?php\nnamespace App;\nfunction total() {}\nconst LIMIT = 3;\n',
    ...more,
  };
}

async function from(body: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const lines = await resolveSources(phpFamily, app(body, more));
  return lines.filter((line) => line.startsWith('src/User.php')).map((line) => line.slice(13));
}

describe('phpFamily, on imports', () => {
  it('follows use, aliases, and several clauses in one statement', async () => {
    assert.deepEqual(await from('use App\\Cart as Basket, App\\Model\\Item;'), [
      '→ src/Cart.php',
      '→ src/Model/Item.php',
    ]);
  });

  it('joins the prefix of a group to its clauses', async () => {
    const group = 'use App\\{Cart, Model\\Item as Thing, function total, const LIMIT};';
    assert.deepEqual(await from(group), ['→ src/Cart.php', '→ src/Model/Item.php', '→ src/functions.php']);
  });

  it('takes functions and constants from names of their own', async () => {
    assert.deepEqual(await from('use function App\\total;'), ['→ src/functions.php']);
    assert.deepEqual(await from('use const App\\LIMIT;'), ['→ src/functions.php']);
    assert.deepEqual(await from('use App\\total;'), ['✗ App\\total']);
  });

  it('holds a kind said once for every clause after it', async () => {
    const more = { 'src/more.php': '<?php\nnamespace App\\More;\nfunction sum() {}\n' };
    assert.deepEqual(await from('use function App\\total, App\\More\\sum;', more), [
      '→ src/functions.php',
      '→ src/more.php',
    ]);
  });

  it('loads nothing for a namespace, and follows names that begin with it', async () => {
    assert.deepEqual(await from('use App\\Model;'), []);
    assert.deepEqual(await from('use App\\Model as M; function f(M\\Item $x) {}'), ['→ src/Model/Item.php']);
  });

  it('says which package brings a foreign name, and that PHP brings its own', async () => {
    const uses =
      'use Psr\\Log\\LoggerInterface; use Acme\\UriTemplate\\Parser; use Closure; use Other\\Thing\\X;';
    assert.deepEqual(await from(uses), ['↗ Other\\Thing', '↗ acme/uri-template', '↗ php', '↗ psr/log']);
  });

  it('takes no package for one that only shares a word with the name', async () => {
    const manifest = { require: { 'acme/testing': '*', 'psr/http-message': '*', 'pda/beanstalk': '*' } };
    const lines = await resolveSources(phpFamily, {
      'composer.json': JSON.stringify(manifest),
      'a.php': '<?php\nuse Stan\\Testing\\X;\nuse Psr\\Http\\Message\\Request;\nuse Beanstalk\\Pool;\n',
    });
    assert.deepEqual(lines, ['a.php ↗ Stan\\Testing', 'a.php ↗ pda/beanstalk', 'a.php ↗ psr/http-message']);
  });

  it('takes no package that the workspace brings itself', async () => {
    const manifest = {
      require: { 'acme/mail': '*' },
      replace: { 'acme/post': '*' },
      autoload: { 'psr-4': { 'Acme\\': 'src' } },
    };
    const lines = await resolveSources(phpFamily, {
      'composer.json': JSON.stringify(manifest),
      'a.php': '<?php\nuse Acme\\Post\\X;\nuse Acme\\Mail\\X;\n',
    });
    assert.deepEqual(lines, ['a.php ↗ acme/mail', 'a.php ✗ Acme\\Post\\X']);
  });

  it('names the locked package whose map has the name', async () => {
    const lock = { packages: [{ name: 'other/things', autoload: { 'psr-4': { 'Other\\': 'src' } } }] };
    assert.deepEqual(await from('use Other\\Thing\\X;', { 'composer.lock': JSON.stringify(lock) }), [
      '↗ other/things',
    ]);
  });

  it('reports a name that the own map covers and nothing declares', async () => {
    assert.deepEqual(await from('use App\\Gone;'), ['✗ App\\Gone']);
  });
});

describe('phpFamily, on names in code', () => {
  const uses: readonly (readonly [string, string])[] = [
    ['class X extends Cart {}', 'extends'],
    ['class X implements Cart {}', 'implements'],
    ['class X { use Cart; }', 'a trait'],
    ['enum X: string implements Cart {}', 'an enum'],
    ['interface X extends Cart {}', 'an interface'],
    ['$x = new Cart();', 'new'],
    ['Cart::make();', 'a static call'],
    ['echo Cart::class;', 'a class constant'],
    ['echo Cart::$all;', 'a static property'],
    ['if ($x instanceof Cart) {}', 'instanceof'],
    ['try {} catch (\\Error | Cart $e) {}', 'catch'],
    ['function f(?Cart $c) {}', 'a nullable parameter'],
    ['function f(int|Cart ...$c) {}', 'a union'],
    ['function f((Cart&\\Countable)|null $c) {}', 'a disjunctive normal form'],
    ['function f(): Cart {}', 'a return type'],
    ['class X { private readonly Cart $c; }', 'a property'],
    ['class X { const Cart C = 1; }', 'a constant with a type'],
    ['$f = fn (Cart $c) => 1;', 'an arrow function'],
    ['$x = new class extends Cart {};', 'an anonymous class'],
    ['#[Cart] class X {}', 'an attribute'],
    ['echo \\App\\Cart::A;', 'a name written out'],
    ['echo namespace\\Cart::A;', 'a name relative to the namespace'],
    ['echo CART::A;', 'another case'],
  ];
  for (const [body, what] of uses) {
    it(`finds the class of the same namespace in ${what}`, async () => {
      assert.deepEqual(await from(body), ['→ src/Cart.php']);
    });
  }

  it('calls a function of its namespace, else the global one', async () => {
    const more = { 'src/helpers.php': '<?php\nfunction tap() {}\n' };
    assert.deepEqual(await from('total(); tap(); strlen("");', more), [
      '→ src/functions.php',
      '→ src/helpers.php',
    ]);
  });

  it('does not look in the namespace for a name that an import has taken', async () => {
    assert.deepEqual(await from('use App\\Model\\Item as Cart; new Cart();'), ['→ src/Model/Item.php']);
  });

  it('needs nothing for built-in types and classes, polyfilled or not', async () => {
    const more = { 'src/bootstrap.php': '<?php\nfunction str_contains() {}\nclass Stringable {}\n' };
    const body = 'function f(self $a, int $b, \\Stringable $c): static { str_contains("", ""); }';
    assert.deepEqual(await from(body, more), []);
  });

  it('keeps the namespaces of one file apart', async () => {
    const body = 'use App\\Model\\Item as Cart;\nnamespace Other;\nnew Cart();\nnamespace App;\nnew Cart();';
    assert.deepEqual(await from(body), ['→ src/Model/Item.php']);
    const braces = {
      'a.php': '<?php\nnamespace App {\nnew Cart();\n}\nnamespace {\nnew \\App\\Model\\Item();\n}\n',
    };
    const lines = await resolveSources(phpFamily, app('', braces));
    assert.deepEqual(lines, ['a.php → src/Cart.php', 'a.php → src/Model/Item.php']);
  });

  it('does not take what tests stand in for as production code', async () => {
    const stub = { 'tests/bootstrap.php': '<?php\nnamespace App;\nfunction curl_exec() {}\n' };
    assert.deepEqual(await from('curl_exec();', stub), []);
  });
});

describe('phpFamily, on autoloading', () => {
  it('maps by PSR-0, underscores of the class as folders', async () => {
    const lines = await resolveSources(phpFamily, {
      'composer.json': '{"autoload":{"psr-0":{"Twig_":"lib/"}}}',
      'lib/Twig/Node/Text.php': '<?php\nclass Twig_Node_Text {}\n',
      'old/Text.php': '<?php\nclass Twig_Node_Text {}\n',
      'a.php': '<?php\nnew Twig_Node_Text();\n',
    });
    assert.deepEqual(lines, ['a.php → lib/Twig/Node/Text.php']);
  });

  it('takes the longest prefix, and the first of several folders that has the file', async () => {
    const lines = await resolveSources(phpFamily, {
      'composer.json': '{"autoload":{"psr-4":{"A\\\\":"src","A\\\\B\\\\":["none","b"]}}}',
      'src/B/C.php': '<?php\nnamespace A\\B;\nclass C {}\n',
      'b/C.php': '<?php\nnamespace A\\B;\nclass C {}\n',
      'main.php': '<?php\nuse A\\B\\C;\n',
    });
    assert.deepEqual(lines, ['main.php → b/C.php']);
  });

  it('finds classes of a classmap and functions of autoloaded files by their declarations', async () => {
    const lines = await resolveSources(phpFamily, {
      'composer.json': '{"autoload":{"classmap":["legacy/"],"files":["legacy/all.inc.php"]}}',
      'legacy/all.inc.php': '<?php\nclass Db {}\nclass DbRow {}\nfunction db() {}\n',
      'a.php': '<?php\nnew DbRow();\n',
      'b.php': '<?php\ndb();\n',
    });
    assert.deepEqual(lines, ['a.php → legacy/all.inc.php', 'b.php → legacy/all.inc.php']);
  });

  it("prefers the file's own package, then those that it requires, among packages of one tree", async () => {
    const log = '<?php\nnamespace Log;\nclass Log {}\n';
    const lines = await resolveSources(phpFamily, {
      'packages/a/composer.json': '{"name":"x/a","autoload":{"psr-4":{"Log\\\\":"src"}}}',
      'packages/a/src/Log.php': log,
      'packages/b/composer.json': '{"name":"x/b","autoload":{"psr-4":{"Log\\\\":"src"}}}',
      'packages/b/src/Log.php': log,
      'packages/c/composer.json':
        '{"name":"x/c","require":{"x/b":"*"},"repositories":[{"type":"path","url":"../b"}]}',
      'packages/c/main.php': '<?php\nnew \\Log\\Log();\n',
      'packages/a/main.php': '<?php\nnew \\Log\\Log();\n',
    });
    assert.deepEqual(lines, [
      'packages/a/main.php → packages/a/src/Log.php',
      'packages/c/main.php → packages/b/src/Log.php',
    ]);
  });

  it('tells whether an edit can reach other files', async () => {
    const prepared = phpFamily.prepare({
      root: '/w',
      paths: {
        has: () => false,
        hasFolder: () => false,
        filesIn: () => [],
        foldersIn: () => [],
        named: () => [],
        all: () => [],
      },
      manifests: new Map(),
      facts: new Map(),
      problem: assert.fail,
    });
    const before = await factsOfSource('a.php', '<?php\nclass A { function f() {} }\n');
    const inside = await factsOfSource('a.php', '<?php\nuse B;\nclass A { function g() {} }\n');
    const renamed = await factsOfSource('a.php', '<?php\nclass C {}\n');
    assert.equal(prepared.affectsOthers(before, inside), false);
    assert.equal(prepared.affectsOthers(before, renamed), true);
  });
});

describe('phpFamily, on files by path', () => {
  it('follows include and require, from __DIR__, through constants, and along the folders above', async () => {
    const lines = await resolveSources(phpFamily, {
      'config.php': "<?php\ndefine('ROOT', __DIR__ . '/');\nconst LIB = ROOT . 'lib';\n",
      'lib/a.php': "<?php\nrequire_once(dirname(__DIR__) . DIRECTORY_SEPARATOR . 'config.php');\n",
      'lib/b.php': "<?php\ninclude 'a.php';\ninclude_once 'lib/c.php';\n",
      'lib/c.php': "<?php\nreturn require ROOT . 'lib/b.php';\n",
      'lib/d.php': "<?php\nrequire LIB . '/a.php';\nrequire $path . '/b.php';\nrequire \"lib/$x.php\";\n",
      'lib/e.php': "<?php\nrequire 'lib' . '/a.php';\n",
    });
    assert.deepEqual(lines, [
      'lib/a.php → config.php',
      'lib/b.php → lib/a.php',
      'lib/b.php → lib/c.php',
      'lib/c.php → lib/b.php',
      'lib/d.php → lib/a.php',
      'lib/e.php → lib/a.php',
    ]);
  });

  it('reports a written path that is not there, but knows what Composer installs', async () => {
    const lines = await resolveSources(phpFamily, {
      'a.php': "<?php\nrequire __DIR__ . '/vendor/autoload.php';\nrequire __DIR__ . '/gone.php';\n",
    });
    assert.deepEqual(lines, ['a.php ↗ vendor', "a.php ✗ __DIR__ . '/gone.php'"]);
  });
});

describe('phpFamily, on hostile input', () => {
  it('reports manifests that are no JSON, and reads any shape of the rest', async () => {
    const problems: string[] = [];
    const shapes = [
      'null',
      '[]',
      '"x"',
      '{"autoload":[{"psr-4":5}],"require":"x"}',
      '{"autoload":{"psr-4":{"":7}}}',
    ];
    const files = Object.fromEntries(shapes.map((text, at) => [`p${at}/composer.json`, text]));
    const lines = await resolveSources(
      phpFamily,
      {
        ...files,
        'composer.json': '{',
        'deep/composer.json': '['.repeat(200_000),
        'composer.lock': '{"packages":[null,{"name":1},{"name":"a","autoload":3}],"packages-dev":{}}',
        'a.php': '<?php\nuse App\\X;\n',
      },
      (path) => problems.push(path),
    );
    assert.deepEqual(lines, ['a.php ↗ App\\X']);
    assert.deepEqual(problems.sort(), ['composer.json', 'deep/composer.json']);
  });

  it('maps nothing to folders outside the workspace', async () => {
    const lines = await resolveSources(phpFamily, {
      'composer.json': '{"autoload":{"psr-4":{"App\\\\":"../../etc"}}}',
      'a.php': '<?php\nuse App\\Passwd;\nrequire __DIR__ . "/../../etc/passwd.php";\n',
    });
    assert.deepEqual(lines, ['a.php ↗ App\\Passwd']);
  });

  it('ends on constants that are defined by each other', async () => {
    const lines = await resolveSources(phpFamily, {
      'a.php': '<?php\nconst A = B . "x";\nconst B = A . "y";\nrequire A;\n',
      'b.php': `<?php\nrequire ${'('.repeat(3000)}A${')'.repeat(3000)};\nrequire ${"'' . ".repeat(3000)}A;\n`,
    });
    assert.deepEqual(lines, []);
  });

  it('stays quick on constants that multiply', async () => {
    const names = [...'ABCDEFGHIJ'];
    const sum = (name: string) => Array(20).fill(name).join(' . ');
    const lines = names.map((name, at) => `const ${name} = ${sum(names[at + 1] ?? "''")};`);
    const found = await resolveSources(phpFamily, { 'a.php': `<?php\n${lines.join('\n')}\nrequire A;\n` });
    assert.deepEqual(found, []);
  });

  it('stays quick when a thousand packages stand in one tree', async () => {
    const files: Record<string, string> = {};
    for (let at = 0; at < 1000; at++) {
      files[`p${at}/composer.json`] = `{"autoload":{"psr-4":{"P${at}\\\\":"src"}}}`;
      if (at < 100)
        files[`p${at}/src/X.php`] = `<?php\nnamespace P${at};\nnew \\Q\\A; new \\P${at + 1}\\X; class X {}\n`;
    }
    const lines = await resolveSources(phpFamily, files);
    assert.equal(lines.length, 99);
  }).timeout(10_000);
});
