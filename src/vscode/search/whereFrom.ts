/** Where a person was before looking at what a search found, and the way back. */
import * as vscode from 'vscode';

export class WhereFrom {
  readonly #editor = vscode.window.activeTextEditor;
  readonly #selections = this.#editor?.selections;
  readonly #visible = this.#editor?.visibleRanges[0];
  readonly #wasPreview = vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview ?? false;
  readonly #open = new Set(fileTabs().map(keyOf));

  /** @param shown what was looked at meanwhile. */
  async goBack(shown: ReadonlySet<string>): Promise<void> {
    if (shown.size === 0) return;
    if (this.#editor !== undefined) await this.#reopen(this.#editor);
    const left = fileTabs().filter(
      (tab) => tab.isPreview && shown.has(tab.input.uri.toString()) && !this.#open.has(keyOf(tab)),
    );
    await vscode.window.tabGroups.close(left);
  }

  async #reopen({ document, viewColumn }: vscode.TextEditor): Promise<void> {
    const editor = await vscode.window.showTextDocument(document, {
      preview: this.#wasPreview,
      ...(viewColumn === undefined ? {} : { viewColumn }),
    });
    if (this.#selections !== undefined) editor.selections = this.#selections;
    if (this.#visible !== undefined) editor.revealRange(this.#visible, vscode.TextEditorRevealType.AtTop);
  }
}

type FileTab = vscode.Tab & { readonly input: vscode.TabInputText };

function fileTabs(): readonly FileTab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter((tab): tab is FileTab => tab.input instanceof vscode.TabInputText);
}

function keyOf({ group, input }: FileTab): string {
  return `${group.viewColumn} ${input.uri}`;
}
