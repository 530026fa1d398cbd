import assert from 'node:assert/strict';
import { layoutMap } from '../../../../../src/core/map/layoutMap.ts';
import { mapView } from '../../../../../src/core/map/mapView.ts';
import { CLOSED, levelOfDetail, OPEN } from '../../../../../webview-ui/map/drawing/levelOfDetail.ts';
import { modelOf } from '../../../core/map/mapModel.ts';

describe('what of a map is drawn', () => {
  const model = modelOf({ edges: ['a/x.ts a/y.ts', 'a/y.ts b/z.ts', 'b/z.ts b/w.ts'] });
  const view = mapView(model, { expanded: ['a', 'b'] });
  const layout = layoutMap(view);
  const at = (id: string) => view.nodes.findIndex((node) => node.id === id);
  const screen = { w: 800, h: 600 };
  const detail = (k: number, chosen = -1) =>
    levelOfDetail(view, layout, { camera: { x: 0, y: 0, k }, screen, chosen });

  it('is everything from near by', () => {
    const { state, boxFor } = detail(1);
    assert.equal(state[at('a')], OPEN);
    assert.equal(state[at('a/x.ts')], CLOSED);
    assert.equal(boxFor[at('a/x.ts')], at('a/x.ts'));
  });

  it('is a folder in the stead of what is in it, from far away', () => {
    const { state, boxFor } = detail(0.1);
    assert.equal(state[at('a')], CLOSED);
    assert.equal(state[at('a/x.ts')], 0);
    assert.equal(boxFor[at('a/x.ts')], at('a'));
  });

  it('is what is chosen wherever it stands, with its own arrows', () => {
    const { state, boxFor } = detail(0.1, at('a/x.ts'));
    assert.equal(state[at('a/x.ts')], CLOSED);
    assert.equal(boxFor[at('a/x.ts')], at('a/x.ts'));
    assert.equal(boxFor[at('a/y.ts')], at('a'));
  });
});
