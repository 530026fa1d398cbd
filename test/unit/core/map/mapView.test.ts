import assert from 'node:assert/strict';
import { edgeEvidence } from '../../../../src/core/map/edgeEvidence.ts';
import { findPlaces } from '../../../../src/core/map/findPlaces.ts';
import { mapView } from '../../../../src/core/map/mapView.ts';
import type { MapView } from '../../../../src/core/model/map.ts';
import { modelOf } from './mapModel.ts';

const shop = modelOf({
  edges: [
    'web/page.ts orders/order.ts',
    'web/list.ts orders/order.ts',
    ['orders/order.ts catalog/item.ts', { line: 4 }],
    ['catalog/item.ts catalog/price.ts', { mark: 'cycle' }],
    ['catalog/price.ts catalog/item.ts', { mark: 'cycle', kind: 'type' }],
    ['orders/cart.ts orders/order.ts', { kind: 'type' }],
  ],
  files: ['README.ts'],
  modules: ['orders'],
});

const boxes = ({ nodes }: MapView) => nodes.filter(({ expanded }) => !expanded).map(({ id }) => id);
const arrows = ({ nodes, edges }: MapView) =>
  edges.map(({ from, to, count }) => `${nodes[from]!.id} → ${nodes[to]!.id} ×${count}`);
const node = ({ nodes }: MapView, id: string) => nodes.find((each) => each.id === id)!;

describe('a view of the map', () => {
  it('adds up the dependencies between closed folders', () => {
    const view = mapView(shop, { expanded: [] });
    assert.deepEqual(boxes(view), ['catalog', 'orders', 'web', 'README.ts']);
    assert.deepEqual(arrows(view), ['web → orders ×2', 'orders → catalog ×1']);
  });

  it('opens what is asked for where its parents are open, and nothing else', () => {
    const view = mapView(shop, { expanded: ['web', 'orders/deep', 'gone'] });
    assert.deepEqual(view.expanded, ['', 'web']);
    assert.deepEqual(boxes(view), ['catalog', 'orders', 'web/list.ts', 'web/page.ts', 'README.ts']);
    assert.deepEqual(arrows(view), [
      'web/page.ts → orders ×1',
      'web/list.ts → orders ×1',
      'orders → catalog ×1',
    ]);
  });

  it('puts what depends above what it depends on, and what stands alone apart', () => {
    const view = mapView(shop, { expanded: [] });
    const levels = ['web', 'orders', 'catalog'].map((id) => node(view, id).level);
    assert.deepEqual(levels, [0, 1, 2]);
    assert.equal(node(view, 'README.ts').apart, true);
    assert.equal(node(view, 'web').apart, undefined);
  });

  it('counts what comes in, goes out and stays inside, for open folders too', () => {
    const view = mapView(shop, { expanded: ['catalog'] });
    const { incoming, outgoing, inside, inCycles, files, lines } = node(view, 'catalog');
    assert.deepEqual(
      { incoming, outgoing, inside, inCycles, files, lines },
      { incoming: 1, outgoing: 0, inside: 2, inCycles: 2, files: 2, lines: 20 },
    );
    const orders = node(view, 'orders');
    assert.deepEqual([orders.incoming, orders.outgoing, orders.inside], [2, 1, 1]);
    assert.equal(orders.module, true);
  });

  it('marks an arrow with the worst of what stands behind it, and the strongest kind', () => {
    const model = modelOf({
      edges: [
        ['a/1.ts b/1.ts', { kind: 'type', mark: 'cycle' }],
        ['a/2.ts b/1.ts', { mark: 'violation' }],
        ['a/2.ts b/2.ts', { kind: 'deferred' }],
        ['b/1.ts a/1.ts', { kind: 'type', mark: 'cycle' }],
      ],
    });
    const view = mapView(model, { expanded: [] });
    assert.deepEqual(
      view.edges.map(({ mark, kind, upward, count }) => ({ mark, kind, upward, count })),
      [
        { mark: 'violation', kind: 'static', upward: undefined, count: 3 },
        { mark: 'cycle', kind: 'type', upward: true, count: 1 },
      ],
    );
  });

  it('counts only the kinds of imports that are asked for', () => {
    const view = mapView(shop, { expanded: ['orders'], kinds: ['static'] });
    assert.ok(!arrows(view).some((arrow) => arrow.startsWith('orders/cart.ts')));
  });

  it('takes folders that hold nothing but a folder, or a file, for what they hold', () => {
    const model = modelOf({
      edges: ['src/main/java/a/x.java src/main/java/b/y.java'],
      files: ['src/main/java/b/z.java'],
    });
    const view = mapView(model, { expanded: [] });
    assert.deepEqual(
      view.nodes.map(({ id, label, kind }) => [id, label, kind]),
      [
        ['src/main/java', 'shop/src/main/java', 'folder'],
        ['src/main/java/a/x.java', 'a/x.java', 'file'],
        ['src/main/java/b', 'b', 'folder'],
      ],
    );
  });

  it('says nothing of an empty workspace, and everything of one with a single file', () => {
    const empty = mapView(modelOf({ edges: [] }));
    assert.deepEqual([empty.nodes, empty.edges, empty.totalFiles], [[], [], 0]);
    assert.deepEqual(boxes(mapView(modelOf({ edges: [], files: ['a/b/c.ts'] }))), ['a/b/c.ts']);
  });

  it('unasked, opens the largest folders as long as the picture can be read', () => {
    const many = modelOf({
      edges: [],
      files: [
        ...Array.from({ length: 20 }, (_, at) => `large/f${at}.ts`),
        ...Array.from({ length: 300 }, (_, at) => `huge/part${at % 10}/f${at}.ts`),
        ...Array.from({ length: 4 }, (_, at) => `small/f${at}.ts`),
      ],
    });
    const view = mapView(many);
    assert.deepEqual(view.expanded.slice(0, 2), ['', 'huge']);
    assert.ok(boxes(view).length <= 60, `${boxes(view).length} boxes`);
  });
});

describe('a map with layers', () => {
  const model = modelOf({
    edges: [
      'ui/a.ts domain/b.ts',
      'data/c.ts domain/b.ts',
      'domain/b.ts data/d.ts',
      'tools/t.ts ui/a.ts',
      'ui/x.ts ui/y.ts',
    ],
    files: ['ui/z.ts', 'domain/e.ts', 'data/f.ts', 'notes.ts'],
    layerings: [
      { first: ['nowhere'], second: ['never'] },
      { surface: ['ui/'], heart: ['domain/'], ground: ['data/'] },
    ],
  });
  const view = mapView(model, { expanded: [] });

  it('has them as rows, whatever the weight of the arrows says', () => {
    assert.deepEqual(
      ['ui', 'domain', 'data', 'tools/t.ts'].map((id) => [node(view, id).layer, node(view, id).band]),
      [
        ['surface', 1],
        ['heart', 2],
        ['ground', 3],
        [undefined, 0],
      ],
    );
    assert.equal(node(view, 'notes.ts').apart, true);
  });

  it('takes an arrow out of a lower layer into an upper one for one against the order, and none of what has no layer', () => {
    const upward = view.edges
      .filter(({ upward: is }) => is)
      .map(({ from, to }) => `${view.nodes[from]!.id} ${view.nodes[to]!.id}`);
    assert.deepEqual(upward, ['data domain']);
  });

  it('orders a folder that lies in one layer by its own dependencies', () => {
    const open = mapView(model, { expanded: ['ui'] });
    assert.deepEqual([node(open, 'ui/x.ts').level, node(open, 'ui/y.ts').level], [0, 1]);
    assert.equal(node(open, 'ui/x.ts').layer, undefined);
  });
});

describe('a map in focus', () => {
  it('shows a file, what it uses and what uses it, and only the arrows that touch it', () => {
    const view = mapView(shop, { focus: 'orders/order.ts' });
    assert.deepEqual(boxes(view).sort(), [
      'catalog/item.ts',
      'orders/cart.ts',
      'orders/order.ts',
      'web/list.ts',
      'web/page.ts',
    ]);
    assert.ok(arrows(view).every((arrow) => arrow.includes('orders/order.ts')));
    assert.deepEqual(
      ['orders/order.ts', 'catalog/item.ts', 'orders'].map((id) => node(view, id).distance),
      [0, 1, 0],
    );
    assert.deepEqual([view.shownFiles, view.totalFiles], [5, 7]);
  });

  it('reaches further with every step', () => {
    const near = mapView(shop, { focus: 'web', expanded: [] });
    const far = mapView(shop, { focus: 'web', depth: 2, expanded: [] });
    assert.deepEqual(boxes(near).sort(), ['orders/order.ts', 'web']);
    assert.ok(boxes(far).includes('catalog/item.ts'));
  });

  it('of what is not there is the whole map', () => {
    const view = mapView(shop, { focus: 'gone.ts', expanded: [] });
    assert.equal(view.focus, undefined);
    assert.equal(view.shownFiles, 7);
  });

  it('leaves the whole map shut but for the way to what is to be revealed', () => {
    const view = mapView(shop, { expanded: [], reveal: 'catalog/price.ts' });
    assert.deepEqual(view.expanded, ['', 'catalog']);
  });
});

describe('a search in the map', () => {
  it('finds files and folders by words of their path, the name before the rest', () => {
    assert.deepEqual(
      findPlaces(shop, 'ORDER').map(({ path }) => path),
      ['orders/order.ts', 'orders', 'orders/cart.ts'],
    );
    assert.deepEqual(findPlaces(shop, 'catalog pri'), [{ path: 'catalog/price.ts', kind: 'file' }]);
    assert.deepEqual(findPlaces(shop, '  '), []);
  });
});

describe('the evidence of an arrow', () => {
  it('is the imports from one side to the other, the marked ones first', () => {
    const { total, imports } = edgeEvidence(shop, { from: 'orders', to: 'catalog' });
    assert.equal(total, 1);
    assert.deepEqual(imports, [{ path: 'orders/order.ts', line: 4, to: 'catalog/item.ts', kind: 'static' }]);
    assert.equal(edgeEvidence(shop, { from: 'order', to: 'catalog' }).total, 0);
  });
});
