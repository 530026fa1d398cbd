import { MODEL_PURPOSES } from '../../../core/model/textModels.ts';
import type { CommandSpec } from '../../command.ts';

export const modelUse: CommandSpec = {
  name: 'model use',
  description: 'the model that writes, makes vectors or reads feelings from now on',
  arguments: [{ flags: '<name>', description: 'as “model list” shows it' }],
  formats: ['text'],
  depth: 'none',
  history: false,
  async run({ engine, args: [id = ''], signal }) {
    const { entry } = await engine.registry.inspect({ id }, { signal });
    await engine.registry.choose({ use: entry.use, id }, { signal });
    return {
      output: `${entry.title} is used for ${MODEL_PURPOSES[entry.use]} from now on.`,
      exitCode: 0,
    };
  },
};
