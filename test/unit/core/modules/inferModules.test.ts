import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { inferModules } from '../../../../src/core/modules/inferModules.ts';
import { moduleCyclesOf } from '../../../../src/core/modules/moduleCycles.ts';
import { graphOf, seeded, type Triple } from '../graph/randomGraph.ts';

interface Workspace {
  readonly paths: readonly string[];
  readonly manifests?: readonly string[];
  readonly edges?: readonly Triple[];
}

const isTest = (path: string) => /(^|\/)tests?\//.test(path) || /\.test\./.test(path);

function infer({ paths, manifests = [], edges = [] }: Workspace) {
  const graph = graphOf(edges, paths);
  return inferModules({ paths: graph.nodes, manifests, graph, facts: new Map(), isTest });
}

const SHARED: FileFacts = {
  ...{ path: 'x', language: 'typescript', depth: 'full', hash: '', sizeBytes: 0, lines: 10 },
  ...{ imports: [], symbols: [], references: [], packages: [], problems: [] },
};

const many = (folder: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${folder}/f${at}.ts`);
const names = (workspace: Workspace) => infer(workspace).map((module) => module.name);

describe('inferModules', () => {
  it('puts every file of a random tree into exactly one module, the same in every run', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const folder = () => ['src', 'lib', 'a', 'b', 'test', 'deep/er'][Math.floor(random() * 6)]!;
      const paths = [
        ...new Set(
          Array.from({ length: 5 * seed }, (_, at) =>
            [folder(), folder(), `f${at}.ts`].slice(Math.floor(random() * 3)).join('/'),
          ),
        ),
      ];
      const manifests = random() < 0.5 ? ['package.json', 'a/package.json'] : [];
      const modules = infer({ paths, manifests });
      assert.deepEqual(modules.flatMap((module) => module.files).sort(), paths.toSorted(), `seed ${seed}`);
      assert.equal(new Set(modules.map((module) => module.name)).size, modules.length, `seed ${seed}`);
      assert.deepEqual(infer({ paths, manifests }), modules);
    }
  });

  it('takes the folders under a source root as modules', () => {
    const paths = ['src/main.ts', ...many('src/core', 5), ...many('src/app', 5), ...many('src/core/deep', 3)];
    assert.deepEqual(names({ paths, manifests: ['package.json'] }), ['src', 'src/app', 'src/core']);
  });

  it('descends through folders that hold nothing but one folder', () => {
    const base = 'src/main/java/com/acme/shop';
    const paths = [...many(`${base}/cart`, 4), ...many(`${base}/order`, 4)];
    assert.deepEqual(names({ paths, manifests: ['pom.xml'] }), [`${base}/cart`, `${base}/order`]);
  });

  it('keeps each small package of a monorepo whole and takes a large one apart', () => {
    const paths = [
      ...many('packages/one/src', 5),
      ...many('packages/two/src/x', 5),
      ...many('packages/two/src/y', 5),
      ...many('packages/big/src/a', 40),
      ...many('packages/big/src/b', 40),
    ];
    const manifests = ['one', 'two', 'big'].map((name) => `packages/${name}/package.json`);
    const expected = ['packages/big/src/a', 'packages/big/src/b', 'packages/one', 'packages/two'];
    assert.deepEqual(names({ paths, manifests }), expected);
    assert.equal(
      infer({ paths, manifests }).find((module) => module.name === 'packages/one')!.origin,
      'manifest',
    );
  });

  it('takes a large folder apart along its sub-folders', () => {
    const paths = [...many('src/a/x', 40), ...many('src/a/y', 40), ...many('src/b', 5)];
    assert.deepEqual(names({ paths }), ['src/a/x', 'src/a/y', 'src/b']);
  });

  it('takes folders of a small workspace apart that would stay whole in a large one', () => {
    const server = [...many('server', 8), ...many('server/encoder', 10), ...many('server/stream', 30)];
    const small = [...server, ...many('client', 30), ...many('common', 20)];
    assert.deepEqual(names({ paths: small }), [
      'client',
      'common',
      'server',
      'server/encoder',
      'server/stream',
    ]);
    const large = Array.from({ length: 40 }, (_, at) => many(`part${at}`, 40)).flat();
    assert.ok(names({ paths: [...server, ...large] }).includes('server'));
    assert.ok(!names({ paths: [...server, ...large] }).includes('server/stream'));
  });

  it('keeps a package of moderate size whole among many, and takes it apart where it is a large share', () => {
    const packageOf = (name: string, files: number) => [
      ...many(`${name}/src/a`, files / 2),
      ...many(`${name}/src/b`, files / 2),
    ];
    const manifests = Array.from({ length: 20 }, (_, at) => `p${at}/pom.xml`);
    const among = Array.from({ length: 20 }, (_, at) => packageOf(`p${at}`, 80)).flat();
    assert.ok(names({ paths: among, manifests }).includes('p7'));
    const few = [...packageOf('p1', 80), ...packageOf('p2', 80), ...packageOf('p3', 80)];
    assert.ok(names({ paths: few, manifests }).includes('p1/src/a'));
  });

  it('takes a package of moderate size apart where its folders are communities by what they import', () => {
    const folders = ['auth', 'billing', 'mail', 'search', 'store'].map((name) => `pack/src/${name}`);
    const others = Array.from({ length: 12 }, (_, at) => many(`p${at}/src`, 38)).flat();
    const paths = [...folders.flatMap((folder) => many(folder, 12)), ...others];
    const manifests = ['pack/package.json', ...Array.from({ length: 12 }, (_, at) => `p${at}/package.json`)];
    const inside = folders.flatMap((folder) =>
      many(folder, 12)
        .slice(1)
        .map((from): Triple => [from, `${folder}/f0.ts`]),
    );
    const across = folders.flatMap((folder, at) =>
      many(folder, 12).map((from): Triple => [from, `${folders[(at + 1) % 5]}/f0.ts`]),
    );
    const found = (edges: readonly Triple[]) =>
      names({ paths, manifests, edges }).filter((name) => name.startsWith('pack'));
    assert.deepEqual(found(inside), folders);
    assert.deepEqual(found(across), ['pack'], 'imports that know no folders leave it whole');
    assert.deepEqual(found([]), ['pack']);
  });

  it('puts a tree of headers to the folders that implement them, also across build files', () => {
    const c = (folder: string, stems: string, extension: string) =>
      stems.split(' ').map((stem) => `${folder}/${stem}.${extension}`);
    const paths = [
      ...c('src/net', 'socket poll tls', 'c'),
      ...c('include/net', 'socket poll', 'h'),
      ...c('src/disk', 'block cache journal', 'c'),
      ...c('include/disk', 'block errors', 'h'),
    ];
    const modules = infer({ paths, manifests: ['CMakeLists.txt', 'src/package.json'] });
    const holding = (path: string) => modules.find(({ files }) => files.includes(path))!.name;
    assert.equal(holding('include/net/poll.h'), 'src/net');
    assert.equal(holding('include/disk/errors.h'), 'src/disk');
  });

  it('leaves public headers by themselves when several folders implement them', () => {
    const paths = ['a/one.c', 'a/more.c', 'b/two.c', 'b/more.c', 'include/api/one.h', 'include/api/two.h'];
    assert.deepEqual(names({ paths }), ['a', 'b', 'include/api']);
  });

  it('takes each library in a folder of vendored code for one module, however large', () => {
    const paths = [
      ...many('src', 9),
      ...many('deps/huge/src/deep', 90),
      ...many('deps/huge/include', 90),
      ...many('deps/tiny', 3),
    ];
    assert.deepEqual(names({ paths }), ['deps/huge', 'deps/tiny', 'src']);
  });

  it('gathers example packages by the folder that sorts them', () => {
    const examples = ['basic', 'chat', 'forms', 'router', 'suspense'].map((each) => `examples/react/${each}`);
    const paths = [...many('packages/core/src', 9), ...examples.flatMap((each) => many(`${each}/src`, 2))];
    const manifests = ['packages/core', ...examples].map((each) => `${each}/package.json`);
    assert.deepEqual(names({ paths, manifests }), ['examples/react', 'packages/core']);
    const two = examples.slice(0, 2);
    assert.deepEqual(
      names({ paths: [...many('packages/core/src', 9), ...two.flatMap((each) => many(each, 2))], manifests }),
      [...two, 'packages/core/src'],
    );
  });

  it('does not take a folder within a package for examples', () => {
    const base = 'src/main/java/org/acme/samples/clinic';
    const paths = ['owner', 'pet', 'vet', 'visit', 'system'].flatMap((each) => many(`${base}/${each}`, 4));
    assert.equal(names({ paths, manifests: ['pom.xml'] }).length, 5);
  });

  it('takes each vendored Go module for one module', () => {
    const paths = [
      'main.go',
      'a/a.go',
      'vendor/golang.org/x/sys/unix/u.go',
      'vendor/golang.org/x/sys/cpu/c.go',
    ];
    assert.deepEqual(names({ paths, manifests: ['go.mod'] }), ['.', 'a', 'vendor/golang.org/x/sys']);
  });

  it('takes documentation for one module that does not make the product look small', () => {
    const lessons = Array.from({ length: 30 }, (_, at) => many(`docs_src/lesson${at}`, 10)).flat();
    const paths = [...lessons, ...many('api', 12), ...many('api/openapi', 6), ...many('api/security', 8)];
    assert.deepEqual(names({ paths }), ['api', 'api/openapi', 'api/security', 'docs_src']);
  });

  it('gathers many tiny folders also where their files lie deeper', () => {
    const tiny = Array.from({ length: 9 }, (_, at) => many(`src/f${at}/node`, 1)).flat();
    const paths = [...tiny, ...many('src/big', 20)];
    assert.deepEqual(names({ paths }), ['src', 'src/big']);
  });

  it('leaves all other modules as they are when a file is added', () => {
    const paths = [...many('src/a', 12), ...many('src/b/x', 30), ...many('src/b/y', 30), ...many('lib/c', 9)];
    const before = infer({ paths });
    const after = infer({ paths: [...paths, 'src/a/added.ts'] });
    const others = (modules: typeof before) =>
      modules.filter(({ name }) => name !== 'src/a').map(({ name, files }) => ({ name, files }));
    assert.deepEqual(others(after), others(before));
  });

  it('treats every Go folder as a package', () => {
    const paths = ['main.go', 'internal/a/a.go', 'internal/a/b/b.go'];
    assert.deepEqual(names({ paths, manifests: ['go.mod'] }), ['.', 'internal/a', 'internal/a/b']);
  });

  it('merges a small folder into the one around it when most of its edges lead there', () => {
    const paths = [...many('src', 6), 'src/util/one.ts', ...many('src/other', 6)];
    const home: Triple[] = [
      ['src/f1.ts', 'src/util/one.ts'],
      ['src/f2.ts', 'src/util/one.ts'],
    ];
    assert.deepEqual(names({ paths, edges: home }), ['src', 'src/other']);
    const away: Triple[] = many('src/other', 6).map((from) => [from, 'src/util/one.ts']);
    assert.deepEqual(names({ paths, edges: away }), ['src', 'src/other', 'src/util']);
  });

  it('puts tests beside their module, and a folder of tests into one of its own', () => {
    const paths = [...many('src/a', 4), ...many('src/b', 4), 'src/a/f0.test.ts', 'test/all.ts'];
    const modules = infer({ paths, manifests: ['package.json'] });
    assert.deepEqual(
      modules.map((module) => module.name),
      ['src/a', 'src/b', 'test'],
    );
    assert.ok(modules[0]!.files.includes('src/a/f0.test.ts'));
  });

  it('puts a documentation catalogue into a module of its own', () => {
    const paths = [
      ...many('Sources/Kit', 4),
      'Sources/Kit/Kit.docc/Tutorials/step.test.ts',
      ...many('Sources/Net', 4),
    ];
    assert.deepEqual(names({ paths, manifests: ['Package.swift'] }), [
      'Sources/Kit',
      'Sources/Kit/Kit.docc',
      'Sources/Net',
    ]);
  });

  it('does not take a fixture’s manifest for a package', () => {
    const paths = [...many('src/a', 4), ...many('src/b', 4), 'test/fix/app/x.ts'];
    assert.deepEqual(names({ paths, manifests: ['package.json', 'test/fix/app/package.json'] }), [
      'src/a',
      'src/b',
      'test',
    ]);
  });

  it('counts dependencies between modules and Martin’s metrics', () => {
    const paths = [...many('src/a', 4), ...many('src/b', 4)];
    const edges: Triple[] = [
      ['src/a/f0.ts', 'src/b/f0.ts'],
      ['src/a/f0.ts', 'src/b/f1.ts', 'type'],
      ['src/a/f1.ts', 'src/b/f0.ts'],
      ['src/a/f1.ts', 'src/a/f2.ts'],
    ];
    const [a, b] = infer({ paths, edges });
    assert.deepEqual(a!.dependsOn, [{ module: 'src/b', edges: 3, runTimeEdges: 2 }]);
    assert.deepEqual([a!.metrics.afferent, a!.metrics.efferent, a!.metrics.instability], [0, 2, 1]);
    assert.deepEqual([b!.metrics.afferent, b!.metrics.efferent, b!.metrics.instability], [2, 0, 0]);
    assert.equal(a!.metrics.cohesion, 0.25);
  });

  it('answers an empty workspace with no module', () => {
    assert.deepEqual(infer({ paths: [] }), []);
  });
});

describe('moduleCyclesOf', () => {
  it('finds modules that depend on each other, and cuts the thinner side', () => {
    const paths = [...many('src/a', 4), ...many('src/b', 4)];
    const edges: Triple[] = [
      ['src/a/f0.ts', 'src/b/f0.ts'],
      ['src/a/f1.ts', 'src/b/f0.ts'],
      ['src/b/f2.ts', 'src/a/f2.ts'],
    ];
    const [cycle] = moduleCyclesOf(infer({ paths, edges }));
    assert.deepEqual(cycle!.members, ['src/a', 'src/b']);
    assert.deepEqual(cycle!.cuts, [{ from: 'src/b', to: 'src/a', line: 0, cost: 1 }]);
  });

  it('counts anew only what changed files hold, as long as the graph is the same', () => {
    const paths = [...many('a', 6), ...many('b', 6)];
    const graph = graphOf([], paths);
    const facts = (lines: number) =>
      new Map(paths.map((path) => [path, path === 'a/f0.ts' ? { ...SHARED, lines } : SHARED]));
    const input = (lines: number) => ({ paths, manifests: [], graph, facts: facts(lines), isTest });
    const earlier = { graph, facts: facts(10), modules: inferModules(input(10)) };
    const modules = inferModules(input(90), earlier);
    assert.deepEqual(modules, inferModules(input(90)));
    assert.notEqual(modules[0]?.metrics.lines, earlier.modules[0]?.metrics.lines);
    assert.equal(modules[1], earlier.modules[1]);
  });
});
