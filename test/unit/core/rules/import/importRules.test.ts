import assert from 'node:assert/strict';
import { compileRules } from '../../../../../src/core/rules/compileRules.ts';
import { evaluateRules } from '../../../../../src/core/rules/evaluate.ts';
import { type ConfigValue, Unread } from '../../../../../src/core/rules/import/configValue.ts';
import { importRules } from '../../../../../src/core/rules/import/importRules.ts';
import { readConfig } from '../../../../../src/core/rules/import/readConfig.ts';
import { type CodeSketch, codeOf, TODAY } from '../ruled.ts';

interface Case {
  readonly path: string;
  /** As text, or as it comes out of a script. */
  readonly config: string | ConfigValue;
  readonly code: CodeSketch;
  readonly manifests?: Readonly<Record<string, string>>;
}

function imported({ path, config, code, manifests = {} }: Case) {
  const parts = codeOf(code);
  const read = typeof config === 'string' ? readConfig(path, config) : { config };
  assert.ok('config' in read, JSON.stringify(read));
  const sources = parts.files.map((file) => file.path);
  const input = { path, config: read.config, sources, manifests: new Map(Object.entries(manifests)) };
  const found = importRules(input, parts, TODAY);
  assert.ok(found !== undefined, 'no importer');
  const { violations, problems } = evaluateRules(compileRules(found.set), parts, TODAY);
  assert.deepEqual(problems, []);
  return { ...found, broken: violations.map((each) => each.fingerprint) };
}

describe('importRules', () => {
  it('takes over forbidden dependencies of dependency-cruiser, with groups, packages, circles and reachability', () => {
    const { broken, notes, set } = imported({
      path: '.dependency-cruiser.json',
      config: JSON.stringify({
        forbidden: [
          {
            name: 'features apart',
            severity: 'error',
            from: { path: '^src/features/([^/]+)/' },
            to: { path: '^src/features/', pathNot: '^src/features/$1/' },
          },
          { name: 'no-circular', severity: 'warn', from: {}, to: { circular: true } },
          {
            name: 'no-io',
            severity: 'error',
            from: { path: '^src/core' },
            to: { dependencyTypes: ['core'] },
          },
          {
            name: 'only-db-knows-pg',
            severity: 'error',
            from: { pathNot: '^src/db/' },
            to: { path: '^node_modules/pg/' },
          },
          {
            name: 'core-never-reaches-ui',
            severity: 'error',
            from: { path: '^src/core' },
            to: { path: '^src/ui', reachable: true },
          },
          { name: 'no-orphans', severity: 'warn', from: { orphan: true }, to: {} },
          { name: 'look ahead', severity: 'error', from: { path: '^src/(?!core)' }, to: { path: '^src/ui' } },
          { name: 'gone', severity: 'error', from: { path: '^src/gone' }, to: { path: '^src/ui' } },
        ],
      }),
      code: {
        edges: [
          ['src/features/a/x.ts', 'src/features/b/y.ts'],
          ['src/features/a/x.ts', 'src/features/a/z.ts'],
          ['src/features/a/z.ts', 'src/features/a/x.ts'],
          ['src/core/c.ts', 'src/mid.ts'],
          ['src/mid.ts', 'src/ui/u.ts'],
        ],
        uses: { 'src/core/c.ts': ['node:fs', 'pg'], 'src/db/d.ts': ['pg'] },
      },
    });
    assert.deepEqual(broken.map((each) => each.split(':')[0]).sort(), [
      'core-never-reaches-ui',
      'features-apart',
      'no-circular',
      'no-io',
      'only-db-knows-pg',
    ]);
    assert.equal(set.rules.length, 5);
    assert.deepEqual(
      notes.map((note) => note.split(':')[0]),
      ['no-orphans', 'look-ahead', 'gone'],
    );
  });

  it('leaves out what a script would have to be run for', () => {
    const { set, notes } = imported({
      path: '.dependency-cruiser.cjs',
      config: {
        forbidden: [{ name: 'dynamic', severity: 'error', from: { path: new Unread('paths()') }, to: {} }],
        allowed: [{ from: {}, to: {} }],
        extends: 'dependency-cruiser/configs/recommended',
      },
      code: { edges: [['src/a.ts', 'src/b.ts']] },
    });
    assert.deepEqual(set.rules, []);
    assert.deepEqual(
      notes.map((note) => note.split(':')[0]),
      ['dynamic', 'allowed', 'extends'],
    );
  });

  const python = { language: 'python' as const };

  it('takes over the contracts of import-linter from INI and from TOML', () => {
    const code: CodeSketch = {
      ...python,
      edges: [
        ['shop/domain/order.py', 'shop/web/views.py'],
        ['shop/web/views.py', 'shop/domain/order.py'],
        ['shop/plugins/a.py', 'shop/plugins/b.py'],
        ['shop/domain/tax.py', 'shop/web/views.py'],
      ],
      paths: ['shop/__init__.py', 'shop/domain/__init__.py', 'shop/web/__init__.py'],
      uses: { 'shop/domain/order.py': ['django'] },
    };
    const ini = [
      '[importlinter]',
      'root_package = shop',
      '[importlinter:contract:order]',
      'name = Layers',
      'type = layers',
      'layers =',
      '    shop.web',
      '    shop.domain',
      '    (shop.gone)',
      'ignore_imports =',
      '    shop.domain.tax -> shop.web.views',
      '[importlinter:contract:plugins]',
      'name = Plugins',
      'type = independence',
      'modules =',
      '    shop.plugins.a',
      '    shop.plugins.b',
    ].join('\n');
    assert.deepEqual(imported({ path: '.importlinter', config: ini, code }).broken, [
      'order: shop/domain/order.py -> shop/web/views.py',
      'plugins: shop/plugins/a.py -> shop/plugins/b.py',
    ]);
    const toml = [
      '[tool.importlinter]',
      'root_package = "shop"',
      '[[tool.importlinter.contracts]]',
      'name = "No framework"',
      'type = "forbidden"',
      'source_modules = ["shop.domain"]',
      'forbidden_modules = ["django"]',
    ].join('\n');
    assert.deepEqual(imported({ path: 'pyproject.toml', config: toml, code }).broken, [
      'no-framework: shop/domain/order.py -> django',
    ]);
  });

  it('takes over the modules, layers and interfaces of tach', () => {
    const toml = [
      'source_roots = ["src"]',
      'layers = ["ui", "core"]',
      '[[modules]]',
      'path = "app"',
      'layer = "ui"',
      'depends_on = []',
      '[[modules]]',
      'path = "billing"',
      'depends_on = [{ path = "old", deprecated = true }]',
      '[[modules]]',
      'path = "old"',
      'depends_on = []',
      '[[modules]]',
      'path = "base"',
      'layer = "core"',
      'depends_on = []',
      '[[interfaces]]',
      'expose = ["api.*"]',
      'from = ["billing"]',
    ].join('\n');
    const { broken } = imported({
      path: 'tach.toml',
      config: toml,
      code: {
        ...python,
        edges: [
          ['src/app/a.py', 'src/base/b.py'],
          ['src/app/a.py', 'src/billing/inner.py'],
          ['src/base/b.py', 'src/app/a.py'],
          ['src/billing/api.py', 'src/old/o.py'],
        ],
        paths: ['src/billing/__init__.py'],
      },
    });
    assert.deepEqual(broken.toSorted(), [
      'app-dependencies: src/app/a.py -> src/billing/inner.py',
      'base-dependencies: src/base/b.py -> src/app/a.py',
      'billing-deprecated: src/billing/api.py -> src/old/o.py',
      'billing-interface: src/app/a.py -> src/billing/inner.py',
      'layers: src/base/b.py -> src/app/a.py',
    ]);
  });

  it('takes over the layers and the ruleset of deptrac', () => {
    const yaml = [
      'deptrac:',
      '  layers:',
      '    - { name: Controller, collectors: [{ type: directory, value: src/Controller/.* }] }',
      '    - name: Service',
      '      collectors: [{ type: bool, must: [{ type: directory, value: src/Service/.* }], must_not: [{ type: directory, value: src/Service/Legacy/.* }] }]',
      '    - { name: Model, collectors: [{ type: glob, value: src/Model/** }] }',
      '    - { name: Events, collectors: [{ type: implements, value: App\\Event }] }',
      '  ruleset:',
      '    Controller: [+Service]',
      '    Service: [Model]',
      '    Model: ~',
    ].join('\n');
    const { broken, notes } = imported({
      path: 'deptrac.yaml',
      config: yaml,
      code: {
        edges: [
          ['src/Controller/C.php', 'src/Model/M.php'],
          ['src/Model/M.php', 'src/Service/S.php'],
          ['src/Model/M.php', 'src/Service/Legacy/L.php'],
          ['src/Service/S.php', 'src/Controller/C.php'],
        ],
      },
    });
    assert.deepEqual(broken, [
      'model-dependencies: src/Model/M.php -> src/Service/S.php',
      'service-dependencies: src/Service/S.php -> src/Controller/C.php',
    ]);
    assert.match(notes.join('\n'), /layer Events: none of its collectors goes by paths/);
  });

  it('finds deptrac’s classes where composer.json says that they lie', () => {
    const yaml = [
      'deptrac:',
      '  layers:',
      '    - { name: Domain, collectors: [{ type: className, regex: .*\\\\Domain\\\\.* }] }',
      "    - { name: Web, collectors: [{ type: classLike, value: '^App\\\\Web\\\\.*Controller$' }] }",
      '  ruleset: { Web: [Domain], Domain: ~ }',
    ].join('\n');
    const { broken } = imported({
      path: 'deptrac.yaml',
      config: yaml,
      manifests: { 'composer.json': '{"autoload": {"psr-4": {"App\\\\": "src/"}}}' },
      code: {
        edges: [
          ['src/Shop/Domain/Order.php', 'src/Web/CartController.php'],
          ['src/Shop/Domain/Order.php', 'src/Web/Cart.php'],
          ['src/Web/CartController.php', 'src/Shop/Domain/Order.php'],
        ],
      },
    });
    assert.deepEqual(broken, [
      'domain-dependencies: src/Shop/Domain/Order.php -> src/Web/CartController.php',
    ]);
  });

  it('takes a wildcard of import-linter for each module in the package', () => {
    const ini = [
      '[importlinter]',
      'root_package = app',
      '[importlinter:contract:1]',
      'name = Commands apart',
      'type = independence',
      'modules =',
      '    app.commands.*',
    ].join('\n');
    const { broken } = imported({
      path: '.importlinter',
      config: ini,
      code: {
        edges: [
          ['app/commands/add.py', 'app/commands/list/view.py'],
          ['app/commands/list/view.py', 'app/commands/list/data.py'],
          ['app/commands/__init__.py', 'app/commands/add.py'],
        ],
        paths: ['app/__init__.py', 'app/commands/list/__init__.py'],
      },
    });
    assert.deepEqual(broken, ['commands-apart: app/commands/add.py -> app/commands/list/view.py']);
  });

  it('takes over the tags of Nx, wherever ESLint has them', () => {
    const options = {
      depConstraints: [
        { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:ui', 'type:util'] },
        { sourceTag: 'scope:*', bannedExternalImports: ['lodash'] },
        { sourceTag: '*', onlyDependOnLibsWithTags: ['*'] },
      ],
    };
    const manifests = {
      'libs/ui/project.json': '{ "tags": ["type:ui", "scope:shop"] } // x',
      'libs/data/project.json': '{ "tags": ["type:data", "scope:shop"] }',
      'libs/util/package.json': '{ "nx": { "tags": ["type:util"] } }',
    };
    const code: CodeSketch = {
      edges: [
        ['libs/ui/a.ts', 'libs/data/b.ts'],
        ['libs/ui/a.ts', 'libs/util/c.ts'],
        ['libs/data/b.ts', 'libs/ui/a.ts'],
      ],
      uses: { 'libs/data/b.ts': ['lodash'] },
    };
    const rules = { '@nx/enforce-module-boundaries': ['error', options] };
    for (const config of [{ overrides: [{ files: ['*.ts'], rules }] }, [{ plugins: {} }, { rules }]]) {
      const { broken } = imported({ path: 'eslint.config.mjs', config, code, manifests });
      assert.deepEqual(broken.toSorted(), [
        'nx-scope-packages: libs/data/b.ts -> lodash',
        'nx-type-ui: libs/ui/a.ts -> libs/data/b.ts',
      ]);
    }
  });

  it('takes one of two rules that contradict each other, and says so', () => {
    const sides = { from: { path: '^src/a/' }, to: { path: '^src/b/' } };
    const { set, notes } = imported({
      path: '.dependency-cruiser.json',
      config: {
        required: [{ name: 'must', severity: 'error', module: sides.from, to: sides.to }],
        forbidden: [{ name: 'must not', severity: 'error', ...sides }],
      },
      code: { edges: [], paths: ['src/a/x.ts', 'src/b/y.ts'] },
    });
    assert.deepEqual(
      set.rules.map((rule) => rule.id),
      ['must-not'],
    );
    assert.match(notes.join(), /“must” demands what “must-not” forbids/);
  });

  it('takes over hundreds of modules in rules that the rules file has room for', () => {
    const count = 200;
    const folders = Array.from({ length: count }, (_, at) => `m${at}`);
    const next = (at: number) => folders[(at + 1) % count]!;
    const { set, broken } = imported({
      path: 'tach.toml',
      config: {
        source_roots: ['.'],
        modules: folders.map((path, at) => ({ path, depends_on: [next(at)] })),
      },
      code: {
        ...python,
        edges: [
          ...folders.map((folder, at) => [`${folder}/a.py`, `${next(at)}/a.py`] as const),
          ['m5/a.py', 'm9/a.py'],
        ],
      },
    });
    assert.equal(set.rules.length, count);
    assert.deepEqual(broken, ['m5-dependencies: m5/a.py -> m9/a.py']);
  }).timeout(60_000);

  it('survives configurations of any other shape', () => {
    const shapes: ConfigValue[] = [
      null,
      [],
      {},
      'x',
      7,
      { forbidden: 'no' },
      { forbidden: [null, 3, { from: [], to: null, name: {} }] },
      { forbidden: [{ from: {}, to: { path: [1] } }] },
    ];
    const paths = [
      '.dependency-cruiser.js',
      '.importlinter',
      'tach.toml',
      'deptrac.yaml',
      'eslint.config.mjs',
    ];
    for (const path of paths) {
      for (const config of [
        ...shapes,
        { modules: shapes },
        { layers: shapes, ruleset: { a: shapes } },
        { tool: { importlinter: { contracts: shapes } } },
      ]) {
        const input = { path, config, sources: ['src/a.ts'], manifests: new Map([['x/project.json', '{']]) };
        importRules(input, codeOf({ edges: [['src/a.ts', 'src/b.ts']] }), TODAY);
      }
    }
  });
});

describe('readConfig', () => {
  it('says what is wrong with a file that cannot be read', () => {
    for (const [path, text] of [
      ['a.json', '{'],
      ['a.toml', '= ='],
      ['a.yaml', 'a: ['],
    ] as const) {
      assert.ok('failure' in readConfig(path, text), path);
    }
    assert.ok('failure' in readConfig('a.json', ' '.repeat(1_000_001)));
  });

  it('refuses aliases that grow without end', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
    assert.ok('failure' in readConfig('a.yaml', ['a0: &a0 [x]', ...lines].join('\n')));
  });
});
