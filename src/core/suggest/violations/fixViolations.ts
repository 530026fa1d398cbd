/** Refactorings that put right what a ratified rule objects to. Each is offered only if no rule objects to what comes of it. */
import { findingId } from '../../model/findingId.ts';
import type { Suggestion } from '../../model/suggestion.ts';
import type { Rehearsal } from '../../ports/rehearsal.ts';
import type { Workbench } from '../workbench.ts';
import { candidatesFor, isImport } from './candidates.ts';
import { objectionTo } from './outcome.ts';
import { RuleSimulation } from './ruleSimulation.ts';

const MOST_VIOLATIONS = 40;

/** Without a rehearsal, which is for the one that is chosen: of a list most are never looked at. */
export async function fixViolations(bench: Workbench): Promise<readonly Suggestion[]> {
  const { ruling } = bench.model;
  if (ruling === undefined || ruling.violations.length === 0) return [];
  const rules = new RuleSimulation(bench.model, ruling);
  const broken = ruling.violations.filter(isImport).slice(0, MOST_VIOLATIONS);
  const found: Suggestion[] = [];
  for (const violation of broken) found.push(...(await candidatesFor(bench, { violation, rules })).fixes);
  return found;
}

/** Those for these findings that hold: each tried, and the code that came of it analysed. */
export async function rehearsedFixes(
  bench: Workbench,
  rehearsal: Rehearsal,
  findingIds: readonly string[],
): Promise<readonly Suggestion[]> {
  const { ruling } = bench.model;
  const wanted = new Set(findingIds);
  const broken = ruling?.violations
    .filter(isImport)
    .filter(({ fingerprint }) => wanted.has(findingId('rule-violation', fingerprint)));
  if (ruling === undefined || broken === undefined || broken.length === 0) return [];
  const rules = new RuleSimulation(bench.model, ruling);
  const found: Suggestion[] = [];
  for (const violation of broken) {
    for (const fix of (await candidatesFor(bench, { violation, rules })).fixes) {
      if ((await objectionBy(rehearsal, { fix, violation })) === undefined) found.push(fix);
    }
  }
  return found;
}

/** Why a suggestion must not be carried out after all; undefined for one that holds, and for other kinds. */
export async function objectionToSuggestion(
  rehearsal: Rehearsal,
  fix: Suggestion,
): Promise<string | undefined> {
  const violation = rehearsal.model.ruling?.violations.find(
    ({ fingerprint }) => findingId('rule-violation', fingerprint) === fix.findingId,
  );
  return violation === undefined ? undefined : objectionBy(rehearsal, { fix, violation });
}

interface Tried {
  readonly fix: Pick<Suggestion, 'edits'>;
  readonly violation: Parameters<typeof objectionTo>[0]['violation'];
}

function objectionBy(
  rehearsal: Rehearsal,
  { fix: { edits }, violation }: Tried,
): Promise<string | undefined> {
  return rehearsal.attempt({
    edits,
    keep: false,
    judge: (before, after) => objectionTo({ before, after, edits, violation }),
  });
}
