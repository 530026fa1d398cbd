import assert from 'node:assert/strict';
import { layoutMap } from '../../../../src/core/map/layoutMap.ts';
import { mapView } from '../../../../src/core/map/mapView.ts';
import { modelOf } from './mapModel.ts';

/** Files in folders in folders, each using the next three. */
function large(files: number) {
  const path = (at: number) => `part${at % 7}/area${at % 31}/f${at}.ts`;
  const edges = Array.from(
    { length: files * 3 },
    (_, at) => `${path(at % files)} ${path(((at % files) + 1 + (at >> 3)) % files)}`,
  );
  return modelOf({ edges: edges.filter((edge) => edge.split(' ')[0] !== edge.split(' ')[1]) });
}

const everything = (model: ReturnType<typeof large>) =>
  mapView(model, {
    expanded: [
      ...new Set(
        model.files.flatMap(({ path }) => [path.split('/')[0]!, path.split('/').slice(0, 2).join('/')]),
      ),
    ],
  });

describe('the layout of a map', () => {
  const view = everything(large(400));
  const { rects, bands } = layoutMap(view);

  it('keeps every box inside its folder', () => {
    for (const [at, { parent, id }] of view.nodes.entries()) {
      if (parent < 0) continue;
      const [inner, outer] = [rects[at]!, rects[parent]!];
      assert.ok(
        inner.x >= outer.x &&
          inner.y > outer.y &&
          inner.x + inner.w <= outer.x + outer.w &&
          inner.y + inner.h <= outer.y + outer.h,
        `${id} leaves its folder`,
      );
    }
  });

  it('lets no two boxes of a folder touch', () => {
    for (const [a, { parent, id }] of view.nodes.entries()) {
      for (let b = a + 1; b < view.nodes.length; b++) {
        if (view.nodes[b]!.parent !== parent) continue;
        const [one, other] = [rects[a]!, rects[b]!];
        const apart =
          one.x + one.w < other.x ||
          other.x + other.w < one.x ||
          one.y + one.h < other.y ||
          other.y + other.h < one.y;
        assert.ok(apart, `${id} touches ${view.nodes[b]!.id}`);
      }
    }
  });

  it('stands in rows, the upper levels above or to the left', () => {
    for (const [a, one] of view.nodes.entries()) {
      for (const [b, other] of view.nodes.entries()) {
        if (one.parent !== other.parent || one.band >= other.band || one.apart || other.apart) continue;
        assert.ok(rects[a]!.y + rects[a]!.h < rects[b]!.y, `${one.id} is not above ${other.id}`);
      }
    }
    assert.ok(bands.length > 0);
  });

  it('is neither a tower nor a ribbon', () => {
    const { w, h } = rects[0]!;
    assert.ok(w / h > 0.5 && w / h < 4, `${w} by ${h}`);
  });

  it('is the same at every run', () => {
    assert.deepEqual(layoutMap(everything(large(400))), { rects, bands });
  });

  it('takes no more than a moment for 5,000 open files', () => {
    const model = large(5000);
    const started = performance.now();
    const all = everything(model);
    layoutMap(all);
    const elapsed = performance.now() - started;
    assert.ok(all.nodes.length > 5000);
    assert.ok(elapsed < 3000, `${elapsed.toFixed(0)} ms`);
  });
});
