/** Follows edits, saves, files that come and go, folders and settings. */
import * as vscode from 'vscode';
import type { IndexController } from './indexController.ts';

export function watchChanges(index: IndexController): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  /** Documents whose editor text stands in for the file. */
  const edited = new Set<string>();
  const asOnDisk = (document: vscode.TextDocument) => {
    if (edited.delete(document.uri.toString())) index.change(document.uri, {});
  };
  return vscode.Disposable.from(
    watcher,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.scheme !== 'file') return;
      edited.add(document.uri.toString());
      index.change(document.uri, { content: document.getText() });
    }),
    vscode.workspace.onDidSaveTextDocument(asOnDisk),
    vscode.workspace.onDidCloseTextDocument(asOnDisk),
    watcher.onDidCreate((uri) => followed(uri) && index.change(uri, {})),
    watcher.onDidChange((uri) => followed(uri) && !edited.has(uri.toString()) && index.change(uri, {})),
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
