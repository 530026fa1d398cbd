import { CodedError } from '../../base/codedError.ts';
import { printable } from '../../base/printable.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import { applyEdits } from '../../infra/edits/applyEdits.ts';
import { renderDiff } from '../../infra/edits/renderDiff.ts';
import { planMarkdown } from '../../protocol/planMarkdown.ts';
import type { WorkspacePlan } from '../../protocol/plansApi.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { diffText } from '../format/diffText.ts';
import { count } from '../format/layout.ts';
import { planText } from '../format/planText.ts';

export const plan: CommandSpec = {
  name: 'plan',
  description:
    'what a feature comes to here, from a sentence: files, places, wiring and steps, made after a feature that is there; or a migration (“layered to hexagonal”) in steps that hold one by one',
  folderFirst: true,
  arguments: [
    {
      flags: '<sentence...>',
      description: 'what is wanted: “add coupons with a repository and a controller”',
    },
  ],
  formats: ['text', 'json', 'markdown'],
  options: [
    {
      flags: '--apply [which]',
      description:
        'carry it out: the first alternative or step with edits, or the one of this number; all of it or nothing',
    },
    { flags: '--dry-run', description: 'print the diff of what --apply would do, change nothing' },
  ],
  depth: 'full',
  history: false,
  run,
};

/** As JSON the plan; with --apply also `applied` and `changed`, with --dry-run `diff`. Exit code 1 where there is no plan. */
async function run(context: CommandContext): Promise<CommandResult> {
  const { engine, root, folder, args, format, terminal, options, signal } = context;
  const made = await engine.plans.plan({ root, sentence: args.join(' ') }, { signal });
  const exitCode = made.abstained === undefined ? 0 : 1;
  const wantsEdits = options.apply !== undefined || options.dryRun === true;
  const chosen = wantsEdits && exitCode === 0 ? chosenEdits(made, options.apply) : undefined;
  const dry = options.dryRun === true;
  const diff = chosen !== undefined && dry ? await renderDiff(root, chosen.edits) : '';
  const changed =
    chosen !== undefined && !dry && chosen.edits.length > 0
      ? (await applyEdits(root, chosen.edits)).changed
      : [];
  if (format === 'json') {
    const more = {
      ...(dry ? { diff } : {}),
      ...(chosen !== undefined && !dry ? { applied: chosen.id, changed } : {}),
    };
    return { output: JSON.stringify({ ...made, ...more }), exitCode };
  }
  const told = format === 'markdown' ? planMarkdown(made) : planText(printable(made), { terminal, folder });
  const end =
    chosen !== undefined && !dry
      ? changed.length === 0
        ? 'Nothing was left to write.'
        : `Wrote ${count(changed.length, 'file')}: ${changed.join(', ')}`
      : '';
  return {
    output: [told, diffText(diff, terminal), end].filter((each) => each !== '').join('\n\n'),
    exitCode,
  };
}

interface Chosen {
  readonly id: string;
  readonly edits: readonly FileEdit[];
}

/** Throws `invalid-option` for a number that is not there, and `edit-refused` for what is done by hand. */
function chosenEdits(made: WorkspacePlan, which: unknown): Chosen {
  const all: readonly Chosen[] = made.kind === 'feature' ? made.alternatives : made.steps;
  if (typeof which !== 'string') {
    const first = all.find(({ edits }) => edits.length > 0) ?? all[0];
    if (first === undefined) throw new CodedError('edit-refused', 'The plan has nothing to carry out.');
    return first;
  }
  const found = all.find(({ id }) => id === which) ?? all[Number(which) - 1];
  if (found === undefined)
    throw new CodedError(
      'invalid-option',
      `There is no ${made.kind === 'feature' ? 'alternative' : 'step'} ${which}: there are ${all.length}.`,
    );
  if (found.edits.length === 0)
    throw new CodedError('edit-refused', `${which} has no edits of its own: follow its steps by hand.`);
  if (made.kind === 'migration' && all.slice(0, all.indexOf(found)).some(({ edits }) => edits.length > 0))
    throw new CodedError(
      'edit-refused',
      `Step ${which} goes on from the steps before it: carry those out first.`,
    );
  return found;
}
