import { basename, resolve } from 'node:path';
import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { publishedText } from '../../format/adaptersText.ts';
import { readExamples } from '../../readQueries.ts';
import { modelOf } from './adapterUse.ts';

export const adapterImport: CommandSpec = {
  name: 'adapter import',
  description: 'publishes an adapter that was trained elsewhere, where it is measurably better than none',
  arguments: [
    { flags: '<file>', description: 'a LoRA adapter: GGUF, or the adapter_model.safetensors of PEFT' },
    { flags: '<language>', description: 'what it is for: typescript, python, …, or generic' },
  ],
  formats: ['text', 'json'],
  options: [
    {
      flags: '--held-out <file>',
      description: 'examples to measure it on, one JSON object a line, none of which it was trained on',
    },
    { flags: '--trained <file>', description: 'examples that it was trained on: it must not recite them' },
    { flags: '--anyway', description: 'publish it whatever the figures say, and without any' },
    { flags: '--model <name>', description: 'whose it is; the one that answers, without' },
  ],
  depth: 'none',
  history: false,
  async run({ engine, args: [file = '', language = ''], format, options, terminal, signal }) {
    const read = async (named: unknown) => (typeof named === 'string' ? readExamples(named) : []);
    const outcome = await engine.adapters.publish(
      {
        file: resolve(file),
        language,
        origin: 'imported',
        about: basename(file),
        heldOut: await read(options.heldOut),
        trained: await read(options.trained),
        ...modelOf(options),
        ...(options.anyway === true && { anyway: true }),
      },
      { signal },
    );
    return {
      output: format === 'json' ? JSON.stringify(outcome) : publishedText(printable(outcome), terminal),
      exitCode: outcome.kind === 'published' ? 0 : 1,
    };
  },
};
