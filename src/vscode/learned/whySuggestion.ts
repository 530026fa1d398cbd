/** Why a suggestion stands where it stands: the traits that move it, and what became of it before. */
import * as vscode from 'vscode';
import type { PreferenceReasons } from '../../protocol/feedbackApi.ts';
import type { EngineHandle } from '../engineHandle.ts';

const SHOWN = 12;

export async function whySuggestion(
  engine: EngineHandle,
  asked: { readonly root: string; readonly id: string } | undefined,
): Promise<void> {
  if (asked === undefined) return;
  const reasons = await engine.get().feedback.reasons({ root: asked.root, suggestion: asked.id });
  const chosen = await vscode.window.showQuickPick(itemsOf(reasons), {
    title: 'Why Is This Here?',
    placeHolder: 'What you did with suggestions like it moves it; choose one to see what was learned',
  });
  if (chosen !== undefined) await vscode.commands.executeCommand('groundplan.showLearned');
}

export function itemsOf({ expected, deviation, reasons, offers }: PreferenceReasons): vscode.QuickPickItem[] {
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const sum = {
    label: `$(telescope) Expected to be of use: ${percent(expected)}`,
    description: `give or take ${percent(deviation)}`,
  };
  if (reasons.length === 0 && offers.length === 0)
    return [sum, { label: '$(info) Nothing is learned of its like yet: the engine’s own order holds' }];
  return [
    sum,
    separator('moved by'),
    ...reasons.slice(0, SHOWN).map(({ text, effect }) => ({
      label: `$(${effect > 0 ? 'arrow-up' : 'arrow-down'}) ${text}`,
      description: `${effect > 0 ? '+' : '−'}${Math.abs(effect).toFixed(2)}`,
    })),
    ...(offers.length === 0 ? [] : [separator('when it was offered before')]),
    ...offers.slice(0, SHOWN).map(({ reward, parts }) => ({
      label: `$(history) Reward ${reward.toFixed(2)}`,
      description: parts.map(({ signal }) => signal).join(', '),
    })),
  ];
}

function percent(share: number): string {
  return `${Math.round(100 * Math.min(1, Math.max(0, share)))} %`;
}
