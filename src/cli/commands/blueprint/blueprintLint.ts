import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { checksText } from '../../format/blueprintsText.ts';
import { FROM, sourceOf } from './source.ts';

export const blueprintLint: CommandSpec = {
  name: 'blueprint lint',
  description: 'renders and parses blueprints in all their languages, and says what is wrong and where',
  arguments: [{ flags: '[blueprint]', description: 'its name; all of them otherwise' }],
  formats: ['text', 'json'],
  options: [FROM],
  depth: 'graph',
  history: false,
  async run(context) {
    const { engine, args, format, signal } = context;
    const [blueprint] = args;
    const request = { ...sourceOf(context), ...(blueprint === undefined ? {} : { blueprint }) };
    const checks = await engine.blueprints.check(request, { signal });
    const output = format === 'json' ? JSON.stringify({ checks }) : checksText(printable(checks));
    return { output, exitCode: checks.some(({ problems }) => problems.length > 0) ? 1 : 0 };
  },
};
