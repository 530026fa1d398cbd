import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { enginesText } from '../../format/enginesText.ts';

export const enginesList: CommandSpec = {
  name: 'engines list',
  description: 'what can write answers, in the order in which it is asked, and what is wrong with the rest',
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, format, terminal, signal }) {
    const report = await engine.models.list({ anew: true }, { signal });
    const output = format === 'json' ? JSON.stringify(report) : enginesText(printable(report), terminal);
    return { output, exitCode: 0 };
  },
};
