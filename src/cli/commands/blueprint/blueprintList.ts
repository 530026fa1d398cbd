import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { listText } from '../../format/blueprintsText.ts';
import { FROM, sourceOf } from './source.ts';

export const blueprintList: CommandSpec = {
  name: 'blueprint list',
  description: 'the blueprints that there are, and for which languages',
  formats: ['text', 'json'],
  options: [FROM],
  depth: 'graph',
  history: false,
  async run(context) {
    const { engine, format, terminal, signal } = context;
    const report = await engine.blueprints.list(sourceOf(context), { signal });
    const output = format === 'json' ? JSON.stringify(report) : listText(printable(report), terminal);
    return { output, exitCode: 0 };
  },
};
