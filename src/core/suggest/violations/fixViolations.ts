/** Refactorings that put right what a ratified rule objects to. Each is offered only if no rule objects to what comes of it. */
import { TreeDraft } from '../../edit/treeDraft.ts';
import { findingId } from '../../model/findingId.ts';
import type { Violation } from '../../model/rule.ts';
import type { Suggestion } from '../../model/suggestion.ts';
import { scoreOf, suggestionId } from '../scoring.ts';
import type { Workbench } from '../workbench.ts';
import { RuleSimulation } from './ruleSimulation.ts';
import type { BrokenImport } from './violationFix.ts';
import { WAYS } from './ways.ts';

const MOST_VIOLATIONS = 40;

export async function fixViolations(bench: Workbench): Promise<readonly Suggestion[]> {
  const { ruling } = bench.model;
  if (ruling === undefined || ruling.violations.length === 0) return [];
  const rules = new RuleSimulation(bench.model, ruling);
  const broken = ruling.violations.filter(isImport).slice(0, MOST_VIOLATIONS);
  const found: Suggestion[] = [];
  for (const violation of broken) found.push(...(await fixesOf(bench, { violation, rules })));
  return found;
}

function isImport(violation: Violation): violation is Violation & { readonly to: string } {
  return violation.to !== undefined && violation.severity !== 'info';
}

async function fixesOf(bench: Workbench, broken: BrokenImport): Promise<readonly Suggestion[]> {
  const { violation } = broken;
  if (bench.edgeBetween(violation.from, violation.to) === undefined) return [];
  const fixes: Suggestion[] = [];
  for (const { name, way } of WAYS) {
    const draft = new TreeDraft(bench);
    const fix = await way(bench, draft, broken);
    const edits = fix === undefined ? [] : draft.edits();
    if (fix === undefined || edits.length === 0) continue;
    fixes.push({
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
    });
  }
  return fixes;
}
