/** Where in a document a person is: edits elsewhere are somebody else's. */
import * as vscode from 'vscode';

/** Every change touches a line with a caret or selection, or the one beside it, in the editor that has the focus. */
export function isAtCaret({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
  const editor = vscode.window.activeTextEditor;
  if (!vscode.window.state.focused || editor?.document !== document) return false;
  return contentChanges.every(({ range }) =>
    editor.selections.some(
      ({ start, end }) => range.start.line <= end.line + 1 && range.end.line >= start.line - 1,
    ),
  );
}
