import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CodedError } from '../../../base/codedError.ts';
import { printable } from '../../../base/printable.ts';
import { sizeText } from '../../../base/sizeText.ts';
import type { InstalledModel, ModelOffer } from '../../../core/model/textModels.ts';
import type { CommandContext, CommandSpec } from '../../command.ts';
import { confirm } from '../../confirm.ts';
import { say } from '../../failureCode.ts';
import { offerText } from '../../format/modelText.ts';
import { createProgressLine } from '../../format/progress.ts';

export const modelAdd: CommandSpec = {
  name: 'model add',
  description: 'downloads a model, once you have seen its size and licence, or lists a file that is here',
  arguments: [
    {
      flags: '<model>',
      description: 'of the catalogue, hf:user/model/file.gguf, an https address, or a .gguf file',
    },
  ],
  formats: ['text', 'json'],
  options: [{ flags: '-y, --yes', description: 'agree to the size and the licence without being asked' }],
  depth: 'none',
  history: false,
  async run(context) {
    const [named = ''] = context.args;
    const file = resolve(named);
    const isFile = !/^(?:hf|huggingface|https?):/i.test(named) && existsSync(file);
    const { registry } = context.engine;
    const model = isFile ? await registry.add({ path: file }) : await download(context, named);
    const output =
      context.format === 'json'
        ? JSON.stringify(model)
        : `${model.title} is here, as ${model.id}: ${model.path}`;
    return { output: model === undefined ? '' : output, exitCode: 0 };
  },
};

async function download(context: CommandContext, reference: string): Promise<InstalledModel> {
  const { engine, signal, options } = context;
  const offer = await engine.registry.offer({ reference }, { signal });
  await agree(context, offer);
  const line = createProgressLine(process.stderr, options.quiet === true);
  try {
    return await engine.registry.download(
      { offer },
      {
        signal,
        on: ({ file, doneBytes, totalBytes }) =>
          line.show({ label: file, done: doneBytes, total: totalBytes, unit: sizeText }),
      },
    );
  } finally {
    line.clear();
  }
}

/** Nothing of this size, or under such terms, comes to a machine unasked. */
async function agree({ options, signal, terminal }: CommandContext, offer: ModelOffer): Promise<void> {
  const text = offerText(printable(offer), terminal);
  if (options.yes === true) return options.quiet === true ? undefined : say(`downloads\n${text}`);
  process.stderr.write(`${text}\n`);
  const agreed = await confirm('Download it?', signal);
  if (agreed === undefined)
    throw new CodedError(
      'invalid-option',
      'nobody is there to be asked. Say --yes where you agree to the size and the licence above.',
    );
  if (!agreed) throw new CodedError('cancelled', 'Nothing was downloaded.');
}
