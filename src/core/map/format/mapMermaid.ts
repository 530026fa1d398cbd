/** The map as a Mermaid flowchart: open folders are subgraphs. */
import type { MapEdge, MapView } from '../../model/map.ts';
import { drawnEdges } from '../drawnEdges.ts';
import { countLabel } from '../layoutMap.ts';
import { childLists } from './childLists.ts';

/** Mermaid draws no more than 500 unless told so by the page that it stands in. */
const MOST_ARROWS = 400;

export function mapMermaid(view: MapView): string {
  if (view.nodes.length === 0) return 'flowchart TB';
  const children = childLists(view);
  const drawn = drawnEdges(view, MOST_ARROWS).map((at) => view.edges[at]!);
  const left = view.edges.length - drawn.length;
  return [
    'flowchart TB',
    ...(left > 0 ? [`  %% the ${drawn.length} weightiest of ${view.edges.length} arrows`] : []),
    ...lines(view, children, 0, '  '),
    ...drawn.map((edge) => `  ${arrow(edge)}`),
    ...styles(drawn),
  ].join('\n');
}

function lines(
  view: MapView,
  children: readonly (readonly number[])[],
  at: number,
  indent: string,
): string[] {
  const { label, kind, expanded, files } = view.nodes[at]!;
  if (!expanded)
    return [`${indent}n${at}["${text(label)}${kind === 'folder' ? `<br/>${countLabel(files)}` : ''}"]`];
  return [
    `${indent}subgraph n${at}["${text(label)}"]`,
    ...children[at]!.flatMap((child) => lines(view, children, child, `${indent}  `)),
    `${indent}end`,
  ];
}

function arrow({ from, to, count, mark, upward }: MapEdge): string {
  const line = mark !== undefined ? '==>' : upward === true ? '-.->' : '-->';
  return `n${from} ${line}${count > 1 ? `|${count}|` : ''} n${to}`;
}

function styles(edges: readonly MapEdge[]): string[] {
  const at = (mark: MapEdge['mark']) =>
    edges.flatMap((edge, place) => (edge.mark === mark ? [place] : [])).join(',');
  return [['violation', '#cf222e'] as const, ['cycle', '#bc4c00'] as const].flatMap(([mark, colour]) =>
    at(mark) === '' ? [] : [`  linkStyle ${at(mark)} stroke:${colour}`],
  );
}

/** Entity codes of Mermaid: nothing in a name may end the text or be taken for markup. */
function text(label: string): string {
  return label.replace(/[^\p{L}\p{N} ./_@+-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
