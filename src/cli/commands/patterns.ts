import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { patternsText } from '../format/patternsText.ts';

export const patterns: CommandSpec = {
  name: 'patterns',
  description:
    'the architecture style, the patterns of design, communication and data, and who talks to whom',
  formats: ['text', 'json'],
  options: [
    { flags: '--no-names', description: 'leave the workspace’s own name and its documents out of account' },
    { flags: '--all', description: 'show guesses at design patterns too' },
  ],
  depth: 'full',
  history: false,
  async run({ engine, root, format, terminal, options, signal }) {
    const report = await engine.patterns(root, { noNames: options.names === false }, signal);
    if (format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    const all = options.all === true;
    return { output: patternsText(printable(report), terminal, { all }), exitCode: 0 };
  },
};
