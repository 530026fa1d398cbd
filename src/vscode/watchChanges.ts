/** Follows edits, saves, files that come and go, folders and settings. */
import * as vscode from 'vscode';
import type { IndexController } from './indexController.ts';
import type { ReadChange } from './pendingChanges.ts';
import { readSetting } from './settings.ts';

/** Settings that change what is analysed or shown. */
const ANALYSED = ['groundplan', 'files.exclude'];

export function watchChanges(index: IndexController): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  /** Documents whose editor text stands in for the file. */
  const edited = new Set<string>();
  const asOnDisk = (document: vscode.TextDocument) => {
    if (edited.delete(document.uri.toString())) index.change(document.uri, onDisk);
  };
  return vscode.Disposable.from(
    watcher,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.scheme !== 'file') return;
      edited.add(document.uri.toString());
      index.change(document.uri, () => unsaved(document));
    }),
    vscode.workspace.onDidSaveTextDocument(asOnDisk),
    vscode.workspace.onDidCloseTextDocument(asOnDisk),
    watcher.onDidCreate((uri) => followed(uri) && index.change(uri, onDisk)),
    watcher.onDidChange((uri) => followed(uri) && !edited.has(uri.toString()) && index.change(uri, onDisk)),
    watcher.onDidDelete((uri) => followed(uri) && index.change(uri, () => ({ deleted: true }))),
    vscode.workspace.onDidChangeWorkspaceFolders((event) => void index.foldersChanged(event)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (ANALYSED.some((section) => event.affectsConfiguration(section))) void index.analyzeAll();
    }),
  );
}

const onDisk: ReadChange = () => ({});

/** A text too large to be parsed is not sent: on disk the engine finds that out by its size. */
function unsaved(document: vscode.TextDocument): ReturnType<ReadChange> {
  const content = document.getText();
  return content.length > readSetting('maxFileBytes', document.uri) ? {} : { content };
}

/** Dependencies and version control write much that the walk leaves out anyway. */
function followed(uri: vscode.Uri): boolean {
  return !/\/(?:node_modules|\.git|\.hg|dist|out|build|target)\//.test(uri.path);
}
