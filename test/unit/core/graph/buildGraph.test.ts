import assert from 'node:assert/strict';
import { buildGraph } from '../../../../src/core/graph/buildGraph.ts';
import type { ResolvedImport } from '../../../../src/core/model/graph.ts';
import { graphOf } from './randomGraph.ts';

const to = (path: string, rest: Partial<ResolvedImport> = {}): ResolvedImport => ({
  specifier: path,
  kind: 'static',
  line: 1,
  names: [],
  target: { status: 'resolved', path },
  ...rest,
});
const noTests = { includeTests: false, isTest: (path: string) => path.includes('test') };

describe('buildGraph', () => {
  it('merges imports of the same file into one edge of the strongest kind, at that import’s first line', () => {
    const list = [
      to('b', { kind: 'type', line: 1, names: ['T'] }),
      to('b', { line: 5, names: ['x', 'y'] }),
      to('b', { line: 3, names: ['x'] }),
    ];
    const { edges } = buildGraph(['a', 'b'], new Map([['a', list]]), noTests);
    assert.deepEqual(edges, [
      { from: 'a', to: 'b', kind: 'static', line: 3, names: ['T', 'x', 'y'], count: 3, test: false },
    ]);
  });

  it('takes what a file that is never run imports for types', () => {
    const paths = ['a.d.ts', 'b.pyi', 'c.ts'];
    const imports = new Map(paths.map((path) => [path, [to('d.ts'), to('e.ts', { kind: 're-export' })]]));
    const { edges } = buildGraph([...paths, 'd.ts', 'e.ts'], imports, noTests);
    assert.deepEqual(
      edges.map(({ kind }) => kind),
      ['type', 'type', 'type', 'type', 'static', 're-export'],
    );
  });

  it('makes no edge of a file to itself, to a file it does not know, or to a package', () => {
    const list = [
      to('a'),
      to('gone'),
      to('b', { idle: true }),
      to('x', { target: { status: 'external', package: 'x' } }),
    ];
    assert.equal(buildGraph(['a', 'b'], new Map([['a', list]]), noTests).edges.length, 0);
  });

  it('leaves imports of test code out unless they are asked for, and keeps the files', () => {
    const imports = new Map([
      ['a.test', [to('a')]],
      ['a', [to('b', { test: true })]],
    ]);
    const paths = ['a', 'a.test', 'b'];
    assert.deepEqual(buildGraph(paths, imports, noTests).edges, []);
    assert.deepEqual(buildGraph(paths, imports, noTests).nodes, paths);
    const all = buildGraph(paths, imports, { ...noTests, includeTests: true }).edges;
    assert.deepEqual(
      all.map((edge) => edge.test),
      [true, true],
    );
  });

  it('lets production code decide the kind of an edge that a test shares', () => {
    const list = [to('b', { test: true, line: 9 }), to('b', { kind: 'type', line: 2 })];
    const [edge] = buildGraph(['a', 'b'], new Map([['a', list]]), { ...noTests, includeTests: true }).edges;
    assert.deepEqual([edge!.kind, edge!.line, edge!.test], ['type', 2, false]);
  });

  it('sees a target that becomes a file later, from the same list of imports', () => {
    const imports = new Map([['a', [to('b')]]]);
    assert.equal(buildGraph(['a'], imports, noTests).edges.length, 0);
    assert.equal(buildGraph(['a', 'b'], imports, noTests).edges.length, 1);
    assert.equal(buildGraph(['a'], imports, noTests).edges.length, 0);
  });

  it('keeps adjacency and edges in step', () => {
    const graph = graphOf([
      ['a', 'b'],
      ['c', 'b'],
      ['b', 'a'],
    ]);
    graph.nodes.forEach((path, node) => {
      for (const edge of graph.out[node]!) assert.equal(graph.edges[edge]!.from, path);
      for (const edge of graph.in[node]!) assert.equal(graph.edges[edge]!.to, path);
    });
  });

  it('is the graph before where an edit leaves the edges as they were, and keeps the other edges where not', () => {
    const paths = ['a', 'b', 'c'];
    const before = buildGraph(paths, new Map([['a', [to('b'), to('c')]]]), noTests);
    const again = (list: ResolvedImport[], nodes = paths) =>
      buildGraph(nodes, new Map([['a', list]]), { ...noTests, previous: before });
    assert.equal(
      again([to('b'), to('c'), to('x', { target: { status: 'external', package: 'x' } })]),
      before,
    );
    const moved = again([to('b'), to('c', { line: 2 })]);
    assert.notEqual(moved, before);
    assert.equal(moved.edges[0], before.edges[0]);
    assert.equal(moved.edges[1]?.line, 2);
    assert.deepEqual(again([to('b')]).in, [[], [0], []]);
    assert.notEqual(again([to('b'), to('c')], [...paths, 'd']), before);
  });
});
