import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import type { ImportTarget } from '../../../../src/core/model/graph.ts';
import { createPathIndex } from '../../../../src/core/workspace/pathIndex.ts';
import { createScriptFamily } from '../../../../src/infra/resolve/scriptFamily.ts';

type Files = Readonly<Record<string, string>>;

/** Resolves one specifier in a workspace that exists in memory only, unless a root is given. */
function resolve(files: Files, from: string, specifier: string, root = '/nowhere'): ImportTarget {
  const problems: string[] = [];
  const language = /\.[cm]?tsx?$/.test(from) ? 'typescript' : 'javascript';
  const raw = { specifier, kind: 'static', line: 1, start: 0, end: 0, names: [] } as const;
  const facts = { path: from, language, imports: [raw] } as unknown as FileFacts;
  const prepared = createScriptFamily().prepare({
    root,
    paths: createPathIndex(
      [...Object.keys(files), from].filter((path, index, all) => all.indexOf(path) === index),
    ),
    manifests: new Map(Object.entries(files).filter(([, text]) => text !== '')),
    facts: new Map([[from, facts]]),
    problem: (path) => problems.push(path),
  });
  return prepared.resolve(facts)[0]!.target;
}

function path(files: Files, from: string, specifier: string): string | undefined {
  const target = resolve(files, from, specifier);
  return target.status === 'resolved' ? target.path : undefined;
}

describe('imports of JavaScript and TypeScript', () => {
  it('find the source that an emitted extension stands for', () => {
    const files = { 'a.ts': '', 'b.mts': '', 'c.cts': '', 'd.tsx': '', 'e.d.ts': '', 'f.js': '', 'f.ts': '' };
    assert.equal(path(files, 'x.ts', './a.js'), 'a.ts');
    assert.equal(path(files, 'x.ts', './b.mjs'), 'b.mts');
    assert.equal(path(files, 'x.ts', './c.cjs'), 'c.cts');
    assert.equal(path(files, 'x.ts', './d.js'), 'd.tsx');
    assert.equal(path(files, 'x.ts', './e.js'), 'e.d.ts');
    assert.equal(path(files, 'x.ts', './f.js'), 'f.ts');
    assert.equal(path(files, 'x.js', './f.js'), 'f.js');
  });

  it('prefer a file to a folder of its name, and a folder where only one can be meant', () => {
    const files = { 'a.ts': '', 'a/index.ts': '', 'a/b.ts': '', 'index.ts': '' };
    assert.equal(path(files, 'x.ts', './a'), 'a.ts');
    assert.equal(path(files, 'x.ts', './a/'), 'a/index.ts');
    assert.equal(path(files, 'a/b.ts', '..'), 'index.ts');
    assert.equal(path(files, 'a/b.ts', '.'), 'a/index.ts');
  });

  it('say what was looked for and where', () => {
    const target = resolve({}, 'src/x.ts', './gone');
    assert.ok(target.status === 'unresolved');
    assert.match(target.reason, /no file \.\/gone with \.ts.* seen from src\//);
  });

  it('never lead out of the workspace', () => {
    assert.equal(resolve({}, 'x.ts', '../../etc/passwd').status, 'unresolved');
    const files = { 'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["../../*"]}}}' };
    assert.equal(resolve(files, 'x.ts', '@/etc/passwd').status, 'unresolved');
  });

  it('know assets, builtins, schemes and third parties', () => {
    const files = { 'a.css': '' };
    const name = (specifier: string): string | undefined => {
      const target = resolve(files, 'x.ts', specifier);
      return target.status === 'external' ? target.package : undefined;
    };
    assert.equal(name('./a.css?inline'), 'asset:css');
    assert.equal(name('fs/promises'), 'node:fs/promises');
    assert.equal(name('@scope/name/deep/file.js'), '@scope/name');
    assert.equal(name('https://example.org/x.js'), 'https://example.org/x.js');
    assert.equal(name('npm:left-pad@1/x'), 'left-pad');
    assert.equal(name('$env/static/private'), '@sveltejs/kit');
  });

  it('survive configurations that extend each other, are huge, or are no objects', () => {
    const loop = {
      'tsconfig.json': '{"extends":"./tsconfig.b.json"}',
      'tsconfig.b.json': '{"extends":["./tsconfig.json"]}',
    };
    assert.equal(path({ ...loop, 'a.ts': '' }, 'x.ts', './a'), 'a.ts');
    for (const text of ['[]', '"x"', '{', '['.repeat(100_000), `{"a":"${'x'.repeat(2 << 20)}"}`]) {
      assert.equal(
        resolve({ 'tsconfig.json': text, 'package.json': text }, 'x.ts', 'name').status,
        'external',
      );
    }
  });

  it('take paths from a base in another package', () => {
    const files = {
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/config/package.json': '{"name":"@org/config"}',
      'packages/config/base.json': `{"compilerOptions":{"paths":{"~/*":["$\{configDir}/lib/*"]}}}`,
      'packages/app/package.json': '{"name":"app"}',
      'packages/app/tsconfig.json': '{"extends":"@org/config/base.json"}',
      'packages/app/lib/a.ts': '',
    };
    assert.equal(path(files, 'packages/app/src/x.ts', '~/a'), 'packages/app/lib/a.ts');
  });

  it('tell a missing alias target from a third party of the same scope', () => {
    const tsconfig = '{"compilerOptions":{"paths":{"@org/*":["./libs/*"]}}}';
    assert.equal(resolve({ 'tsconfig.json': tsconfig }, 'x.ts', '@org/gone').status, 'unresolved');
    const declared = {
      'tsconfig.json': tsconfig,
      'package.json': '{"dependencies":{"@org/design":"^1.0.0"}}',
    };
    assert.equal(resolve(declared, 'x.ts', '@org/design').status, 'external');
  });

  it('leave names of packages that only specimens bear to their registry', () => {
    const files = { 'test/fixtures/a/package.json': '{"name":"@org/a"}', 'test/fixtures/a/index.js': '' };
    assert.equal(resolve(files, 'src/x.ts', '@org/a').status, 'external');
  });

  for (const [tool, manifests] of Object.entries({
    npm: { 'package.json': '{"workspaces":["libs/**","!libs/old"]}' },
    yarn: { 'package.json': '{"workspaces":{"packages":["libs/{a,b}"]}}' },
    pnpm: { 'pnpm-workspace.yaml': 'packages: ["./libs/*/"]' },
    lerna: { 'lerna.json': '{"packages":["libs/*"]}' },
    rush: { 'rush.json': '{"projects":[{"packageName":"a","projectFolder":"libs/a"}]}' },
  })) {
    it(`find members of a ${tool} workspace that is not installed`, () => {
      const files: Files = {
        ...(manifests as unknown as Files),
        'libs/a/package.json': '{"name":"a","main":"./dist/index.js"}',
        'libs/a/src/index.ts': '',
        'libs/b/package.json': '{"name":"b"}',
      };
      assert.equal(path(files, 'libs/b/x.ts', 'a'), 'libs/a/src/index.ts');
    });
  }

  it('find the source of what a package exports', () => {
    const files = {
      'package.json': '{"name":"root","workspaces":["a"]}',
      'a/package.json': JSON.stringify({
        name: 'a',
        exports: {
          '.': [{ browser: './src/browser.ts', node: { import: './build/node.mjs' } }, './build/index.cjs'],
          './*': { 'custom-source': './src/*.ts', default: './build/*.js' },
          './internal/*': null,
          './features/*.js': './build/esm/features/*.js',
        },
      }),
      'a/src/node.ts': '',
      'a/src/browser.ts': '',
      'a/src/x.ts': '',
      'a/src/features/y.ts': '',
    };
    assert.equal(path(files, 'main.ts', 'a'), 'a/src/node.ts');
    assert.equal(path(files, 'main.ts', 'a/x'), 'a/src/x.ts');
    assert.equal(path(files, 'main.ts', 'a/features/y.js'), 'a/src/features/y.ts');
  });

  it('are resolved soon whatever globs and patterns say', () => {
    const glob = `${'*a'.repeat(2000)}/${'**/'.repeat(500)}${'{a,b}'.repeat(50)}`;
    const mapper = JSON.stringify({
      jest: { moduleNameMapper: { [`^${'(a+)+'.repeat(30)}$`]: 'x' } },
      workspaces: [glob],
    });
    const deep = `${'a/'.repeat(200)}package.json`;
    resolve({ 'package.json': mapper, [deep]: '{"name":"deep"}' }, 'x.js', `${'a'.repeat(5000)}!`);
    resolve({ 'package.json': mapper, [deep]: '{"name":"deep"}' }, 'x.js', 'deep');
  }).timeout(20_000);

  it('know members whose manifest is ignored but there', () => {
    const root = mkdtempSync(join(tmpdir(), 'groundplan-members-'));
    try {
      mkdirSync(join(root, 'packages', 'a'), { recursive: true });
      writeFileSync(join(root, 'packages', 'a', 'package.json'), '{"name":"a","main":"./built.js"}');
      const files = { 'package.json': '{"workspaces":["packages/*"]}', 'packages/a/built.ts': '' };
      assert.deepEqual(resolve(files, 'x.ts', 'a', root), {
        status: 'resolved',
        path: 'packages/a/built.ts',
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('follow links that lead back into the workspace', () => {
    const root = mkdtempSync(join(tmpdir(), 'groundplan-links-'));
    try {
      for (const file of ['lib/shared.js', 'packages/a/index.js', 'app/node_modules/.keep']) {
        mkdirSync(join(root, dirname(file)), { recursive: true });
        writeFileSync(join(root, file), '');
      }
      symlinkSync(join(root, 'lib', 'shared.js'), join(root, 'app', 'shared.js'));
      symlinkSync(join(root, 'packages', 'a'), join(root, 'app', 'node_modules', 'a'), 'junction');
      symlinkSync(tmpdir(), join(root, 'app', 'outside'), 'junction');
      const files = {
        'lib/shared.js': '',
        'packages/a/index.js': '',
        'packages/a/package.json': '{"name":"other"}',
        'app/package.json': '{}',
      };
      assert.deepEqual(resolve(files, 'app/x.js', './shared', root).status, 'unresolved');
      assert.deepEqual(resolve(files, 'app/x.js', './shared.js', root), {
        status: 'resolved',
        path: 'lib/shared.js',
      });
      assert.deepEqual(resolve(files, 'app/x.js', 'a', root), {
        status: 'resolved',
        path: 'packages/a/index.js',
      });
      assert.equal(resolve(files, 'app/x.js', './outside/x', root).status, 'unresolved');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
