/** What is to be written, ticked file by file before it is. */
import * as vscode from 'vscode';
import type { BlueprintPlan, PlannedState } from '../../core/model/blueprint.ts';
import { previewTexts } from './previewTexts.ts';

const SAID: Readonly<Record<PlannedState, string>> = {
  new: 'new',
  same: 'there already',
  changed: 'changed',
  merged: 'merged with your changes',
  conflict: 'in conflict',
  taken: 'in the way',
};

/** All ticked; the eye shows what comes, beside what is there. @returns paths; undefined when nothing is wanted. */
export async function tick(
  root: string,
  plan: Pick<BlueprintPlan, 'title' | 'files' | 'style'>,
): Promise<ReadonlySet<string> | undefined> {
  const written = plan.files.filter(({ state }) => state !== 'same');
  const eye = { iconPath: new vscode.ThemeIcon('eye'), tooltip: 'Show' };
  const items = written.map(({ path, state }) => ({
    label: path,
    description: SAID[state],
    buttons: [eye],
    picked: true,
  }));
  const pick = vscode.window.createQuickPick<(typeof items)[number]>();
  const preview = previewTexts(root, plan);
  Object.assign(pick, {
    title: plan.title,
    canSelectMany: true,
    ignoreFocusOut: true,
    items,
    selectedItems: items,
  });
  pick.placeholder =
    plan.style.length === 0
      ? 'Enter writes what is ticked'
      : `Enter writes what is ticked, as the code beside it: ${plan.style.join(', ')}`;
  try {
    return await new Promise((done) => {
      pick.onDidTriggerItemButton(({ item }) => void preview.show(item.label));
      pick.onDidAccept(() => done(new Set(pick.selectedItems.map(({ label }) => label))));
      pick.onDidHide(() => done(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
    preview.dispose();
  }
}
