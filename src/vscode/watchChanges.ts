/** Follows edits, saves, files that come and go, folders and settings. */
import * as vscode from 'vscode';
import type { IndexController } from './indexController.ts';
import type { PendingChange } from './pendingChanges.ts';
import { readSetting } from './settings.ts';

/** Settings that change what is analysed or shown. */
const ANALYSED = ['groundplan', 'files.exclude'];

export function watchChanges(index: IndexController): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  /** Documents whose editor text stands in for the file. */
  const edited = new Set<string>();
  const asOnDisk = (document: vscode.TextDocument) => {
    if (edited.delete(document.uri.toString())) index.change(document.uri, NOT_EDITED);
  };
  const written = (uri: vscode.Uri) => {
    if (followed(uri) && !edited.has(uri.toString())) index.change(uri, WRITTEN);
  };
  const inEditor = (document: vscode.TextDocument) => {
    if (document.uri.scheme !== 'file') return;
    edited.add(document.uri.toString());
    index.change(document.uri, { read: () => unsaved(document) });
  };
  return vscode.Disposable.from(
    watcher,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) inEditor(document);
    }),
    // A window may come up with unsaved texts, and a new engine knows of none.
    index.onAnalysisBegan((folder) => {
      for (const document of vscode.workspace.textDocuments) {
        if (document.isDirty && vscode.workspace.getWorkspaceFolder(document.uri) === folder)
          inEditor(document);
      }
    }),
    vscode.workspace.onDidSaveTextDocument(asOnDisk),
    vscode.workspace.onDidCloseTextDocument(asOnDisk),
    watcher.onDidCreate(written),
    watcher.onDidChange(written),
    watcher.onDidDelete((uri) => followed(uri) && index.change(uri, DELETED)),
    vscode.workspace.onDidChangeWorkspaceFolders((event) => void index.foldersChanged(event)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (ANALYSED.some((section) => event.affectsConfiguration(section))) void index.analyzeAll();
    }),
  );
}

const NOT_EDITED: PendingChange = { read: () => ({}) };
const WRITTEN: PendingChange = { read: () => ({}), onDisk: true };
const DELETED: PendingChange = { read: () => ({ deleted: true }), onDisk: true };

/** A text too large to be parsed is not sent: on disk the engine finds that out by its size. */
function unsaved(document: vscode.TextDocument): ReturnType<PendingChange['read']> {
  const content = document.getText();
  return content.length > readSetting('maxFileBytes', document.uri) ? {} : { content };
}

/** Dependencies and version control write much; the engine knows what else is left out. */
function followed(uri: vscode.Uri): boolean {
  return !/\/(?:node_modules|\.git|\.hg)\//.test(uri.path);
}
