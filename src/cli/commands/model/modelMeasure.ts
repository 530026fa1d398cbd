import type { CommandSpec } from '../../command.ts';
import { number } from '../../format/layout.ts';
import { createProgressLine } from '../../format/progress.ts';

export const modelMeasure: CommandSpec = {
  name: 'model measure',
  description: 'how long a prompt may be before the model forgets its beginning or its end, on this machine',
  arguments: [{ flags: '<name>', description: 'as “model list” shows it' }],
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, args: [id = ''], format, options, signal }) {
    const line = createProgressLine(process.stderr, options.quiet === true);
    try {
      const measured = await engine.registry.measure(
        { id },
        {
          signal,
          on: ({ tokens, recalled }) =>
            line.say(`${number(tokens)} tokens: ${recalled ? 'recalled' : 'forgotten'}`),
        },
      );
      const text = `${id} can be given ${number(measured.tokens)} tokens here: ${measured.because}.`;
      return { output: format === 'json' ? JSON.stringify(measured) : text, exitCode: 0 };
    } finally {
      line.clear();
    }
  },
};
