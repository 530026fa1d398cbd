import assert from 'node:assert/strict';
import { graphHtml } from '../../../src/cli/format/graphHtml.ts';
import { graphLayout } from '../../../src/cli/format/graphLayout.ts';
import { graphView } from '../../../src/cli/format/graphView.ts';
import type { GraphReport } from '../../../src/protocol/engineApi.ts';

/** Files named `module/file`, edges as `a/x b/y`. */
function report(files: readonly string[], edges: readonly string[]): GraphReport {
  return {
    files: files.map((path) => ({ path, language: 'go', module: path.split('/')[0]! })),
    edges: edges.map((edge) => ({
      from: edge.split(' ')[0]!,
      to: edge.split(' ')[1]!,
      kind: 'static',
      line: 1,
    })),
    unresolved: [],
    cycles: [],
    resolution: { resolved: 0, external: 0, unresolved: 0 },
  };
}

const ring = report(
  ['a/1', 'b/1', 'c/1', 'd/1', 'e/1'],
  ['a/1 b/1', 'b/1 c/1', 'c/1 a/1', 'a/1 d/1', 'd/1 e/1'],
);

describe('a drawn graph', () => {
  it('marks cycles of modules over any number of steps, and nothing else', () => {
    const { nodes, arrows } = graphView(ring, 'modules');
    const names = (wanted: boolean) =>
      nodes.filter(({ inCycle }) => inCycle === wanted).map(({ name }) => name);
    assert.deepEqual(
      [names(true), names(false)],
      [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
    );
    assert.equal(arrows.filter(({ inCycle }) => inCycle).length, 3);
  });

  it('stands in layers, from what depends down to what is depended on', () => {
    const { boxes, bends, extent } = graphLayout(graphView(ring, 'modules'));
    const y = new Map(boxes.map((box) => [box.node, box.y]));
    assert.ok(y.get(0)! < y.get(3)! && y.get(3)! < y.get(4)!);
    const [left, top, width, height] = extent;
    for (const point of [...boxes, ...[...bends.values()].flat()]) {
      assert.ok(point.x > left && point.x < left + width && point.y > top && point.y < top + height);
    }
  });

  it('keeps to the heaviest arrows where there are many, each box its own, and says so', () => {
    const files = Array.from({ length: 70 }, (_, at) => `m${at}/f`);
    const edges = files.flatMap((from, at) =>
      files
        .slice(at + 1)
        .flatMap((to, step) => Array.from({ length: step === 0 ? 3 : 1 }, () => `${from} ${to}`)),
    );
    const all = report(files, edges);
    const { boxes, bends, left } = graphLayout(graphView(all, 'modules'));
    assert.deepEqual([boxes.length, bends.size, left], [40, 90, 30]);
    assert.match(graphHtml(all, 'modules'), /Only the 90 heaviest of 2,415 are drawn\. 30 of the modules/);
  });

  it('is no picture where nothing depends on anything', () => {
    const html = graphHtml(report(['a/1', 'b/1'], []), 'modules');
    assert.doesNotMatch(html, /<svg/);
    assert.match(html, /2 modules, 0 dependencies\..*No arrow leads from one of the modules to another/s);
  });

  it('of nothing says so, and offers nothing to look through', () => {
    const html = graphHtml(report([], []), 'modules');
    assert.match(html, /No source files were found/);
    assert.doesNotMatch(html, /<script|<input|<svg/);
  });

  it('shows a hostile name as text', () => {
    const html = graphHtml(report(['<img>/1', '"&b/1'], ['<img>/1 "&b/1']), 'modules');
    assert.doesNotMatch(html, /<img/);
    assert.match(html, /&#60;img&#62;/);
  });
});
