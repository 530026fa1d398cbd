import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { overviewText } from '../format/overviewText.ts';

export const analyze: CommandSpec = {
  name: 'analyze',
  description: 'the overview: languages, modules, cycles, what most rests on, what was left out',
  formats: ['text', 'json'],
  depth: 'full',
  history: true,
  async run({ engine, root, format, terminal }) {
    const overview = await engine.overview(root);
    const output =
      format === 'json' ? JSON.stringify(overview, null, 2) : overviewText(printable(overview), terminal);
    return { output, exitCode: 0 };
  },
};
