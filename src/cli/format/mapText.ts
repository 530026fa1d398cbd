import type { MapNode, MapView } from '../../core/model/map.ts';
import { count, number } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Each open folder with its rows from the top, and what runs against them. */
export function mapText(view: MapView, { colours }: Terminal): string {
  const [root] = view.nodes;
  if (root === undefined) return 'No source files were found.';
  const children = childrenOf(view.nodes);
  const lines = [colours.bold(titleOf(view, root))];
  const write = (folder: number, indent: string) => {
    let row = -1;
    let layer: string | undefined;
    for (const at of children[folder]!) {
      const node = view.nodes[at]!;
      const next = rowOf(node);
      if (node.layer !== undefined && node.layer !== layer)
        lines.push(`${indent}${colours.dim(`▾ ${node.layer}`)}`);
      const sign = next === row || node.layer !== undefined ? ' ' : node.apart === true ? '·' : '▾';
      row = next;
      layer = node.layer;
      lines.push(
        `${indent}${colours.dim(sign)} ${node.label}${colours.dim(about(node))}${marks(node, colours)}`,
      );
      if (node.expanded) write(at, `${indent}    `);
    }
  };
  write(0, '  ');
  return [...lines, ...againstTheOrder(view, colours)].join('\n');
}

function childrenOf(nodes: readonly MapNode[]): readonly (readonly number[])[] {
  const children: number[][] = nodes.map(() => []);
  for (const [at, { parent }] of nodes.entries()) if (parent >= 0) children[parent]!.push(at);
  for (const list of children) list.sort((a, b) => rowOf(nodes[a]!) - rowOf(nodes[b]!));
  return children;
}

/** What has no level stands in a row of its own. */
function rowOf({ apart, band, level }: MapNode): number {
  return apart === true ? Number.MAX_SAFE_INTEGER : band * 1e6 + level;
}

function titleOf({ focus, depth, shownFiles, totalFiles }: MapView, { label }: MapNode): string {
  if (focus === undefined)
    return `${label}: ${count(totalFiles, 'file')}; ▾ begins a row that depends on the rows below`;
  return `${focus} and what is within ${count(depth, 'step')} of it: ${number(shownFiles)} of ${count(totalFiles, 'file')}`;
}

function about({ kind, files, incoming, outgoing }: MapNode): string {
  const size = kind === 'folder' ? [count(files, 'file')] : [];
  const ties = [
    incoming > 0 ? `used by ${number(incoming)}` : '',
    outgoing > 0 ? `uses ${number(outgoing)}` : '',
  ];
  const said = [...size, ...ties.filter(Boolean)].join(', ');
  return said === '' ? '' : `  ${said}`;
}

function marks({ inCycles, violations, kind }: MapNode, { red, yellow }: Terminal['colours']): string {
  return [
    violations > 0 ? red(`  ✕ ${count(violations, 'violation')}`) : '',
    inCycles > 0
      ? yellow(`  ↻ ${kind === 'file' ? 'in a cycle' : `${count(inCycles, 'file')} in cycles`}`)
      : '',
  ].join('');
}

const SHOWN = 12;

function againstTheOrder({ nodes, edges }: MapView, { bold, dim }: Terminal['colours']): string[] {
  const against = edges
    .filter(({ upward, mark }) => upward === true || mark === 'violation')
    .sort((a, b) => Number(b.mark === 'violation') - Number(a.mark === 'violation') || b.count - a.count);
  if (against.length === 0) return [];
  const lines = against
    .slice(0, SHOWN)
    .map(
      ({ from, to, count: imports, mark }) =>
        `  ${nodes[from]!.id} → ${nodes[to]!.id}${dim(`  ${count(imports, 'import')}${mark === 'violation' ? ', breaks a rule' : ''}`)}`,
    );
  const more = against.length - SHOWN;
  return [
    '',
    bold(`Against the order (${number(against.length)})`),
    ...lines,
    ...(more > 0 ? [dim(`  and ${number(more)} more`)] : []),
  ];
}
