import { printable } from '../../../base/printable.ts';
import type { AdapterTraining } from '../../../core/model/adapter.ts';
import type { CommandSpec } from '../../command.ts';
import { publishedText } from '../../format/adaptersText.ts';
import { number } from '../../format/layout.ts';
import { createProgressLine } from '../../format/progress.ts';
import { positive } from '../../positive.ts';
import { readExamples } from '../../readQueries.ts';
import { modelOf } from './adapterUse.ts';

export const adapterTrain: CommandSpec = {
  name: 'adapter train',
  description:
    'trains an adapter on this machine from what was accepted and has stayed, and publishes it where it is measurably better than none',
  arguments: [{ flags: '<language>', description: 'what it is for: typescript, python, …, or generic' }],
  formats: ['text', 'json'],
  options: [
    {
      flags: '--examples <file>',
      description:
        'learn from these instead, one JSON object a line: language, prompt, accepted, rejected, weight',
    },
    { flags: '--epochs <n>', description: 'how often each example is learned from (3)', parse: positive },
    { flags: '--rank <n>', description: 'how much it can learn, and how large it is (8)', parse: positive },
    { flags: '--layers <n>', description: 'layers that learn, from the top (8)', parse: positive },
    { flags: '--model <name>', description: 'whose it is; the one that answers, without' },
  ],
  depth: 'none',
  history: false,
  async run({ engine, args: [language = ''], format, options, terminal, signal }) {
    const { examples: file } = options;
    const examples =
      typeof file === 'string'
        ? await readExamples(file)
        : (await engine.feedback.examples({ language }, { signal })).examples;
    const line = createProgressLine(process.stderr, options.quiet === true);
    try {
      const outcome = await engine.adapters.train(
        { language, examples, ...modelOf(options), settings: settingsOf(options) },
        {
          signal,
          on: ({ step, steps, loss }) =>
            line.show({ label: `training, loss ${loss.toFixed(3)}`, done: step, total: steps, unit: number }),
        },
      );
      return {
        output: format === 'json' ? JSON.stringify(outcome) : publishedText(printable(outcome), terminal),
        exitCode: outcome.kind === 'published' ? 0 : 1,
      };
    } finally {
      line.clear();
    }
  },
};

function settingsOf({ epochs, rank, layers }: Readonly<Record<string, unknown>>): Partial<AdapterTraining> {
  return {
    ...(typeof epochs === 'number' && { epochs }),
    ...(typeof rank === 'number' && { rank, alpha: 2 * rank }),
    ...(typeof layers === 'number' && { topLayers: layers }),
  };
}
