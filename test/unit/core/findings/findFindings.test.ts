import assert from 'node:assert/strict';
import { findFindings } from '../../../../src/core/findings/findFindings.ts';
import type { EdgeKind, ResolvedImport } from '../../../../src/core/model/graph.ts';
import type { LanguageId } from '../../../../src/core/model/language.ts';
import { randomGraph, type Triple } from '../graph/randomGraph.ts';
import { findingsOf, many, partsOf, type WorkspaceSketch } from './workspace.ts';

const twoWay: Triple[] = [
  ['src/a.ts', 'src/b.ts', 'static', ['x']],
  ['src/b.ts', 'src/a.ts', 'static', ['y']],
];

describe('file cycles', () => {
  it('are warnings with the import line of every step', () => {
    const [finding] = findingsOf({ edges: twoWay }, 'cycle');
    assert.equal(finding!.severity, 'warning');
    assert.equal(finding!.confidence, 'proven');
    assert.deepEqual(
      finding!.evidence.map(({ path, line }) => [path, line]),
      [
        ['src/a.ts', 1],
        ['src/b.ts', 2],
      ],
    );
    assert.deepEqual(finding!.subjects, ['src/a.ts', 'src/b.ts']);
    assert.match(finding!.explanation, /Cheapest cut: .*1 name/);
  });

  it('are only worth a note when types alone close them', () => {
    const [finding] = findingsOf({ edges: [twoWay[0]!, ['src/b.ts', 'src/a.ts', 'type']] }, 'cycle');
    assert.equal(finding!.severity, 'info');
  });

  it('are only worth a note inside one package of a language whose unit is the package', () => {
    const sketch = { edges: twoWay, language: 'java' } as const;
    assert.equal(findingsOf({ ...sketch, packages: () => ['p'] }, 'cycle')[0]!.severity, 'info');
    assert.equal(findingsOf({ ...sketch, packages: (path) => [path] }, 'cycle')[0]!.severity, 'warning');
  });

  it('are only worth a note in Swift, where a circle never leaves its target', () => {
    const [finding] = findingsOf({ edges: twoWay, language: 'swift' }, 'cycle');
    assert.equal(finding!.severity, 'info');
    assert.match(finding!.explanation, /within which the language allows circles/);
  });

  it('are only worth a note between declarations, and between names that Ruby looks up late', () => {
    const both = (a: string, b: string, kind: EdgeKind): Triple[] => [
      [a, b, kind],
      [b, a, kind],
    ];
    const severity = (edges: Triple[], language: LanguageId) =>
      findingsOf({ edges, language }, 'cycle')[0]!.severity;
    assert.equal(severity(both('t/a.d.ts', 't/b.d.ts', 'static'), 'typescript'), 'info');
    assert.equal(severity(both('a/a.rb', 'b/b.rb', 'reference'), 'ruby'), 'info');
    assert.equal(severity(both('a/a.rb', 'b/b.rb', 'static'), 'ruby'), 'warning');
  });

  it('keep their id when lines move', () => {
    const moved = [['src/z.ts', 'src/y.ts'] as const, ...twoWay];
    assert.equal(findingsOf({ edges: moved }, 'cycle')[0]!.id, findingsOf({ edges: twoWay }, 'cycle')[0]!.id);
  });
});

describe('module cycles', () => {
  it('show the imports behind each step, the cheapest cut’s first', () => {
    const edges: Triple[] = [
      ['src/a/f0.ts', 'src/b/f0.ts'],
      ['src/a/f1.ts', 'src/b/f0.ts'],
      ['src/b/f2.ts', 'src/a/f2.ts'],
    ];
    const [finding] = findingsOf(
      { edges, paths: [...many('src/a', 4), ...many('src/b', 4)] },
      'module-cycle',
    );
    assert.equal(finding!.severity, 'warning');
    assert.equal(finding!.evidence[0]!.path, 'src/b/f2.ts');
    assert.equal(finding!.evidence.length, 3);
  });
});

describe('module cycles between a folder and its sub-folders', () => {
  it('are only worth a note', () => {
    const paths = [...many('src', 4), ...many('src/a', 4)];
    const edges: Triple[] = [
      ['src/f0.ts', 'src/a/f0.ts'],
      ['src/a/f1.ts', 'src/f1.ts'],
    ];
    assert.equal(findingsOf({ edges, paths }, 'module-cycle')[0]!.severity, 'info');
  });
});

describe('misplaced files', () => {
  const paths = [...many('src/a', 5), ...many('src/b', 5)];
  const atHome: Triple[] = ['1', '2', '3'].map((at) => ['src/a/f0.ts', `src/a/f${at}.ts`]);
  const users = (path: string): Triple[] => ['0', '1', '2'].map((at) => [`src/b/f${at}.ts`, path]);
  const misplaced = (path: string, rest: Partial<WorkspaceSketch> = {}) =>
    findingsOf({ edges: [...atHome, ...users(path)], paths, ...rest }, 'misplaced-file');

  it('deal with one other module only, which needs them', () => {
    const [finding] = misplaced('src/a/lost.ts');
    assert.deepEqual(finding!.subjects, ['src/a/lost.ts', 'src/b', 'src/a']);
    assert.equal(finding!.confidence, 'guess');
  });

  it('are not those in a folder that gathers a kind: nobody there deals with each other, or the names say so', () => {
    assert.deepEqual(misplaced('src/a/lost.ts', { edges: users('src/a/lost.ts') }), []);
    const errors = ['src/a/one-error.ts', 'src/a/other-error.ts', 'src/a/third-error.ts'];
    assert.deepEqual(misplaced('src/a/lost-error.ts', { paths: [...paths, ...errors] }), []);
  });

  it('are not files that gather the folder of their name', () => {
    const gathers: Triple[] = ['0', '1', '2'].map((at) => [`src/a/lost/f${at}.ts`, 'src/a/lost.ts']);
    const sketch = { edges: [...atHome, ...gathers], paths: [...paths, ...many('src/a/lost', 5)] };
    assert.deepEqual(findingsOf(sketch, 'misplaced-file'), []);
  });

  it('are those named like the files they deal with, wherever they lie', () => {
    const cursors = ['src/b/text-cursor.ts', 'src/b/line-cursor.ts', 'src/b/word-cursor.ts'];
    const edges: Triple[] = [...users('src/a/page-cursor.ts'), ['src/a/page-cursor.ts', cursors[0]!]];
    const [finding] = findingsOf({ edges, paths: [...paths, ...cursors] }, 'misplaced-file');
    assert.deepEqual(finding!.subjects, ['src/a/page-cursor.ts', 'src/b', 'src/a']);
    const only = { edges: users('src/a/page-cursor.ts'), paths: [...paths, ...cursors] };
    assert.deepEqual(findingsOf(only, 'misplaced-file'), []);
  });

  it('are neither interfaces, which lie apart from what implements them, nor files of another package', () => {
    assert.deepEqual(misplaced('src/a/lost.ts', { abstract: ['src/a/lost.ts'] }), []);
    assert.deepEqual(misplaced('src/a/lost.ts', { manifests: { 'src/b/package.json': '{}' } }), []);
  });

  it('are not those that only use another module, nor those with one tie at home', () => {
    const uses: Triple[] = ['0', '1', '2'].map((at) => ['src/a/user.ts', `src/b/f${at}.ts`]);
    assert.deepEqual(findingsOf({ edges: [...atHome, ...uses], paths }, 'misplaced-file'), []);
    assert.deepEqual(misplaced('src/a/f0.ts'), []);
  });
});

describe('god modules', () => {
  const small = ['b', 'c', 'd', 'e'].flatMap((name) => many(`src/${name}`, 5));
  const users: Triple[] = ['b', 'c'].map((name) => [`src/${name}/f0.ts`, 'src/god/f0.ts']);
  const uses: Triple[] = ['d', 'e'].map((name) => ['src/god/f1.ts', `src/${name}/f0.ts`]);

  it('are far larger than the usual module and touch many of the others', () => {
    const [finding] = findingsOf(
      { edges: [...users, ...uses], paths: [...small, ...many('src/god', 60)] },
      'god-module',
    );
    assert.deepEqual(finding!.subjects, ['src/god']);
  });

  it('are not folders in which a framework wants all files of a role', () => {
    const role = (edges: Triple[]) =>
      edges.map(
        ([from, to]): Triple => [from.replace('src/god', 'src/models'), to.replace('src/god', 'src/models')],
      );
    const paths = [...small, ...many('src/models', 60)];
    assert.deepEqual(findingsOf({ edges: role([...users, ...uses]), paths }, 'god-module'), []);
  });

  it('are not modules that are sorted into folders already', () => {
    const sorted = ['x', 'y', 'z'].flatMap((name) => many(`src/god/${name}`, 18));
    const paths = [...small, 'src/god/f0.ts', 'src/god/f1.ts', ...sorted];
    assert.deepEqual(findingsOf({ edges: [...users, ...uses], paths }, 'god-module'), []);
  });

  it('are not large modules that keep to themselves, or that others only use', () => {
    const paths = [...small, ...many('src/god', 60)];
    assert.deepEqual(findingsOf({ edges: [], paths }, 'god-module'), []);
    assert.deepEqual(findingsOf({ edges: users, paths }, 'god-module'), []);
  });
});

describe('unstable dependencies', () => {
  it('lead from a module that many rest on to one that rests on many', () => {
    const edges: Triple[] = [
      ...many('src/user', 6).map((from): Triple => [from, 'src/stable/f0.ts']),
      ['src/stable/f1.ts', 'src/loose/f0.ts'],
      ...many('src/low', 6).map((to): Triple => ['src/loose/f1.ts', to]),
    ];
    const paths = ['user', 'stable', 'loose', 'low'].flatMap((name) => many(`src/${name}`, 6));
    const [finding, ...others] = findingsOf({ edges, paths }, 'unstable-dependency');
    assert.deepEqual(finding!.subjects, ['src/stable', 'src/loose']);
    const below = (path: string) => path.replace('src/loose', 'src/stable/loose');
    const nested = edges.map(([from, to]): Triple => [below(from), below(to)]);
    assert.deepEqual(
      findingsOf({ edges: nested, paths: many('src/stable/loose', 70) }, 'unstable-dependency'),
      [],
    );
    assert.equal(finding!.evidence[0]!.path, 'src/stable/f1.ts');
    assert.deepEqual(others, []);
  });
});

describe('orphans', () => {
  const base: Triple[] = [['src/core/main.ts', 'src/core/used.ts']];
  const orphans = (path: string, rest: Partial<Parameters<typeof findingsOf>[0]> = {}) =>
    findingsOf({ edges: base, paths: [path], ...rest }, 'orphan').map((finding) => finding.subjects[0]);

  it('are files that nothing imports and nothing else explains', () => {
    assert.deepEqual(orphans('src/core/forgotten.ts'), ['src/core/forgotten.ts']);
  });

  it('are not entry points, configurations, declarations or files that a framework finds', () => {
    for (const path of [
      'src/core/index.ts',
      'src/core/vite.config.ts',
      'src/core/types.d.ts',
      'src/core/types.pyi',
      'src/core/indexWorker.ts',
      'src/core/esm-index.ts',
      'src/core/trace_pb2_grpc.py',
      'bench/load.ts',
      'src/pages/about.tsx',
      'src/app/[slug]/view.tsx',
      'scripts/release.ts',
      'src/migrations/0001_first.py',
      'src/core/Button.stories.tsx',
      'test/core/forgotten.ts',
    ]) {
      assert.deepEqual(orphans(path), [], path);
    }
  });

  it('are not files that a manifest names, that offer nothing, or that an unresolved import may mean', () => {
    const path = 'src/core/forgotten.ts';
    const manifests = { 'package.json': '{ "exports": "./dist/forgotten.js" }' };
    assert.deepEqual(orphans(path, { manifests }), []);
    assert.deepEqual(orphans(path, { silent: [path] }), []);
    const parts = partsOf({ edges: base, paths: [path] });
    const target = { status: 'unresolved', reason: 'none' } as const;
    const lost = [{ specifier: '@x/forgotten.js', kind: 'static', line: 1, names: [], target }] as const;
    const resolved = Array.from({ length: 4 }, () => parts.imports.get('src/core/main.ts')![0]!);
    const imports = new Map<string, readonly ResolvedImport[]>([
      ['src/core/main.ts', resolved],
      ['src/core/other.ts', lost],
    ]);
    assert.deepEqual(findFindings({ ...parts, imports }), []);
  });

  it('are not files that several others hang on: those start something', () => {
    const path = 'src/core/forgotten.ts';
    const carried = ['a', 'b', 'c'].map((name): Triple => [path, `src/core/${name}.ts`]);
    assert.deepEqual(orphans(path, { edges: [...base, ...carried] }), []);
    assert.deepEqual(orphans(path, { edges: [...base, ...carried.slice(1)] }), [path]);
  });

  it('are not files that a manifest names as a member of their package', () => {
    const manifests = { 'pyproject.toml': 'x = "core.forgotten:main"' };
    assert.deepEqual(orphans('src/core/forgotten.ts', { manifests }), []);
  });

  it('are not files among others that nothing imports either: those are run, listed or read as data', () => {
    assert.deepEqual(orphans('src/data/a.ts', { paths: ['src/data/a.ts', 'src/data/b.ts'] }), []);
  });

  it('are not looked for in packages with pages whose imports are not read', () => {
    const path = 'src/core/forgotten.ts';
    const parts = partsOf({ edges: base, paths: [path] });
    const paths = [...parts.paths, 'src/view/App.mdx'];
    assert.deepEqual(findFindings({ ...parts, paths }), []);
  });

  it('are not Python modules that tests import: those are offered to others', () => {
    const path = 'src/core/forgotten.ts';
    const edges: Triple[] = [...base, ['test/core.ts', path]];
    assert.deepEqual(orphans(path, { edges, language: 'python' }), []);
  });

  it('are not looked for where most imports lead nowhere', () => {
    const parts = partsOf({ edges: base, paths: ['src/core/forgotten.ts'] });
    assert.deepEqual(findFindings({ ...parts, imports: new Map() }), []);
  });

  it('are not several in one folder, which something lists', () => {
    assert.deepEqual(
      orphans('src/rules/a.ts', { paths: ['a', 'b', 'c'].map((name) => `src/rules/${name}.ts`) }),
      [],
    );
  });

  it('are a guess in Python, and never reported in languages that reach files by name', () => {
    const path = 'src/core/forgotten.ts';
    assert.deepEqual(orphans(path, { language: 'java' }), []);
    assert.equal(findingsOf({ edges: base, paths: [path] }, 'orphan')[0]!.confidence, 'likely');
    assert.equal(
      findingsOf({ edges: base, paths: [path], language: 'python' }, 'orphan')[0]!.confidence,
      'guess',
    );
  });
});

describe('findFindings', () => {
  it('lists warnings before notes, each with its own id and evidence inside the workspace', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const edges = randomGraph(seed, 40, 60).edges.map(
        ({ from, to, kind, names }): Triple => [
          `src/${from.slice(-1)}/${from}.ts`,
          `src/${to.slice(-1)}/${to}.ts`,
          kind,
          names,
        ],
      );
      const parts = partsOf({ edges });
      const findings = findFindings(parts);
      const weights = findings.map((finding) => ['error', 'warning', 'info'].indexOf(finding.severity));
      assert.deepEqual(weights, weights.toSorted());
      assert.equal(new Set(findings.map((finding) => finding.id)).size, findings.length);
      for (const { evidence, id } of findings) {
        assert.match(id, /^[a-z-]+:[0-9a-f]{8}$/);
        assert.ok(
          evidence.length > 0 &&
            evidence.every(({ path, line }) => parts.graph.indexOf.has(path) && line > 0),
        );
      }
    }
  });
});
