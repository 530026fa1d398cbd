import assert from 'node:assert/strict';
import { mapDot } from '../../../../src/core/map/format/mapDot.ts';
import { mapDrawio } from '../../../../src/core/map/format/mapDrawio.ts';
import { mapHtml } from '../../../../src/core/map/format/mapHtml.ts';
import { mapMermaid } from '../../../../src/core/map/format/mapMermaid.ts';
import { mapSvg } from '../../../../src/core/map/format/mapSvg.ts';
import { mapView } from '../../../../src/core/map/mapView.ts';
import { modelOf } from './mapModel.ts';

const view = mapView(
  modelOf({
    edges: [
      'web/page.ts orders/order.ts',
      ['orders/order.ts orders/cart.ts', { mark: 'cycle' }],
      ['orders/cart.ts orders/order.ts', { mark: 'violation' }],
    ],
    files: ['web/list.ts'],
  }),
  { expanded: ['orders'] },
);
const hostile = modelOf({
  edges: ['<img src=x onerror=alert(1)>/a"&\\].ts b/]] end %%{.ts'],
  files: ['b/\u0001\ud800.ts'],
});
const hostileView = mapView(hostile, { expanded: ['b'] });

/** No control, no half of a pair. */
function isXml(text: string): boolean {
  return [...text].every((sign) => /[\n\t ]/.test(sign) || !/[\p{Cc}\p{Cs}]/u.test(sign));
}

describe('the map as SVG', () => {
  it('draws folders, boxes and arrows with their marks', () => {
    const svg = mapSvg(view);
    assert.match(svg, /^<svg xmlns/);
    assert.equal(svg.match(/<path class="arrow/g)?.length, view.edges.length);
    assert.match(svg, /class="arrow cycle"/);
    assert.match(svg, /class="arrow violation"/);
    assert.match(svg, /Red: breaks a rule\./);
  });

  it('shows hostile names as text, and holds nothing that XML cannot', () => {
    const svg = mapSvg(hostileView);
    assert.doesNotMatch(svg, /<img/);
    assert.ok(isXml(svg));
  });

  it('says so when there is nothing', () =>
    assert.match(mapSvg(mapView(modelOf({ edges: [] }))), /No source files/));
});

describe('the map for Graphviz', () => {
  it('is ranked as a whole: circles through nested clusters are more than ranks by cluster bear', () =>
    assert.match(mapDot(view), /newrank=true;/));

  it('nests open folders as clusters and quotes labels', () => {
    const dot = mapDot(view);
    assert.match(dot, /subgraph cluster_\d+ \{\n\s+label="orders"/);
    assert.match(dot, /n\d+ -> n\d+ \[label="1", weight=1, color="#cf222e"/);
    assert.match(mapDot(hostileView), /a\\"&amp;\\\\\]\.ts/);
  });
});

describe('the map for Mermaid', () => {
  it('nests open folders as subgraphs and colours what is marked', () => {
    const mermaid = mapMermaid(view);
    assert.match(mermaid, /^flowchart TB\n/);
    assert.match(mermaid, /subgraph n\d+\["orders"\]/);
    assert.match(mermaid, /linkStyle \d+ stroke:#cf222e/);
  });

  it('lets no name end its text', () => {
    const labels = [...mapMermaid(hostileView).matchAll(/\["(.*)"\]/g)].map(([, label]) => label!);
    for (const label of labels) assert.doesNotMatch(label.replace('<br/>', ''), /["<>[\]{}%\\]/);
  });
});

describe('the map for draw.io', () => {
  it('keeps boxes in their folders and arrows attached to boxes', () => {
    const drawio = mapDrawio(view);
    const ids = new Set([...drawio.matchAll(/<mxCell id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, end] of drawio.matchAll(/(?:source|target|parent)="([^"]+)"/g))
      assert.ok(ids.has(end), end);
    assert.equal(drawio.match(/edge="1"/g)?.length, view.edges.length);
    assert.doesNotMatch(mapDrawio(hostileView), /<img|html=1/);
    assert.ok(isXml(mapDrawio(hostileView)));
  });
});

describe('the map as a page', () => {
  it('lets one script run, and keeps hostile names inside their data', () => {
    const page = mapHtml(hostile, {}, { source: 'start()', sha256: 'aGFzaA==' });
    assert.match(page, /script-src 'sha256-aGFzaA=='/);
    assert.doesNotMatch(page, /<img/);
    const [, data = ''] = /id="map-data">(.*?)<\/script>/s.exec(page) ?? [];
    assert.deepEqual(JSON.parse(data), { model: JSON.parse(JSON.stringify(hostile)), request: {} });
  });
});
