/** `check --fix`: carries out, or shows, the refactorings that put violations right. */
import { CodedError } from '../../base/codedError.ts';
import { printable } from '../../base/printable.ts';
import { applyEdits } from '../../infra/edits/applyEdits.ts';
import { renderDiff } from '../../infra/edits/renderDiff.ts';
import type { CheckReport } from '../../protocol/engineApi.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { diffText } from '../format/diffText.ts';
import { fixesText } from '../format/fixesText.ts';

/** Throws `invalid-option`. */
export function checkFixOptions({ fix, rule, dryRun, format }: CommandContext['options']): void {
  if (fix !== true && (rule !== undefined || dryRun === true))
    throw new CodedError(
      'invalid-option',
      '--rule and --dry-run say how --fix is to go about it: add --fix.',
    );
  if (fix === true && format !== 'text' && format !== 'json')
    throw new CodedError(
      'invalid-option',
      `--fix tells what it did as text or json. Run the check again for ${format}.`,
    );
}

/** As JSON: `{ fixed, left, changed }`, with --dry-run `edits` and `diff` in place of `changed`. Exits with 1 while anything is left. */
export async function fixViolations(
  { engine, root, folder, format, terminal, options, signal }: CommandContext,
  violations: CheckReport['violations'],
): Promise<CommandResult> {
  const request = {
    violations: violations.map(({ fingerprint }) => fingerprint),
    ...(Array.isArray(options.rule) ? { rules: options.rule as readonly string[] } : {}),
  };
  const { fixed, left, edits } = await engine.planFixes(root, request, signal);
  const dry = options.dryRun === true;
  const diff = dry ? await renderDiff(root, edits) : '';
  const { changed, leftovers } = dry ? { changed: [], leftovers: [] } : await applyEdits(root, edits);
  const exitCode = left.length > 0 ? 1 : 0;
  if (format === 'json') {
    const done = dry ? { edits, diff } : { changed };
    return { output: JSON.stringify({ fixed, left, ...done }), exitCode };
  }
  const said = fixesText(printable({ fixed, left, changed, leftovers, dry }), { terminal, folder });
  return { output: [diffText(diff, terminal), said].filter((each) => each !== '').join('\n'), exitCode };
}
