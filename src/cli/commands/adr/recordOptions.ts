/** Options that several commands about decision records have, and how their edits are written. */
import { CodedError } from '../../../base/codedError.ts';
import { printable } from '../../../base/printable.ts';
import { applyEdits } from '../../../infra/edits/applyEdits.ts';
import { renderDiff } from '../../../infra/edits/renderDiff.ts';
import type { RecordRequest } from '../../../protocol/recordsApi.ts';
import type { CommandContext, CommandOption, CommandResult } from '../../command.ts';
import { diffText } from '../../format/diffText.ts';

export const DRY_RUN: CommandOption = { flags: '--dry-run', description: 'print the diff, change nothing' };

export const RECORD_FOLDER: CommandOption = {
  flags: '--records <folder>',
  description:
    'where the records lie, in the workspace (else beside those that there are, else docs/decisions)',
};

/** As JSON: `{ path, created, changed }`, and with --dry-run `edits` and `diff`. */
export async function writeRecord(
  { engine, root, format, terminal, options }: CommandContext,
  request: RecordRequest,
): Promise<CommandResult> {
  const { path, created, edits } = await engine.records.plan(request);
  const dry = options.dryRun === true;
  const diff = dry ? await renderDiff(root, edits) : '';
  if (!dry) await applyEdits(root, edits);
  const changed = edits.map((edit) => edit.path);
  if (format === 'json')
    return {
      output: JSON.stringify({ path, created, changed, ...(dry ? { edits, diff } : {}) }),
      exitCode: 0,
    };
  const said = printable(summary({ path, created, changed }, dry)).join('\n');
  return { output: [diffText(diff, terminal), said].filter((each) => each !== '').join('\n'), exitCode: 0 };
}

interface Outcome {
  readonly path: string;
  readonly created: boolean;
  readonly changed: readonly string[];
}

function summary({ path, created, changed }: Outcome, dry: boolean): string[] {
  if (changed.length === 0) return [`${path} stands as it is to be: there is nothing to write.`];
  const others = changed.filter((each) => each !== path);
  const own = changed.includes(path) ? [`${dry ? 'Would write' : 'Wrote'} ${path}.`] : [];
  const known = created || changed.includes(path) ? [] : [`${path} is there already.`];
  return [...own, ...known, ...(others.length === 0 ? [] : [`Changed with it: ${others.join(', ')}.`])];
}

/** Of an option that may be said several times. */
export function namesOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new CodedError('invalid-option', 'name at least one record.');
  return value.map(String);
}
