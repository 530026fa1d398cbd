import assert from 'node:assert/strict';
import { exactOrder } from '../../../../src/core/layers/exactOrder.ts';
import { inferLayers } from '../../../../src/core/layers/inferLayers.ts';
import type { SourceFile } from '../../../../src/core/model/architectureModel.ts';
import type { Layering } from '../../../../src/core/model/layer.ts';
import { inferModules } from '../../../../src/core/modules/inferModules.ts';
import { graphOf, seeded, type Triple } from '../graph/randomGraph.ts';

interface Workspace {
  readonly edges: readonly Triple[];
  readonly extra?: readonly string[];
  readonly companions?: readonly string[];
}

function infer({ edges, extra = [], companions = [] }: Workspace) {
  const graph = graphOf(edges, extra);
  const isTest = (path: string) => /\.test\./.test(path);
  const modules = inferModules({
    paths: graph.nodes,
    manifests: companions,
    graph,
    facts: new Map(),
    isTest,
  });
  const files = graph.nodes.map(
    (path): SourceFile => ({
      ...{ path, language: 'typescript', module: '.', lines: 1, sizeBytes: 1, test: isTest(path) },
      ...{ centrality: 1, incoming: 0, outgoing: 0 },
    }),
  );
  return inferLayers({ files, graph, modules, companions });
}

/** Every file of one folder imports every file of the other. */
function all(from: string, to: string, count = 3): Triple[] {
  const files = (folder: string) => Array.from({ length: count }, (_, at) => `${folder}/f${at}.ts`);
  return files(from).flatMap((a) => files(to).map((b): Triple => [a, b]));
}

const names = (layering: Layering | undefined) => layering?.layers.map((layer) => layer.name);

describe('inferLayers', () => {
  it('orders folders by who uses whom, whatever they are called', () => {
    const { main } = infer({
      edges: [...all('src/zeta', 'src/mid'), ...all('src/mid', 'src/alpha'), ...all('src/zeta', 'src/alpha')],
    });
    assert.deepEqual(names(main), ['zeta', 'mid', 'alpha']);
    assert.deepEqual([main?.support, main?.exceptions, main?.confidence], [27, 0, 'likely']);
    assert.deepEqual(
      main?.layers.map((layer) => layer.part),
      ['entry', 'inner', 'foundation'],
    );
  });

  it('puts peers into one row and says that they are independent', () => {
    const { main } = infer({
      edges: [...all('src/cli', 'src/app'), ...all('src/web', 'src/app'), ...all('src/app', 'src/core')],
    });
    assert.deepEqual(names(main), ['cli, web', 'app', 'core']);
    assert.equal(main?.layers[0]?.independent, true);
  });

  it('tells a single import the wrong way from an order that does not hold', () => {
    const down = [...all('src/web', 'src/core', 4), ...all('src/core', 'src/base', 4)];
    const { main } = infer({ edges: [...down, ['src/base/f0.ts', 'src/web/f0.ts']] });
    assert.deepEqual(names(main), ['web', 'core', 'base']);
    assert.deepEqual(
      main?.against.map(({ path, line }) => [path, line]),
      [['src/base/f0.ts', 33]],
    );
    const both = infer({ edges: [...all('src/a', 'src/b'), ...all('src/b', 'src/a')] });
    assert.equal(both.main, undefined);
  });

  it('keeps folders that depend on each other both ways in one layer', () => {
    const { main } = infer({
      edges: [
        ...all('src/top', 'src/a'),
        ...all('src/a', 'src/b'),
        ...all('src/b', 'src/a'),
        ...all('src/b', 'src/low'),
      ],
    });
    assert.deepEqual(names(main), ['top', 'a, b', 'low']);
    assert.equal(main?.layers[1]?.independent, false);
    assert.equal(main?.confidence, 'guess');
  });

  it('orders the packages of a monorepo, and the folders inside them', () => {
    const { main, inner } = infer({
      edges: [
        ...all('packages/web/src', 'packages/ui/src', 4),
        ...all('packages/ui/src/parts', 'packages/ui/src/base', 4),
        ...all('packages/ui/src', 'packages/util/src', 4),
        ...all('packages/ui/src/pages', 'packages/ui/src/parts', 4),
      ],
      companions: ['web', 'ui', 'util'].map((name) => `packages/${name}/package.json`),
    });
    assert.deepEqual([main?.basis, names(main)], ['packages', ['web', 'ui', 'util']]);
    const ui = inner.find((each) => each.scope === 'packages/ui/src');
    assert.deepEqual(ui?.layers.at(-1)?.name, 'base');
  });

  it('finds the layers inside slices where folders of one name recur', () => {
    const slices = ['orders', 'billing', 'stock'];
    const { main } = infer({
      edges: slices.flatMap((slice) => [
        ...all(`src/${slice}/infrastructure`, `src/${slice}/application`),
        ...all(`src/${slice}/application`, `src/${slice}/domain`),
      ]),
    });
    assert.deepEqual([main?.basis, names(main)], ['roles', ['infrastructure', 'application', 'domain']]);
  });

  it('takes long chains together into bands that a person can read', () => {
    const chain = Array.from({ length: 20 }, (_, at) => all(`src/p${at}`, `src/p${at + 1}`)).flat();
    const { main } = infer({ edges: chain });
    assert.ok((main?.layers.length ?? 99) <= 7);
    assert.equal(main?.layers.flatMap((layer) => layer.files).length, 63);
    assert.equal(new Set(names(main)).size, main?.layers.length);
  });

  it('leaves tests, examples and untouched folders out', () => {
    const { main } = infer({
      edges: [
        ...all('src/web', 'src/core'),
        ...all('src/core', 'src/base'),
        ...all('examples/one', 'src/base'),
      ],
      extra: ['src/alone/a.ts', 'src/web/f0.test.ts'],
    });
    const files = main?.layers.flatMap((layer) => layer.files) ?? [];
    assert.ok(!files.some((path) => /examples|alone|\.test\./.test(path)));
  });

  it('says nothing of a workspace without dependencies', () => {
    assert.deepEqual(infer({ edges: [], extra: ['a/x.ts', 'b/y.ts'] }), { main: undefined, inner: [] });
    assert.deepEqual(infer({ edges: [] }), { main: undefined, inner: [] });
  });
});

describe('exactOrder', () => {
  it('leaves no more weight against the order than any other order does', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seeded(seed);
      const nodes = [0, 1, 2, 3, 4, 5];
      const pairs = nodes.flatMap((a) =>
        nodes.filter((b) => b !== a && random() < 0.6).map((b) => [a, b] as const),
      );
      const weight = pairs.map(() => 1 + Math.floor(random() * 9));
      const component = {
        ...{ nodes, edges: pairs.map((_, at) => at), out: [], in: [] },
        from: Int32Array.from(pairs, ([a]) => a),
        to: Int32Array.from(pairs, ([, b]) => b),
      };
      const cost = (place: ArrayLike<number>) =>
        pairs.reduce((sum, [a, b], at) => sum + (place[a]! > place[b]! ? weight[at]! : 0), 0);
      const least = Math.min(...permutations(nodes).map(cost));
      assert.equal(cost(exactOrder(component, weight)), least, `seed ${seed}`);
    }
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item) =>
    permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
  );
}
