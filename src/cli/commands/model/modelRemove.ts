import { sizeText } from '../../../base/sizeText.ts';
import type { CommandSpec } from '../../command.ts';

export const modelRemove: CommandSpec = {
  name: 'model remove',
  description: 'deletes a model that was downloaded; a file that was only listed stays where it is',
  arguments: [{ flags: '<name>', description: 'as “model list” shows it' }],
  formats: ['text'],
  depth: 'none',
  history: false,
  async run({ engine, args: [id = ''], signal }) {
    const { title, ours, bytes, path } = await engine.registry.remove({ id }, { signal });
    const output = ours
      ? `${title} is deleted; ${sizeText(bytes)} are free again.`
      : `${title} is listed no more; its file stays at ${path}.`;
    return { output, exitCode: 0 };
  },
};
