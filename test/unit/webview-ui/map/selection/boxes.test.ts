import assert from 'node:assert/strict';
import { layoutMap } from '../../../../../src/core/map/layoutMap.ts';
import { mapView } from '../../../../../src/core/map/mapView.ts';
import {
  ancestorsOf,
  boxOf,
  heaviestTie,
  nearestShown,
  topLeft,
} from '../../../../../webview-ui/map/selection/boxes.ts';
import { modelOf } from '../../../core/map/mapModel.ts';

const view = mapView(
  modelOf({ edges: ['a/x.ts b/y.ts', 'a/x.ts b/z.ts', 'a/x.ts c/w.ts', 'a/v.ts b/y.ts', 'c/w.ts c/u.ts'] }),
  { expanded: ['a'] },
);

describe('boxes of a map', () => {
  it('are found by their path', () => {
    assert.equal(view.nodes[boxOf(view, 'a/x.ts')]?.label, 'x.ts');
    assert.equal(boxOf(view, 'b/y.ts'), -1);
    assert.equal(boxOf(undefined, 'a'), -1);
  });

  it('stand for what is hidden in them', () => {
    assert.equal(nearestShown(view, 'b/y.ts'), 'b');
    assert.equal(nearestShown(view, 'gone/x.ts'), undefined);
  });

  it('are followed to where most imports lead', () => {
    const at = heaviestTie(view, boxOf(view, 'a/x.ts'), 'uses');
    assert.equal(view.nodes[at]?.id, 'b');
    assert.equal(heaviestTie(view, boxOf(view, 'b'), 'uses'), -1);
  });

  it('begin at the upper left, with one that is closed', () => {
    const first = topLeft(view, layoutMap(view));
    assert.equal(view.nodes[first]?.expanded, false);
  });

  it('stand in folders, named from the workspace down', () => {
    const path = ancestorsOf(view, boxOf(view, 'a/x.ts')).map((at) => view.nodes[at]!.label);
    assert.deepEqual(path, ['shop', 'a', 'x.ts']);
  });
});
