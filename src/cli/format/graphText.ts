import type { GraphReport } from '../../protocol/engineApi.ts';
import { count, shorten } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Each file with what it depends on, then cycles, then what could not be resolved and why. */
export function graphText(report: GraphReport, terminal: Terminal): string {
  return [
    edgesText(report, terminal),
    cyclesText(report, terminal),
    unresolvedText(report, terminal),
    summary(report),
  ]
    .filter((section) => section !== '')
    .join('\n\n');
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

function cyclesText({ cycles }: GraphReport, { colours }: Terminal): string {
  if (cycles.length === 0) return '';
  const lines = cycles.map(
    (members) => `  ${members.join(' → ')}${members.length > 0 ? ` → ${members[0]}` : ''}`,
  );
  return [colours.bold(`Cycles (${cycles.length})`), ...lines].join('\n');
}

function unresolvedText({ unresolved }: GraphReport, { colours, width }: Terminal): string {
  if (unresolved.length === 0) return '';
  const lines = unresolved.map(
    ({ from, line, specifier, reason }) =>
      `  ${from}:${line}  ${shorten(specifier, width)}\n    ${colours.dim(reason)}`,
  );
  return [colours.bold(`Unresolved imports (${unresolved.length})`), ...lines].join('\n');
}

function summary({ files, edges, cycles, resolution }: GraphReport): string {
  const parts = [count(files.length, 'file'), count(edges.length, 'edge'), count(cycles.length, 'cycle')];
  return `${parts.join(', ')}; imports: ${resolution.resolved} resolved, ${resolution.external} external, ${resolution.unresolved} unresolved`;
}
