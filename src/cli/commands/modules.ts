import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { modulesText } from '../format/modulesText.ts';

export const modules: CommandSpec = {
  name: 'modules',
  description: 'the modules, what they depend on, and their coupling metrics',
  formats: ['text', 'json'],
  depth: 'full',
  history: false,
  async run({ engine, root, format, terminal }) {
    const report = await engine.modules(root);
    return {
      output: format === 'json' ? JSON.stringify(report) : modulesText(printable(report), terminal),
      exitCode: 0,
    };
  },
};
