/** Plan a Feature: a sentence is asked for, what it comes to is shown as a document, and what is picked is previewed before it is written. */
import * as vscode from 'vscode';
import type { PlanAlternative } from '../core/model/featurePlan.ts';
import type { MigrationStep } from '../core/model/migrationPlan.ts';
import { planMarkdown } from '../protocol/planMarkdown.ts';
import type { WorkspacePlan } from '../protocol/plansApi.ts';
import { applySuggestion } from './applySuggestion.ts';
import type { EngineHandle } from './engineHandle.ts';
import { counted } from './figures.ts';
import type { IndexController } from './indexController.ts';
import { pickRoot } from './pickRoot.ts';

interface PlanParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

interface WayItem extends vscode.QuickPickItem {
  /** Undefined for reading the whole plan. */
  readonly id?: string;
}

const TITLE = 'Plan a Feature';

/** @param given what a key binding hands over: then nothing is asked. */
export async function planFeature({ engine, index }: PlanParts, given?: unknown): Promise<void> {
  const root = await pickRoot(index, TITLE);
  if (root === undefined) return;
  const sentence =
    typeof given === 'string'
      ? given
      : await vscode.window.showInputBox({
          title: TITLE,
          prompt: 'What is wanted, in a sentence',
          placeHolder:
            'add coupons with a repository and a controller · let customers export invoices · layered to hexagonal',
          ignoreFocusOut: true,
        });
  if (sentence === undefined || sentence.trim() === '') return;
  const plan = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Groundplan: planning', cancellable: true },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      await index.modelled(stop.signal);
      return engine.get().plans.plan({ root, sentence }, { signal: stop.signal });
    },
  );
  await offer(engine, root, plan);
}

async function offer(engine: EngineHandle, root: string, plan: WorkspacePlan): Promise<void> {
  const ways = waysOf(plan);
  if (ways.length === 0) return read(plan);
  const items: readonly WayItem[] = [
    ...ways,
    { label: '$(book) Read the whole plan', description: plan.sentence },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: plan.kind === 'feature' ? TITLE : plan.title,
    placeHolder: 'What you pick is written after a preview',
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  if (picked.id === undefined) return read(plan);
  await applySuggestion(engine.get(), { root, id: picked.id, how: 'preview' });
}

/** Only what has edits; of a migration the next step alone, since the others go on from it. */
function waysOf(plan: WorkspacePlan): readonly WayItem[] {
  if (plan.kind === 'feature') return plan.alternatives.filter(({ edits }) => edits.length > 0).map(wayOf);
  const next = plan.steps.find(({ edits }) => edits.length > 0);
  return next === undefined ? [] : [stepOf(next)];
}

function wayOf({ id, title, confidence, effort, files, wiring }: PlanAlternative): WayItem {
  const changed = [...new Set(wiring.map(({ path }) => path))];
  return {
    id,
    label: title,
    description: `${confidence} · ${effort.size} · ${counted(effort.newFiles, 'new file')}, ${effort.changedFiles} changed`,
    detail: [...files.map(({ path }) => path), ...changed].join(', '),
  };
}

function stepOf({ id, title, effect, rationale }: MigrationStep): WayItem {
  return { id, label: title, description: effect.join(', '), detail: rationale };
}

async function read(plan: WorkspacePlan): Promise<void> {
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: planMarkdown(plan),
  });
  await vscode.window.showTextDocument(document, { preview: false });
}
