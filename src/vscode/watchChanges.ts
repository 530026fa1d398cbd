/** Follows edits, saves, files that come and go, folders and settings. */
import * as vscode from 'vscode';
import type { IndexController } from './indexController.ts';

export function watchChanges(index: IndexController): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const isOpen = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.some((each) => each.isDirty && each.uri.toString() === uri.toString());
  return vscode.Disposable.from(
    watcher,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0)
        index.change(document.uri, document.isDirty ? { content: document.getText() } : {});
    }),
    vscode.workspace.onDidSaveTextDocument((document) => index.change(document.uri, {})),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isDirty) index.change(document.uri, {});
    }),
    watcher.onDidCreate((uri) => followed(uri) && index.change(uri, {})),
    watcher.onDidChange((uri) => followed(uri) && !isOpen(uri) && index.change(uri, {})),
    watcher.onDidDelete((uri) => followed(uri) && index.change(uri, { deleted: true })),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void index.analyzeAll()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void index.analyzeAll()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('groundplan')) void index.analyzeAll();
    }),
  );
}

/** Dependencies and version control write much that the walk leaves out anyway. */
function followed(uri: vscode.Uri): boolean {
  return !/\/(?:node_modules|\.git|\.hg|dist|out|build|target)\//.test(uri.path);
}
