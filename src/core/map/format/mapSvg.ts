/** The map as a picture that stands alone: no script, no style from elsewhere. */
import type { MapEdge, MapNode, MapView } from '../../model/map.ts';
import { arrowCurve, pathOf, thickness } from '../arrowPath.ts';
import { drawnEdges } from '../drawnEdges.ts';
import { type Band, countLabel, layoutMap, type MapLayout, marksOf, type Rect } from '../layoutMap.ts';
import { roughly } from '../measure.ts';
import { legendOf } from './legend.ts';
import { fitted, isolated, markup } from './markup.ts';

const MARGIN = 16;
const FOOT = 26;

export function mapSvg(view: MapView): string {
  const layout = layoutMap(view);
  const [outer] = layout.rects;
  if (outer === undefined) return EMPTY;
  const drawn = drawnEdges(view);
  const legend = legendOf(view, drawn.length);
  const width = Math.max(outer.w, roughly(legend)) + 2 * MARGIN;
  const height = outer.h + 2 * MARGIN + FOOT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${markup(`Map of ${view.name}`)}">
<style>${STYLE}</style>
<defs>${['', '-upward', '-cycle', '-violation'].map(head).join('')}</defs>
<rect class="paper" x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}"/>
${view.nodes.flatMap((node, at) => (node.expanded ? [folder(node, layout.rects[at]!)] : [])).join('\n')}
${layout.bands.map(bandSvg).join('\n')}
${drawn.map((at) => arrow(view.edges[at]!, layout)).join('\n')}
${view.nodes.flatMap((node, at) => (node.expanded ? [] : [box(node, layout.rects[at]!, view.focus)])).join('\n')}
<text class="legend" x="0" y="${outer.h + FOOT}">${markup(legend)}</text>
</svg>`;
}

const EMPTY =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 60" width="320" height="60" role="img" aria-label="An empty map"><text x="16" y="36" font-family="sans-serif" font-size="14">No source files were found.</text></svg>';

const STYLE = `
.paper{fill:#fff}text{font:12px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}
.folder{fill:#f6f8fa;stroke:#afb8c1}.folder.f1{fill:#fff}.band{fill:#0969da;fill-opacity:.05}.band.apart{fill:none;stroke:#d0d7de;stroke-dasharray:2 3}
.box{fill:#fff;stroke:#6e7781}.box.closed{fill:#ddf4ff;stroke:#54aeff}.box.bad{stroke:#cf222e;stroke-width:1.6}.box.focus{stroke:#0550ae;stroke-width:2.4}
.title{font-weight:600}.count,.layer,.legend{fill:#57606a;font-size:11px}.layer{font-weight:600}.mark{font-size:11px;font-weight:600;text-anchor:end}.mark.cycle{fill:#9a6700}.mark.violation{fill:#cf222e}
.arrow{fill:none;stroke:#8c959f;stroke-opacity:.6}.arrow.upward{stroke:#9a6700;stroke-dasharray:2 3;stroke-opacity:1}.arrow.cycle{stroke:#bc4c00;stroke-dasharray:7 3;stroke-opacity:1}.arrow.violation{stroke:#cf222e;stroke-opacity:1}
marker path{fill:#8c959f}#head-upward path{fill:#9a6700}#head-cycle path{fill:#bc4c00}#head-violation path{fill:#cf222e}`;

function head(kind: string): string {
  return `<marker id="head${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>`;
}

function folder({ label, parent, files }: MapNode, { x, y, w, h }: Rect): string {
  const title = fitted(label, w - 80, roughly);
  return `<rect class="folder${parent % 2 === 0 ? ' f1' : ''}" x="${x}" y="${y}" width="${w}" height="${h}" rx="6"/><text class="title" x="${x + 10}" y="${y + 18}">${markup(isolated(title))}<tspan class="count" dx="8" font-weight="400">${countLabel(files)}</tspan></text>`;
}

function bandSvg({ x, y, w, h, layer, apart }: Band): string {
  const name =
    layer === undefined ? '' : `<text class="layer" x="${x + 6}" y="${y + 8}">${markup(layer)}</text>`;
  return `<rect class="band${apart ? ' apart' : ''}" x="${x}" y="${y - 5}" width="${w}" height="${h + 10}" rx="4"/>${name}`;
}

function box(node: MapNode, { x, y, w, h }: Rect, focus: string | undefined): string {
  const { label, kind, files, violations, id } = node;
  const classes = [
    'box',
    kind === 'folder' ? 'closed' : '',
    violations > 0 ? 'bad' : '',
    id === focus ? 'focus' : '',
  ];
  const marks = marksOf(node);
  const room = w - 16 - (marks === '' ? 0 : roughly(marks) + 6);
  const middle = kind === 'folder' ? y + h / 2 - 3 : y + h / 2 + 4;
  return [
    `<g><rect class="${classes.filter(Boolean).join(' ')}" x="${x}" y="${y}" width="${w}" height="${h}" rx="4"/>`,
    `<text x="${x + 9}" y="${middle}">${markup(fitted(label, room, roughly))}</text>`,
    kind === 'folder' ? `<text class="count" x="${x + 9}" y="${y + h - 8}">${countLabel(files)}</text>` : '',
    marks === ''
      ? ''
      : `<text class="mark ${violations > 0 ? 'violation' : 'cycle'}" x="${x + w - 7}" y="${middle}">${marks}</text>`,
    '</g>',
  ].join('');
}

function arrow({ from, to, count, mark, upward }: MapEdge, { rects }: MapLayout): string {
  const kind = mark ?? (upward === true ? 'upward' : '');
  const path = pathOf(arrowCurve(rects[from]!, rects[to]!));
  return `<path class="arrow${kind === '' ? '' : ` ${kind}`}" d="${path}" stroke-width="${thickness(count)}" marker-end="url(#head${kind === '' ? '' : `-${kind}`})"/>`;
}
