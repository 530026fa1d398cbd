import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { mayText } from '../format/mayText.ts';
import { noRules } from '../noRules.ts';

export const may: CommandSpec = {
  name: 'may',
  description:
    'whether one may import the other, before anyone writes it: files (there or not yet), folders, modules, layers, packages; exits with 1 when it may not',
  arguments: [
    { flags: '<from>', description: 'what would import' },
    { flags: '<to>', description: 'what it would import' },
  ],
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run({ engine, root, args: [from = '', to = ''], format, terminal }) {
    const report = await engine.may(root, from, to);
    const output = format === 'json' ? JSON.stringify(report) : mayText(printable(report), terminal);
    const note = noRules(report.standing);
    if (note !== undefined) return { output, note, exitCode: 2 };
    return { output, exitCode: report.verdict === 'forbidden' || report.verdict === 'partly' ? 1 : 0 };
  },
};
