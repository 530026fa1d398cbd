/** An exception to a rule: with a reason, and a day on which it ends where one is wanted. */
import * as vscode from 'vscode';
import { previewEdits } from './applySuggestion.ts';
import type { EngineHandle } from './engineHandle.ts';

/** What a quick fix hands over. */
export interface ToleratedImport {
  readonly root: string;
  readonly rule: string;
  readonly from: string;
  readonly to?: string;
}

/** Asks for the reason; without one nothing is allowed. */
export async function allowOnce(
  { engine }: { readonly engine: EngineHandle },
  tolerated?: ToleratedImport,
): Promise<void> {
  if (tolerated === undefined) return;
  const { root, rule, from, to } = tolerated;
  const title = `Allow ${to === undefined ? from : `${from} → ${to}`} under ${rule}`;
  const reason = await vscode.window.showInputBox({
    title,
    prompt: 'Why is this right here? The reason stands beside the rule.',
    validateInput: (text) => (text.trim() === '' ? 'An exception needs a reason.' : undefined),
    ignoreFocusOut: true,
  });
  if (reason === undefined) return;
  const end = await vscode.window.showQuickPick(endings(new Date()), {
    title,
    placeHolder: 'Until when? After that day it counts again',
    ignoreFocusOut: true,
  });
  if (end === undefined) return;
  const request = {
    kind: 'allow' as const,
    rule,
    from,
    ...(to === undefined ? {} : { to }),
    reason: reason.trim(),
    ...(end.until === undefined ? {} : { until: end.until }),
  };
  await previewEdits(root, await engine.get().planRules(root, request));
}

interface Ending extends vscode.QuickPickItem {
  readonly until: string | undefined;
}

function endings(today: Date): Ending[] {
  const after = (months: number) => {
    const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, today.getUTCDate()));
    return day.toISOString().slice(0, 10);
  };
  const until = (months: number, description: string): Ending => ({
    label: `Until ${after(months)}`,
    description,
    until: after(months),
  });
  return [
    until(1, 'one month'),
    until(3, 'three months'),
    until(12, 'a year'),
    { label: 'Without an end', description: 'until somebody takes the exception out', until: undefined },
  ];
}
