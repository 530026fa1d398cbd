import { adapterName } from '../../../core/model/adapter.ts';
import type { CommandSpec } from '../../command.ts';
import { modelOf } from './adapterUse.ts';

export const adapterRollback: CommandSpec = {
  name: 'adapter rollback',
  description: 'back to the version before, or to none',
  arguments: [{ flags: '<language>', description: 'as “adapter list” shows it' }],
  formats: ['text'],
  options: [{ flags: '--model <name>', description: 'whose it is; the one that answers, without' }],
  depth: 'none',
  history: false,
  async run({ engine, args: [language = ''], options, signal }) {
    const now = await engine.adapters.rollback({ language, ...modelOf(options) }, { signal });
    const output =
      now === undefined
        ? `There is none before it: requests about ${language} are answered without an adapter of their own now.`
        : `${adapterName(now)} is used again.`;
    return { output, exitCode: 0 };
  },
};
