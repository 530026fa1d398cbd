import { CodedError } from '../../../base/codedError.ts';
import type { CommandSpec } from '../../command.ts';
import { modelOf, versionOf } from './adapterUse.ts';

export const adapterRemove: CommandSpec = {
  name: 'adapter remove',
  description: 'deletes one version; another does not take its place by itself',
  arguments: [
    { flags: '<language>', description: 'as “adapter list” shows it' },
    { flags: '<version>', description: 'its number' },
  ],
  formats: ['text'],
  options: [{ flags: '--model <name>', description: 'whose it is; the one that answers, without' }],
  depth: 'none',
  history: false,
  async run({ engine, args: [language = '', text = ''], options, signal }) {
    const version = versionOf(text);
    if (version === undefined)
      throw new CodedError('invalid-option', 'name the version that is to be deleted.');
    await engine.adapters.remove({ language, version, ...modelOf(options) }, { signal });
    return { output: `${language} v${version} is deleted.`, exitCode: 0 };
  },
};
