import type { ModulesReport } from '../../protocol/engineApi.ts';
import { columns, shorten } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** One row a module: size, couplings, Martin's metrics. */
export function modulesText({ modules }: ModulesReport, { colours, width }: Terminal): string {
  if (modules.length === 0) return 'No module: no source file of a known language was found.';
  const header = ['module', 'files', 'in', 'out', 'instability', 'abstractness', 'distance'];
  const rows = modules.map(({ name, files, metrics }) => [
    shorten(name, Math.max(20, width - 56)),
    String(files.length),
    String(metrics.afferent),
    String(metrics.efferent),
    metrics.instability.toFixed(2),
    metrics.abstractness.toFixed(2),
    metrics.distance.toFixed(2),
  ]);
  const [first, ...rest] = columns(
    [header, ...rows],
    ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
  );
  return [colours.bold(first!), ...rest].join('\n');
}
