/** All that breaks one rule, put right through the preview; what is left is shown with its reason. */
import * as vscode from 'vscode';
import { shortHash } from '../base/hash.ts';
import type { FixPlan } from '../protocol/engineApi.ts';
import { abortSignalOf } from './abortSignalOf.ts';
import { applyPlan } from './applySuggestion.ts';
import { openEvidence } from './documents.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { FeedbackRecorder } from './feedback/feedbackRecorder.ts';
import type { IndexController } from './indexController.ts';
import { pickRoot } from './pickRoot.ts';

interface Parts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly feedback: FeedbackRecorder;
}

/** What a quick fix hands over. */
export interface RuleToFix {
  readonly root: string;
  readonly rule: string;
}

export async function fixAllOfRule(parts: Parts, chosen?: RuleToFix): Promise<void> {
  const target = chosen ?? (await pickRule(parts));
  if (target === undefined) return;
  const plan = await planned(parts, target);
  if (plan === undefined) return;
  const { fixed, left } = plan;
  if (plan.edits.length > 0) await carryOut(parts, target, plan);
  if (left.length === 0) return;
  const done = fixed.length === 0 ? 'None' : `${fixed.length} of ${fixed.length + left.length}`;
  const text = `${done} of what breaks ${target.rule} can be put right by itself; ${left.length === 1 ? 'one place is' : `${left.length} places are`} left.`;
  const show = 'Show What Is Left';
  if ((await vscode.window.showInformationMessage(text, show)) === show) await showLeft(target, left);
}

/** As one suggestion, which is recorded as any other. */
async function carryOut(
  { feedback }: Parts,
  { root, rule }: RuleToFix,
  { title, fixed, edits }: FixPlan,
): Promise<void> {
  const id = `fix-violation:${rule}:${shortHash(fixed.map(({ fingerprint }) => fingerprint).join('\n'))}`;
  const card = { kind: 'fix-violation', title, confidence: 'proven' } as const;
  const began = Date.now();
  const carried = await applyPlan(root, { suggestionId: id, title, edits }, 'preview');
  await feedback.carriedOut({ root, id, card, surface: 'quick-fix' }, carried, Date.now() - began);
}

function planned({ engine, index }: Parts, { root, rule }: RuleToFix): Thenable<FixPlan | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Groundplan: trying what puts ${rule} right`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    try {
      await index.caughtUp();
      return await engine.get().planFixes(root, { rules: [rule] }, abortSignalOf(token));
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

async function pickRule({ engine, index }: Parts): Promise<RuleToFix | undefined> {
  const root = await pickRoot(index, 'Rules of which folder?');
  if (root === undefined) return undefined;
  const { violations } = await engine.get().check(root);
  const counts = new Map<string, number>();
  for (const { rule, severity } of violations)
    if (severity !== 'info') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) {
    void vscode.window.showInformationMessage('No rule is broken: there is nothing to put right.');
    return undefined;
  }
  const items = [...counts].map(([rule, count]) => ({
    label: rule,
    description: count === 1 ? 'broken once' : `broken ${count} times`,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Fix all of which rule?' });
  return picked && { root, rule: picked.label };
}

async function showLeft({ root, rule }: RuleToFix, left: FixPlan['left']): Promise<void> {
  const items = left.map((each) => ({
    each,
    label: `$(warning) ${each.from}:${each.line}`,
    detail: `${each.message} ${each.reason}`,
  }));
  const options = {
    title: `Left of ${rule}`,
    placeHolder: 'Choose a place to go there',
    matchOnDetail: true,
  };
  const chosen = await vscode.window.showQuickPick(items, options);
  if (chosen !== undefined) await openEvidence(root, chosen.each.from, chosen.each.line);
}
