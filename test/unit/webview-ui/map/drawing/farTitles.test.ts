import assert from 'node:assert/strict';
import { layoutMap } from '../../../../../src/core/map/layoutMap.ts';
import { mapView } from '../../../../../src/core/map/mapView.ts';
import { roughly } from '../../../../../src/core/map/measure.ts';
import { farTitles } from '../../../../../webview-ui/map/drawing/farTitles.ts';
import { modelOf } from '../../../core/map/mapModel.ts';

describe('names of open folders from far away', () => {
  const model = modelOf({
    edges: ['a/one/x.ts a/two/y.ts', 'a/one/z.ts a/two/w.ts', 'b/p.ts a/one/x.ts', 'b/q.ts b/p.ts'],
  });
  const view = mapView(model, { expanded: ['a', 'a/one', 'a/two', 'b'] });
  const scene = { view, layout: layoutMap(view) };
  const open = [...view.nodes.keys()].filter((at) => view.nodes[at]!.expanded);

  it('never stand over each other', () => {
    for (const k of [1, 0.5, 0.2, 0.1]) {
      const titles = farTitles(scene, open, { k, measure: roughly });
      for (const [at, a] of titles.entries())
        for (const b of titles.slice(at + 1)) {
          const width = ({ node }: typeof a) => (view.nodes[node]!.label.length * 7) / k;
          const apart = Math.abs(a.y - b.y) >= a.size || Math.abs(a.x - b.x) >= (width(a) + width(b)) / 2;
          assert.ok(apart, `${view.nodes[a.node]!.label} over ${view.nodes[b.node]!.label} at ${k}`);
        }
    }
  });

  it('are those of inner folders where there is no room for all', () => {
    const named = farTitles(scene, open, { k: 0.3, measure: roughly }).map(
      ({ node }) => view.nodes[node]!.id,
    );
    assert.ok(named.length > 0 && named.length < open.length);
    assert.ok(!named.includes(''));
  });
});
