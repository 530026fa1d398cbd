/** Carries out, or shows, what is to become of the rules file. */

import { printable } from '../../base/printable.ts';
import { applyEdits } from '../../infra/edits/applyEdits.ts';
import { renderDiff } from '../../infra/edits/renderDiff.ts';
import type { RulesPlan, RulesRequest } from '../../protocol/engineApi.ts';
import type { CommandContext, CommandOption, CommandResult } from '../command.ts';
import { diffText } from '../format/diffText.ts';
import { count } from '../format/layout.ts';

export const DRY_RUN: CommandOption = { flags: '--dry-run', description: 'print the diff, change nothing' };

/** As JSON: `{ added, present, notes }`, and with --dry-run `edits` and `diff`. */
export async function writeRules(context: CommandContext, request: RulesRequest): Promise<CommandResult> {
  const { engine, root, format, terminal, options } = context;
  const { edits, added, present, notes } = await engine.planRules(root, request);
  const dry = options.dryRun === true;
  const diff = dry ? await renderDiff(root, edits) : '';
  if (!dry) await applyEdits(root, edits);
  if (format === 'json') {
    return {
      output: JSON.stringify({ added, present, notes, ...(dry ? { edits, diff } : {}) }),
      exitCode: 0,
    };
  }
  const plan = { added, present, notes };
  const said = printable(summary(plan, { kind: request.kind, dry })).join('\n');
  return { output: [diffText(diff, terminal), said].filter((each) => each !== '').join('\n'), exitCode: 0 };
}

function summary(
  { added, present, notes }: Pick<RulesPlan, 'added' | 'present' | 'notes'>,
  { kind, dry }: { readonly kind: RulesRequest['kind']; readonly dry: boolean },
): string[] {
  const wrote = dry ? 'Would write' : 'Wrote';
  const written = added.length === 0 ? [] : [`${wrote} ${count(added.length, 'rule')}: ${added.join(', ')}.`];
  const known = present.length === 0 ? [] : [`In the file already: ${present.join(', ')}.`];
  const nothing = added.length + present.length === 0 ? ['There is no rule to write.'] : [];
  const left =
    notes.length === 0
      ? []
      : ['', kind === 'ratify' ? 'To mend:' : 'Left out:', ...notes.map((note) => `  ${note}`)];
  return [...written, ...known, ...nothing, ...left];
}
