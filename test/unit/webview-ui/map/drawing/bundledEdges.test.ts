import assert from 'node:assert/strict';
import type { MapEdge } from '../../../../../src/core/model/map.ts';
import { bundledEdges } from '../../../../../webview-ui/map/drawing/bundledEdges.ts';
import { edgesInView } from '../../../../../webview-ui/map/drawing/edgesInView.ts';

const edge = (from: number, to: number, rest: Partial<MapEdge> = {}): MapEdge => ({
  from,
  to,
  count: 1,
  kind: 'static',
  ...rest,
});
/** Boxes 2 and 3 are seen as folder 1. */
const boxFor = Int32Array.of(0, 1, 1, 1, 4, 5);

describe('arrows between the boxes that are seen', () => {
  it('are one for all imports from one box to another, and say how many', () => {
    const bundles = bundledEdges([edge(2, 4, { count: 3 }), edge(3, 4), edge(4, 5)], boxFor);
    assert.deepEqual(bundles, [
      { from: 1, to: 4, count: 4, mark: undefined, upward: false },
      { from: 4, to: 5, count: 1, mark: undefined, upward: false },
    ]);
  });

  it('are none inside of a box', () => {
    assert.deepEqual(bundledEdges([edge(2, 3)], boxFor), []);
  });

  it('carry the worst mark of what they stand for, and come first for it', () => {
    const bundles = bundledEdges(
      [
        edge(4, 5, { count: 50 }),
        edge(3, 4, { mark: 'violation' }),
        edge(2, 4, { mark: 'cycle', upward: true }),
      ],
      boxFor,
    );
    assert.deepEqual(bundles[0], { from: 1, to: 4, count: 2, mark: 'violation', upward: false });
  });
});

describe('arrows in view', () => {
  const bundles = bundledEdges([edge(1, 4), edge(4, 5, { count: 9 }), edge(0, 5)], boxFor);
  const looking = {
    chosen: 4,
    isDrawn: (node: number) => node === 0,
    isChosen: (node: number) => node === 4,
  };

  it('are those of what is chosen wherever they lead, and those that touch a box that is drawn', () => {
    const { near, others } = edgesInView(bundles, looking);
    assert.deepEqual(
      near.map(({ from, to }) => [from, to]),
      [
        [4, 5],
        [1, 4],
      ],
    );
    assert.deepEqual(
      others.map(({ from, to }) => [from, to]),
      [[0, 5]],
    );
  });

  it('begin at the frame of an open folder that is chosen, one for each box outside', () => {
    const inside = bundledEdges(
      [edge(2, 5, { count: 2 }), edge(3, 5, { mark: 'cycle' }), edge(2, 3), edge(4, 3)],
      Int32Array.of(0, 1, 2, 3, 4, 5),
    );
    const { near, others } = edgesInView(inside, {
      chosen: 1,
      isDrawn: () => true,
      isChosen: (node) => node >= 1 && node <= 3,
    });
    assert.deepEqual(near.map(({ from, to, count, mark }) => [from, to, count, mark]).sort(), [
      [1, 5, 3, 'cycle'],
      [4, 1, 1, undefined],
    ]);
    assert.deepEqual(
      others.map(({ from, to }) => [from, to]),
      [[2, 3]],
    );
  });
});
