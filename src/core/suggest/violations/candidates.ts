/** What could put one violation right: each way that fits, as a suggestion. */
import { TreeDraft } from '../../edit/treeDraft.ts';
import { findingId } from '../../model/findingId.ts';
import type { Violation } from '../../model/rule.ts';
import type { Suggestion } from '../../model/suggestion.ts';
import { scoreOf, suggestionId } from '../scoring.ts';
import type { Workbench } from '../workbench.ts';
import type { BrokenImport, Fix } from './violationFix.ts';
import { WAYS } from './ways.ts';

export interface Candidates {
  /** Cheapest way first. */
  readonly fixes: readonly Suggestion[];
  /** Ids of those that are a person's to choose, with the reason. */
  readonly byChoice: ReadonlyMap<string, string>;
  /** Why ways that nearly fit do not. */
  readonly obstacles: readonly string[];
}

/** A violation that one import makes: the others are no refactoring's to mend. */
export function isImport(violation: Violation): violation is Violation & { readonly to: string } {
  return violation.to !== undefined && violation.severity !== 'info';
}

export async function candidatesFor(bench: Workbench, broken: BrokenImport): Promise<Candidates> {
  const { violation } = broken;
  if (bench.edgeBetween(violation.from, violation.to) === undefined)
    return { fixes: [], byChoice: new Map(), obstacles: [`${violation.to} is no file of this workspace`] };
  const fixes: Suggestion[] = [];
  const obstacles: string[] = [];
  const byChoice = new Map<string, string>();
  for (const { name, way } of WAYS) {
    const draft = new TreeDraft(bench);
    const fix = await way(bench, draft, broken);
    if (fix === undefined) continue;
    if ('unfit' in fix) obstacles.push(fix.unfit);
    else if (draft.edits().length > 0) {
      const found = suggestionOf(name, broken, fix, draft.edits());
      fixes.push(found);
      if (fix.byChoice !== undefined) byChoice.set(found.id, fix.byChoice);
    }
  }
  return { fixes, byChoice, obstacles };
}

function suggestionOf(
  name: string,
  { violation }: BrokenImport,
  fix: Fix,
  edits: Suggestion['edits'],
): Suggestion {
  return {
    id: suggestionId('fix-violation', [name, violation.fingerprint]),
    kind: 'fix-violation',
    title: fix.title,
    rationale: [violation.message, violation.why, fix.what].filter((part) => part !== undefined).join(' '),
    confidence: 'proven',
    score: scoreOf({ impact: 0.9, confidence: 'proven', filesTouched: edits.length, rerouted: 1 }),
    origin: 'rule',
    evidence: [{ path: violation.from, line: violation.line, text: `Imports ${violation.to}.` }],
    findingId: findingId('rule-violation', violation.fingerprint),
    edits,
    steps: [],
  };
}
