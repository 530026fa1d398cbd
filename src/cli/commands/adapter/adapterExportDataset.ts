import { stat } from 'node:fs/promises';
import { CodedError } from '../../../base/codedError.ts';
import { GENERIC } from '../../../core/model/adapter.ts';
import { datasetLine, pairLine } from '../../../protocol/datasetLines.ts';
import type { CommandSpec } from '../../command.ts';
import { count } from '../../format/layout.ts';
import { writeOutput } from '../../writeOutput.ts';

interface Options {
  readonly language?: string;
  readonly out?: string;
  readonly pairs?: string;
  readonly force?: boolean;
}

export const adapterExportDataset: CommandSpec = {
  name: 'adapter export-dataset',
  description: 'what was accepted and has stayed, as JSON Lines for trainers in Python (PEFT, TRL)',
  formats: ['text', 'json'],
  options: [
    { flags: '--language <name>', description: 'only of this language; of all, without' },
    {
      flags: '--out <file>',
      description: 'chats to learn, each with its weight: id, language, weight, messages',
    },
    {
      flags: '--pairs <file>',
      description: 'what was preferred to what: id, language, weight, prompt, chosen, rejected',
    },
    { flags: '--force', description: 'write over files that are there' },
  ],
  depth: 'none',
  history: false,
  check(options) {
    const { out, pairs } = options as Options;
    if (out === undefined && pairs === undefined)
      throw new CodedError(
        'invalid-option',
        'name a file to write: --out FILE.jsonl, --pairs FILE.jsonl or both.',
      );
    if (out !== undefined && out === pairs)
      throw new CodedError('invalid-option', '--out and --pairs are written to two files: name another one.');
  },
  async run({ engine, options, format, signal }) {
    const { language = GENERIC, out, pairs, force = false } = options as Options;
    for (const file of [out, pairs]) if (file !== undefined && !force) await mustBeNew(file);
    const { examples, offers } = await engine.feedback.examples({ language }, { signal });
    const preferred = examples.map(pairLine).filter((line) => line !== undefined);
    if (out !== undefined) await writeOutput(examples.map(datasetLine).join('\n'), out);
    if (pairs !== undefined) await writeOutput(preferred.join('\n'), pairs);
    const counts = { offers, examples: examples.length, pairs: preferred.length };
    const of = language === GENERIC ? '' : ` of ${language}`;
    const text = `${count(examples.length, 'example')}${of}, ${count(preferred.length, 'pair')} among them, out of ${count(offers, 'suggestion')}.${examples.length === 0 ? ` ${WHY_NONE}` : ''}`;
    return { output: format === 'json' ? JSON.stringify(counts) : text, exitCode: 0 };
  },
};

const WHY_NONE =
  'An example comes of code that was accepted in the editor and has stayed, recorded at the feedback level “all”.';

async function mustBeNew(file: string): Promise<void> {
  const known = await stat(file).catch(() => undefined);
  if (known?.isFile())
    throw new CodedError('invalid-option', `${file} is there already. Name another one, or say --force.`);
}
