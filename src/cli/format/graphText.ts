import type { GraphReport } from '../../protocol/engineApi.ts';
import { count, number, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Each file with what it depends on, then cycles, then what could not be resolved and why. */
export function graphText(report: GraphReport, terminal: Terminal): string {
  const sections = [
    edgesText(report, terminal),
    cyclesText(report, terminal),
    unresolvedText(report, terminal),
    wrap(summary(report), terminal.width),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function edgesText({ edges }: GraphReport, { colours }: Terminal): string {
  const lines: string[] = [];
  let from = '';
  for (const edge of edges) {
    if (edge.from !== from) lines.push(edge.from);
    from = edge.from;
    lines.push(`  → ${edge.to}${edge.kind === 'static' ? '' : colours.dim(` (${edge.kind})`)}`);
  }
  return lines.join('\n');
}

const MEMBERS_SHOWN = 12;

/** The members of a cycle are a set: what leads from one to the next stands among the edges above. */
function cyclesText({ cycles }: GraphReport, { colours, width }: Terminal): string {
  if (cycles.length === 0) return '';
  const lines = cycles.map((members) => {
    const more = members.length - MEMBERS_SHOWN;
    const rest = more > 0 ? [`and ${number(more)} more`] : [];
    const names = [...members.slice(0, MEMBERS_SHOWN), ...rest].join(', ');
    return wrap(`${count(members.length, 'file')}: ${names}`, width, '    ', '  ');
  });
  return [colours.bold(`Cycles (${number(cycles.length)})`), ...lines].join('\n');
}

function unresolvedText({ unresolved }: GraphReport, { colours, width }: Terminal): string {
  if (unresolved.length === 0) return '';
  const lines = unresolved.flatMap(({ from, line, specifier, reason }) => [
    `  ${from}:${line}  ${specifier}`,
    ...wrap(reason, width, '    ')
      .split('\n')
      .map((each) => colours.dim(each)),
  ]);
  return [colours.bold(`Unresolved imports (${number(unresolved.length)})`), ...lines].join('\n');
}

function summary({ files, edges, cycles, resolution }: GraphReport): string {
  const { resolved, external, unresolved } = resolution;
  const parts = [count(files.length, 'file'), count(edges.length, 'edge'), count(cycles.length, 'cycle')];
  return `${parts.join(', ')}; imports: ${number(resolved)} resolved, ${number(external)} external, ${number(unresolved)} unresolved`;
}
