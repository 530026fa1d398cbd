import { CodedError } from '../../../base/codedError.ts';
import { printable } from '../../../base/printable.ts';
import {
  BLUEPRINT_KINDS,
  BLUEPRINT_LANGUAGES,
  type BlueprintKind,
  type BlueprintLanguage,
} from '../../../core/model/blueprint.ts';
import { applyEdits } from '../../../infra/edits/applyEdits.ts';
import type { BlueprintDraft } from '../../../protocol/blueprintsApi.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../../command.ts';
import { oneOf, withPair } from './source.ts';

const NAME = { flags: '<name>', description: 'of the blueprint, in kebab-case' };

export const blueprintNew: CommandSpec = {
  name: 'blueprint new',
  description: 'begins a blueprint of this workspace in .groundplan/blueprints',
  arguments: [NAME],
  formats: ['text', 'json'],
  options: [
    {
      flags: '--kind <kind>',
      description: `one of ${BLUEPRINT_KINDS.join(', ')}; pattern otherwise`,
      parse: (text) => oneOf(text, BLUEPRINT_KINDS),
    },
    {
      flags: '--language <language>',
      description: `one of ${BLUEPRINT_LANGUAGES.join(', ')}`,
      parse: (text) => oneOf(text, BLUEPRINT_LANGUAGES),
    },
  ],
  depth: 'graph',
  history: false,
  check({ language }) {
    if (language === undefined)
      throw new CodedError('invalid-option', 'say for which language: --language typescript.');
  },
  async run(context) {
    const { engine, root, args, options, signal } = context;
    const kind = (options.kind ?? 'pattern') as BlueprintKind;
    const request = { root, name: args[0] ?? '', kind, language: options.language as BlueprintLanguage };
    return written(context, await engine.blueprints.begin(request, { signal }));
  },
};

export const blueprintExtract: CommandSpec = {
  name: 'blueprint extract',
  description:
    'makes a blueprint of a folder that is there: what is named with --set becomes a parameter, however it is written',
  arguments: [{ flags: '<module>', description: 'folder of the workspace' }, NAME],
  formats: ['text', 'json'],
  options: [
    { flags: '--set <parameter=name>', description: 'as order=Order; may be repeated', parse: withPair },
  ],
  depth: 'graph',
  history: false,
  async run(context) {
    const { engine, root, args, options, signal } = context;
    const parameters = (options.set ?? {}) as Readonly<Record<string, string>>;
    const request = { root, folder: args[0] ?? '', name: args[1] ?? '', parameters };
    return written(context, await engine.blueprints.extract(request, { signal }));
  },
};

async function written({ root, format }: CommandContext, draft: BlueprintDraft): Promise<CommandResult> {
  await applyEdits(root, draft.edits);
  const files = draft.edits.map(({ path }) => path);
  if (format === 'json')
    return { output: JSON.stringify({ folder: draft.folder, files, notes: draft.notes }), exitCode: 0 };
  const lines = ['Wrote:', ...files.map((path) => `  ${path}`), ...draft.notes];
  return { output: printable(lines).join('\n'), exitCode: 0 };
}
