/** Rules as an edit of the rules file, guarded by the hash of what it says now. */
import { CodedError } from '../../base/codedError.ts';
import type { RuleException, RuleSet } from '../../core/model/rule.ts';
import type { FileEdit, TextReplacement } from '../../core/model/suggestion.ts';
import type { ConfigReader } from '../../core/ports/configReader.ts';
import type { WorkspaceWalker } from '../../core/ports/workspaceWalker.ts';
import { MAX_RULES_BYTES, RULES_FILE } from '../../core/rules/readRules.ts';
import { mergeRules } from '../../core/rules/write/mergeRules.ts';
import { addException } from '../../core/rules/writeRules.ts';
import type { RulesPlan } from '../../protocol/engineApi.ts';
import { savedText } from '../session/savedText.ts';

export interface PlanContext {
  readonly root: string;
  readonly walker: WorkspaceWalker;
  readonly configs: ConfigReader;
  /** The day in UTC. */
  today(): string;
  /** Unsaved text first, then the disk. */
  read(path: string): Promise<string | undefined>;
}

/** Throws `invalid-rules` where the file cannot be read as rules, or has unsaved changes. */
export async function rulesEdit(
  set: RuleSet,
  context: PlanContext,
): Promise<Pick<RulesPlan, 'edits' | 'added' | 'present'>> {
  const { text, hash } = await onDisk(context);
  const merged = mergeRules(text, set);
  if ('problems' in merged) {
    const [first] = merged.problems;
    throw new CodedError(
      'invalid-rules',
      `${RULES_FILE}:${first?.line ?? 1}: ${first?.message ?? 'it cannot be read.'} ${first?.remedy ?? 'Mend it first.'}`,
    );
  }
  const { added, present } = merged;
  return { edits: merged.text === (text ?? '') ? [] : [editOf(text, hash, merged.text)], added, present };
}

/** An exception beside its rule. Throws `invalid-rules` as `rulesEdit` does, and where there is no such rule any more. */
export async function exceptionEdit(
  rule: string,
  exception: RuleException,
  context: PlanContext,
): Promise<readonly FileEdit[]> {
  const { text, hash } = await onDisk(context);
  return [editOf(text, hash, addException(text ?? '', rule, exception))];
}

interface OnDisk {
  readonly text: string | undefined;
  readonly hash: string;
}

async function onDisk(context: PlanContext): Promise<OnDisk> {
  const refuse = (reason: string) => new CodedError('invalid-rules', reason);
  const saved = await savedText(RULES_FILE, MAX_RULES_BYTES, { ...context, refuse });
  return saved ?? { text: undefined, hash: '' };
}

function editOf(before: string | undefined, hash: string, after: string): FileEdit {
  if (before === undefined) return { type: 'create', path: RULES_FILE, content: after };
  return { type: 'change', path: RULES_FILE, hash, replacements: [difference(before, after)] };
}

/** The one stretch in which the texts differ. */
function difference(before: string, after: string): TextReplacement {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
