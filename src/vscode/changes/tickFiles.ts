/** Files that would be written, to be looked at and ticked: VS Code's own preview has nothing ticked where no text changes. */
import * as vscode from 'vscode';
import { type PreviewText, previewTexts } from './previewTexts.ts';

export interface TickedFile extends PreviewText {
  /** What would become of it, in a word or two. */
  readonly what: string;
}

export interface Ticking {
  readonly title: string;
  readonly files: readonly TickedFile[];
  readonly placeholder?: string;
}

const EYE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('eye'), tooltip: 'Show' };

/** All ticked, and the first shown; the eye shows another. @returns paths; undefined when nothing is wanted. */
export async function tickFiles(
  root: string,
  { title, files, placeholder = 'Enter writes what is ticked' }: Ticking,
): Promise<ReadonlySet<string> | undefined> {
  const items = files.map(({ path, what }) => ({ label: path, description: what, buttons: [EYE] }));
  const pick = vscode.window.createQuickPick<(typeof items)[number]>();
  const preview = previewTexts(root, files);
  Object.assign(pick, {
    title,
    placeholder,
    canSelectMany: true,
    ignoreFocusOut: true,
    items,
    selectedItems: items,
  });
  try {
    const [first] = files;
    if (first !== undefined) await preview.show(first.path);
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
