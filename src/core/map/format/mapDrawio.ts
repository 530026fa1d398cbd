/** The map for draw.io, uncompressed: boxes in their folders, arrows that stay attached. https://www.drawio.com/doc/faq/drawio-file-format */
import type { MapEdge, MapNode, MapView } from '../../model/map.ts';
import { drawnEdges } from '../drawnEdges.ts';
import { countLabel, HEADER_HEIGHT, layoutMap, type Rect } from '../layoutMap.ts';
import { markup } from './markup.ts';

export function mapDrawio(view: MapView): string {
  const { rects } = layoutMap(view);
  const boxes = view.nodes.map((node, at) =>
    vertex(node, { at, rect: rects[at]!, parent: rects[node.parent] }),
  );
  const arrows = drawnEdges(view, Number.POSITIVE_INFINITY).map((at) => edge(view.edges[at]!, at));
  return `<?xml version="1.0" encoding="UTF-8"?>
<mxfile host="groundplan"><diagram id="map" name="${markup(view.name)}"><mxGraphModel grid="1" gridSize="10" guides="1" arrows="1" connect="1" fold="1" page="0"><root>
<mxCell id="0"/>
<mxCell id="1" parent="0"/>
${[...boxes, ...arrows].join('\n')}
</root></mxGraphModel></diagram></mxfile>`;
}

interface Placing {
  readonly at: number;
  readonly rect: Rect;
  /** Positions are relative to it. */
  readonly parent: Rect | undefined;
}

/** Without `html=1` a label is plain text. */
function vertex(node: MapNode, { at, rect, parent }: Placing): string {
  const { label, kind, expanded, files, violations, inCycles } = node;
  const value = kind === 'folder' ? `${markup(label)}&#10;${countLabel(files)}` : markup(label);
  const stroke = violations > 0 ? '#cf222e' : inCycles > 0 && !expanded ? '#bc4c00' : '#6e7781';
  const style = expanded
    ? `swimlane;startSize=${HEADER_HEIGHT};rounded=1;arcSize=4;fillColor=#f6f8fa;swimlaneFillColor=#ffffff;strokeColor=#afb8c1;fontSize=12;container=1;collapsible=0;`
    : `rounded=1;arcSize=10;whiteSpace=wrap;fontSize=11;strokeColor=${stroke};fillColor=${kind === 'folder' ? '#ddf4ff' : '#ffffff'};`;
  const [x, y] = [rect.x - (parent?.x ?? 0), rect.y - (parent?.y ?? 0)];
  return `<mxCell id="n${at}" value="${expanded ? markup(label) : value}" style="${style}" vertex="1" parent="${node.parent < 0 ? '1' : `n${node.parent}`}"><mxGeometry x="${x}" y="${y}" width="${rect.w}" height="${rect.h}" as="geometry"/></mxCell>`;
}

function edge({ from, to, count, mark, upward }: MapEdge, at: number): string {
  const colour = { violation: '#cf222e', cycle: '#bc4c00', none: upward === true ? '#9a6700' : '#8c959f' }[
    mark ?? 'none'
  ];
  const dashed = mark === 'cycle' || (mark === undefined && upward === true) ? 'dashed=1;' : '';
  return `<mxCell id="e${at}" value="${count > 1 ? count : ''}" style="curved=1;rounded=1;endArrow=block;endFill=1;endSize=4;fontSize=10;strokeColor=${colour};${dashed}" edge="1" parent="1" source="n${from}" target="n${to}"><mxGeometry relative="1" as="geometry"/></mxCell>`;
}
