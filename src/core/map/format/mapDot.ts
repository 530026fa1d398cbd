/** The map for Graphviz: open folders are clusters. */
import type { MapEdge, MapView } from '../../model/map.ts';
import { countLabel } from '../layoutMap.ts';
import { childLists } from './childLists.ts';

export function mapDot(view: MapView): string {
  const children = childLists(view);
  return [
    'digraph groundplan {',
    // Ranked folder by folder, Graphviz gives up on arrows that run in a circle through nested clusters.
    '  rankdir=TB; compound=true; newrank=true;',
    '  node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="#6e7781", fontname="sans-serif", fontsize=11];',
    '  edge [color="#8c959f"];',
    ...(view.nodes.length === 0 ? [] : lines(view, children, 0, '  ')),
    ...view.edges.map((edge) => `  ${arrow(edge)}`),
    '}',
  ].join('\n');
}

/** Folders nest no deeper than paths do. */
function lines(
  view: MapView,
  children: readonly (readonly number[])[],
  at: number,
  indent: string,
): string[] {
  const { label, kind, expanded, files, inCycles, violations } = view.nodes[at]!;
  if (!expanded) {
    const text = kind === 'folder' ? `${label}\n${countLabel(files)}` : label;
    const colours = [
      ...(kind === 'folder' ? ['fillcolor="#ddf4ff"'] : []),
      ...(violations > 0 ? ['color="#cf222e"'] : inCycles > 0 ? ['color="#bc4c00"'] : []),
    ];
    return [`${indent}n${at} [${[`label=${quoted(text)}`, ...colours].join(', ')}];`];
  }
  return [
    `${indent}subgraph cluster_${at} {`,
    `${indent}  label=${quoted(label)}; color="#afb8c1"; fontname="sans-serif";`,
    ...children[at]!.flatMap((child) => lines(view, children, child, `${indent}  `)),
    `${indent}}`,
  ];
}

function arrow({ from, to, count, mark, upward }: MapEdge): string {
  const attributes = [
    `label="${count}"`,
    `weight=${count}`,
    ...(mark === 'violation' ? ['color="#cf222e"', 'penwidth=2'] : []),
    ...(mark === 'cycle' ? ['color="#bc4c00"', 'style=dashed'] : []),
    ...(mark === undefined && upward === true ? ['color="#9a6700"', 'style=dotted'] : []),
  ];
  return `n${from} -> n${to} [${attributes.join(', ')}];`;
}

/** Graphviz reads character references in every text. https://graphviz.org/docs/attr-types/escString/ */
function quoted(text: string): string {
  return `"${text
    .replaceAll('&', '&amp;')
    .replace(/[\\"]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')}"`;
}
