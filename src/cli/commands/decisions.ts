import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { SAW_NOTHING } from '../format/basisText.ts';
import { decisionsText } from '../format/decisionsText.ts';

export const decisions: CommandSpec = {
  name: 'decisions',
  description:
    'what was decided: decision records, and what manifests, lock files, containers, CI and configuration imply, with their lines',
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run({ engine, root, format, terminal }) {
    const report = await engine.decisions(root);
    if (format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    if (report.decisions.length === 0) return { output: SAW_NOTHING, exitCode: 0 };
    return { output: decisionsText(printable(report), terminal), exitCode: 0 };
  },
};
