import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { descriptionText } from '../../format/blueprintsText.ts';
import { FROM, sourceOf } from './source.ts';

export const blueprintShow: CommandSpec = {
  name: 'blueprint show',
  description: 'one blueprint: its parameters, and the files of each language',
  arguments: [{ flags: '<blueprint>', description: 'its name' }],
  formats: ['text', 'json'],
  options: [FROM],
  depth: 'graph',
  history: false,
  async run(context) {
    const { engine, args, format, terminal, signal } = context;
    const request = { ...sourceOf(context), blueprint: args[0] ?? '' };
    const description = await engine.blueprints.describe(request, { signal });
    const output =
      format === 'json' ? JSON.stringify(description) : descriptionText(printable(description), terminal);
    return { output, exitCode: 0 };
  },
};
