import { CodedError } from '../../base/codedError.ts';
import { applyEdits } from '../../infra/edits/applyEdits.ts';
import { renderDiff } from '../../infra/edits/renderDiff.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { suggestionsText } from '../format/suggestionsText.ts';

export const suggest: CommandSpec = {
  name: 'suggest',
  description: 'what to do next, best first, with the edits that carry it out',
  formats: ['text', 'json'],
  options: [
    { flags: '--apply <id>', description: 'carry out one suggestion' },
    { flags: '--dry-run', description: 'with --apply: print the diff, change nothing' },
    { flags: '--dismiss <id>', description: 'never show this suggestion again' },
    { flags: '-n, --limit <n>', description: 'show at most this many (text)' },
  ],
  depth: 'full',
  history: false,
  async run(context) {
    const { apply, dismiss } = context.options;
    if (typeof apply === 'string') return applyOne(context, apply);
    if (typeof dismiss === 'string') return dismissOne(context, dismiss);
    const report = await context.engine.suggestions(context.root, context.signal);
    if (context.format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    const limit = Number.parseInt(String(context.options.limit ?? 20), 10);
    return { output: suggestionsText(report, { terminal: context.terminal, limit }), exitCode: 0 };
  },
};

async function applyOne({ engine, root, options }: CommandContext, id: string): Promise<CommandResult> {
  const plan = await engine.planEdits(root, id);
  if (plan.refused !== undefined) throw new CodedError('edit-refused', plan.refused);
  if (plan.edits.length === 0) {
    throw new CodedError(
      'edit-refused',
      `“${plan.title}” has no edits of its own: follow its steps by hand.`,
    );
  }
  if (options.dryRun === true) return { output: await renderDiff(root, plan.edits), exitCode: 0 };
  const { changed } = await applyEdits(root, plan.edits);
  return {
    output: `${plan.title}: ${changed.length} files changed.\n${changed.map((path) => `  ${path}`).join('\n')}`,
    exitCode: 0,
  };
}

async function dismissOne({ engine, root }: CommandContext, id: string): Promise<CommandResult> {
  const { suggestions } = await engine.suggestions(root);
  const known = suggestions.find((each) => each.id === id);
  if (known === undefined)
    throw new CodedError(
      'unknown-suggestion',
      `There is no suggestion ${id}. List them with “groundplan suggest”.`,
    );
  await engine.dismiss(root, id);
  return { output: `Dismissed: ${known.title}`, exitCode: 0 };
}
