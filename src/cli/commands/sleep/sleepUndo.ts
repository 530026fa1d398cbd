import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { sleepReportText } from '../../format/sleepText.ts';

export const sleepUndo: CommandSpec = {
  name: 'sleep undo',
  description: 'takes back what a sleep published and retired; what came after it stays',
  arguments: [{ flags: '<id>', description: 'as “sleep report” shows it' }],
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, args: [id = ''], format, terminal, signal }) {
    const report = await engine.sleep.undo({ id }, { signal });
    return {
      output: format === 'json' ? JSON.stringify(report) : sleepReportText(printable(report), terminal),
      exitCode: 0,
    };
  },
};
