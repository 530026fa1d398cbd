/** What a person decides on one item: a command each, by the id that the list gives. */
import { CodedError } from '../../../base/codedError.ts';
import { printable } from '../../../base/printable.ts';
import type { LearnedItem } from '../../../core/model/learned.ts';
import type { Engine } from '../../../protocol/engineApi.ts';
import type { LearnedDecision } from '../../../protocol/learnedApi.ts';
import type { CommandSpec } from '../../command.ts';
import { itemText } from '../../format/learnedText.ts';

const ITEM = { flags: '<id>', description: 'as “learned” lists it' };
const OFF = { flags: '--off', description: 'takes it back' };

export const learnedPin = decision(
  'pin',
  'what is learned stays as it is and goes before the rest',
  [OFF],
  ({ off }) => ({
    type: 'pin',
    pinned: off !== true,
  }),
);

export const learnedDisable = decision(
  'disable',
  'what is learned is kept without effect',
  [OFF],
  ({ off }) => ({
    type: 'disable',
    disabled: off !== true,
  }),
);

export const learnedUndo = decision(
  'undo',
  'takes the last decision on it back; twice, it holds again',
  [],
  () => ({
    type: 'undo',
  }),
);

export const learnedEdit: CommandSpec = {
  name: 'learned edit',
  description: 'changes a habit (--name, --folder) or moves a taste (--nudge)',
  arguments: [ITEM],
  formats: ['text', 'json'],
  options: [
    { flags: '--name <template>', description: 'how such files are called: {subject}.service.ts' },
    { flags: '--folder <name>', description: 'the folder that they lie in' },
    { flags: '--nudge <value>', description: 'added to what is expected, -0.3 to 0.3', parse: Number },
  ],
  depth: 'none',
  history: false,
  async run({ engine, args: [id = ''], options, format, terminal }) {
    const { items } = await engine.learned.list({});
    const found = items.find((each) => each.id === id);
    const edit = editOf(found, options);
    const item = await decide(engine, id, { type: 'edit', edit });
    return {
      output: format === 'json' ? JSON.stringify(item) : itemText(printable(item), terminal),
      exitCode: 0,
    };
  },
};

function editOf(found: LearnedItem | undefined, options: Readonly<Record<string, unknown>>) {
  const { name, folder, nudge } = options as {
    readonly name?: string;
    readonly folder?: string;
    readonly nudge?: number;
  };
  const edit = found?.edit;
  if (edit?.type === 'concept' && (name !== undefined || folder !== undefined))
    return { ...edit, naming: name ?? edit.naming, folder: folder ?? edit.folder };
  if (edit?.type === 'preference' && nudge !== undefined) return { ...edit, nudge };
  throw new CodedError(
    found === undefined ? 'unknown-learned' : 'invalid-option',
    found === undefined
      ? 'nothing learned has that id. “groundplan learned” lists them.'
      : 'a habit is changed by --name and --folder, a taste by --nudge; what was rejected cannot be edited.',
  );
}

function decision(
  word: string,
  description: string,
  own: NonNullable<CommandSpec['options']>,
  of: (options: Readonly<Record<string, unknown>>) => LearnedDecision,
): CommandSpec {
  return {
    name: `learned ${word}`,
    description,
    arguments: [ITEM],
    formats: ['text', 'json'],
    options: own,
    depth: 'none',
    history: false,
    async run({ engine, args: [id = ''], options, format, terminal }) {
      const item = await decide(engine, id, of(options));
      const output = format === 'json' ? JSON.stringify(item) : itemText(printable(item), terminal);
      return { output, exitCode: 0 };
    },
  };
}

function decide(engine: Engine, item: string, what: LearnedDecision): Promise<LearnedItem> {
  return engine.learned.decide({ item, decision: what });
}
