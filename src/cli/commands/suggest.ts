import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { printable } from '../../base/printable.ts';
import type { PreferredSuggestions } from '../../core/model/preferred.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import { applyEdits } from '../../infra/edits/applyEdits.ts';
import { renderDiff } from '../../infra/edits/renderDiff.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { basisText, SAW_NOTHING } from '../format/basisText.ts';
import { diffText } from '../format/diffText.ts';
import { count } from '../format/layout.ts';
import { shellCommand } from '../format/shellCommand.ts';
import { suggestionsText } from '../format/suggestionsText.ts';

const SHOWN = 20;

export const suggest: CommandSpec = {
  name: 'suggest',
  description: 'what to do next, best first, with the edits that carry it out',
  formats: ['text', 'json'],
  options: [
    { flags: '--apply <id>', description: 'carry out one suggestion', conflicts: ['dismiss'] },
    {
      flags: '--dry-run',
      description: 'with --apply: print the diff, change nothing',
      conflicts: ['dismiss'],
    },
    { flags: '--dismiss <id>', description: 'never show this suggestion again' },
    { flags: '--no-learned', description: 'in the engine’s own order, whatever was learned of you' },
    { flags: '-n, --limit <n>', description: `show at most this many as text (${SHOWN})`, parse: limit },
  ],
  depth: 'full',
  history: false,
  check({ apply, dryRun }) {
    if (dryRun === true && typeof apply !== 'string') {
      throw new CodedError('invalid-option', '--dry-run shows what --apply <id> would do: name one.');
    }
  },
  async run(context) {
    const { apply, dismiss } = context.options;
    if (typeof apply === 'string') return applyOne(context, apply);
    if (typeof dismiss === 'string') return dismissOne(context, dismiss);
    return list(context);
  },
};

function limit(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error('It takes a whole number above 0.');
}

async function list({ engine, root, folder, format, terminal, options, signal }: CommandContext) {
  const preferred = await inOrder({ engine, root, options, signal });
  if (format === 'json') return { output: JSON.stringify(asJson(preferred)), exitCode: 0 } as const;
  const overview = await engine.overview(root);
  if (overview.files === 0) return { output: SAW_NOTHING, exitCode: 0 } as const;
  const view = { terminal, folder, limit: (options.limit as number | undefined) ?? SHOWN };
  const text = suggestionsText(printable(preferred), view);
  return { output: `${text}\n\n${basisText(overview, terminal)}`, exitCode: 0 } as const;
}

/** Nothing is put aside in the engine's own order. */
async function inOrder({
  engine,
  root,
  options,
  signal,
}: Pick<CommandContext, 'engine' | 'root' | 'options' | 'signal'>): Promise<PreferredSuggestions> {
  const own = await engine.suggestions(root, signal);
  return options.learned === false ? { ...own, quiet: [], hidden: [] } : engine.feedback.preferred({ root });
}

/** What learning puts aside is named only where there is any: `quiet` and `hidden` are ids. */
function asJson({ suggestions, quiet, hidden, notice }: PreferredSuggestions) {
  return {
    suggestions,
    ...(quiet.length > 0 && { quiet }),
    ...(hidden.length > 0 && { hidden: hidden.map(({ suggestion }) => suggestion.id) }),
    ...(notice !== undefined && { notice }),
  };
}

/** As JSON: `{ applied, changed }`, or with --dry-run `{ id, title, edits, diff }`. */
async function applyOne(context: CommandContext, id: string): Promise<CommandResult> {
  const { engine, root, options, format, terminal } = context;
  await find(context, id);
  const plan = await engine.planEdits(root, id);
  if (plan.refused !== undefined) throw new CodedError('edit-refused', plan.refused);
  const { title, edits } = plan;
  if (edits.length === 0) {
    throw new CodedError('edit-refused', `“${title}” has no edits of its own: follow its steps by hand.`);
  }
  if (options.dryRun === true) {
    const diff = await renderDiff(root, edits);
    const output = format === 'json' ? JSON.stringify({ id, title, edits, diff }) : diffText(diff, terminal);
    return { output, exitCode: 0 };
  }
  const { changed, leftovers } = await applyEdits(root, edits);
  if (format === 'json') return { output: JSON.stringify({ applied: id, title, changed }), exitCode: 0 };
  const left = leftovers.map((path) => `Could not be removed, and is safe to delete: ${path}`);
  const lines = [
    `${title}: ${count(changed.length, 'file')} changed.`,
    ...changed.map((path) => `  ${path}`),
  ];
  return { output: printable([...lines, ...left]).join('\n'), exitCode: 0 };
}

/** As JSON: `{ dismissed, title }`. Its like stays away too, once that is written down. */
async function dismissOne(context: CommandContext, id: string): Promise<CommandResult> {
  const { engine, root, format, options } = context;
  const { title } = await find(context, id);
  const note = options.learned === false ? undefined : await learnedFrom(context, id);
  await engine.dismiss(root, id);
  const output =
    format === 'json' ? JSON.stringify({ dismissed: id, title }) : `Dismissed: ${printable(title)}`;
  return { output, exitCode: 0, ...(note !== undefined && { note }) };
}

/** A sentence where nothing can be learned from it: it is dismissed all the same. */
async function learnedFrom(
  { engine, root }: CommandContext,
  suggestion: string,
): Promise<string | undefined> {
  try {
    await engine.feedback.record({ root, suggestion, surface: 'suggestion', action: { type: 'dismissed' } });
    return undefined;
  } catch (error) {
    return `It is dismissed, and nothing is learned from that. ${messageOf(error)}`;
  }
}

async function find({ engine, root, folder, signal }: CommandContext, id: string): Promise<Suggestion> {
  const { suggestions } = await engine.suggestions(root, signal);
  const found = suggestions.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw new CodedError(
    'unknown-suggestion',
    `there is no suggestion ${id}, or it was dismissed. List them with “${shellCommand('suggest', folder)}”.`,
  );
}
