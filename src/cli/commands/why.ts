import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { whyText } from '../format/whyText.ts';
import { noRules } from '../noRules.ts';

export const why: CommandSpec = {
  name: 'why',
  description:
    'the imports by which one reaches the other (files, folders, modules, layers, packages), and the rules that speak of them',
  arguments: [
    { flags: '<from>', description: 'where the way begins' },
    { flags: '<to>', description: 'where it ends' },
  ],
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run({ engine, root, args: [from = '', to = ''], format, terminal }) {
    const report = await engine.why(root, from, to);
    const output = format === 'json' ? JSON.stringify(report) : whyText(printable(report), terminal);
    const note = noRules(report.standing);
    return { output, ...(note === undefined ? {} : { note }), exitCode: 0 };
  },
};
