import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { sleepReportText } from '../../format/sleepText.ts';

export const sleepReport: CommandSpec = {
  name: 'sleep report',
  description: 'what the last sleep did: what was learned, what was refused and why',
  formats: ['text', 'json'],
  options: [{ flags: '--all', description: 'of all that are kept, the newest first' }],
  depth: 'none',
  history: false,
  async run({ engine, format, options, terminal, signal }) {
    const { reports } = await engine.sleep.reports({}, { signal });
    const shown = options.all === true ? reports : reports.slice(0, 1);
    const text = () =>
      shown.length === 0
        ? 'There has been no sleep yet. “groundplan sleep” begins one.'
        : shown.map((each) => sleepReportText(printable(each), terminal)).join('\n\n');
    return { output: format === 'json' ? JSON.stringify({ reports: shown }) : text(), exitCode: 0 };
  },
};
