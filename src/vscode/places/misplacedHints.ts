/** A quiet word where a person created a file in an unlikely place, with a fix that moves it and the imports that lead to it. */
import * as vscode from 'vscode';
import { previewEdits } from '../applySuggestion.ts';
import { uriOf } from '../documents.ts';
import type { EngineHandle } from '../engineHandle.ts';
import { DIAGNOSTIC_SOURCE } from '../findingDiagnostics.ts';
import type { IndexController } from '../indexController.ts';
import { readSetting } from '../settings.ts';

const CODE = 'unlikely-place';
const SETTING = 'groundplan.placementHints';
/** Many files at once are a branch, a generator or a paste: nobody asks where they belong. */
const MOST_AT_ONCE = 3;
/** What the engine has not read by then is none of its files. */
const PATIENCE_MS = 60_000;

interface Hint {
  readonly root: string;
  readonly path: string;
  readonly folder: string;
  readonly why: string;
}

export interface MisplacedParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

export class MisplacedHints implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #parts: MisplacedParts;
  readonly #collection = vscode.languages.createDiagnosticCollection(`${DIAGNOSTIC_SOURCE}-places`);
  /** By URI, as those that follow. */
  readonly #hints = new Map<string, Hint>();
  /** Files that nobody has looked at yet, and since when. */
  readonly #created = new Map<string, number>();
  readonly #listening: vscode.Disposable;

  constructor(parts: MisplacedParts) {
    this.#parts = parts;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidCreateFiles(({ files }) => this.#note(files)),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#forgetBelow(files)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.#forgetBelow(files.map(({ oldUri }) => oldUri))),
      vscode.workspace.onDidChangeConfiguration((event) => this.#follow(event)),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#opened(uri)),
      // The editor carries marks along with what is typed above them; this one is the file's and stays at its top.
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#show(document.uri)),
      parts.index.onModelUpdated(({ root }) => void this.#look(root)),
      vscode.commands.registerCommand('groundplan.moveWhereItBelongs', (hint: Hint) => this.#move(hint)),
      vscode.commands.registerCommand('groundplan.keepHere', (uri: vscode.Uri) =>
        this.#forget(uri.toString()),
      ),
    );
  }

  provideCodeActions(
    { uri }: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const hint = this.#hints.get(uri.toString());
    const own = diagnostics.filter(({ code }) => code === CODE);
    if (hint === undefined || own.length === 0) return [];
    return [
      fix(
        { title: `Move to ${shown(hint.folder)}`, command: 'groundplan.moveWhereItBelongs', about: hint },
        own,
      ),
      fix({ title: 'Keep it here', command: 'groundplan.keepHere', about: uri }, own),
    ];
  }

  dispose(): void {
    this.#listening.dispose();
    this.#collection.dispose();
  }

  #note(files: readonly vscode.Uri[]): void {
    if (files.length > MOST_AT_ONCE) return;
    for (const uri of files)
      if (uri.scheme === 'file' && readSetting('placementHints', uri))
        this.#created.set(uri.toString(), Date.now());
  }

  #follow(event: vscode.ConfigurationChangeEvent): void {
    if (!event.affectsConfiguration(SETTING)) return;
    for (const name of [...this.#created.keys(), ...this.#hints.keys()])
      if (!readSetting('placementHints', vscode.Uri.parse(name))) this.#forget(name);
  }

  /** What was inside a folder is gone with it. */
  #forgetBelow(gone: readonly vscode.Uri[]): void {
    for (const name of [...this.#created.keys(), ...this.#hints.keys()]) {
      if (gone.some((uri) => name === uri.toString() || name.startsWith(`${uri}/`))) this.#forget(name);
    }
  }

  #forget(name: string): void {
    this.#created.delete(name);
    this.#hints.delete(name);
    this.#collection.delete(vscode.Uri.parse(name));
  }

  /** The engine may have read a file before the editor shows it. */
  #opened(uri: vscode.Uri): void {
    const folder = this.#created.has(uri.toString()) ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
    if (folder !== undefined) void this.#look(folder.uri.fsPath);
  }

  async #look(root: string): Promise<void> {
    for (const [name, hint] of this.#hints)
      if (hint.root === root && !(await isThere(vscode.Uri.parse(name)))) this.#forget(name);
    for (const [name, since] of [...this.#created]) {
      const uri = vscode.Uri.parse(name);
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      if (folder === undefined || Date.now() - since > PATIENCE_MS) this.#created.delete(name);
      // Nobody who has not opened a file has made it by hand.
      else if (folder.uri.fsPath === root && isOpen(name))
        await this.#judge(uri, { root, path: uri.path.slice(folder.uri.path.length + 1) });
    }
  }

  async #judge(uri: vscode.Uri, { root, path }: Pick<Hint, 'root' | 'path'>): Promise<void> {
    const name = uri.toString();
    const report = await this.#parts.engine
      .get()
      .learning.misplaced({ root, path })
      // The engine is gone, which its state says; a hint is not worth a word.
      .catch(() => undefined);
    // Of two updates that come close together the first one answers; what is not read yet waits for the next.
    if (report?.known !== true || !this.#created.delete(name)) return;
    if (report.belongs === undefined) return;
    const { path: folder, why } = report.belongs;
    this.#hints.set(name, { root, path, folder, why });
    this.#show(uri);
  }

  #show(uri: vscode.Uri): void {
    const hint = this.#hints.get(uri.toString());
    if (hint !== undefined) this.#collection.set(uri, [diagnosticOf(hint)]);
  }

  async #move({ root, path, folder }: Hint): Promise<void> {
    try {
      await this.#parts.index.caughtUp();
      const plan = await this.#parts.engine.get().learning.planMove({ root, path, folder });
      const document = await vscode.workspace.openTextDocument(uriOf(root, path));
      // A file that nobody has written in yet has nothing to preview.
      if (document.getText() === '' && plan.edits.length === 1 && plan.refused === undefined) {
        const edit = new vscode.WorkspaceEdit();
        const [only] = plan.edits;
        if (only?.type === 'move') edit.renameFile(document.uri, uriOf(root, only.to));
        await vscode.workspace.applyEdit(edit);
      } else await previewEdits(root, plan);
    } catch (error) {
      void vscode.window.showErrorMessage(`Groundplan: ${error instanceof Error ? error.message : error}`);
    }
  }
}

interface Fix {
  readonly title: string;
  readonly command: string;
  readonly about: unknown;
}

function fix({ title, command, about }: Fix, solved: vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [about] };
  action.diagnostics = solved;
  return action;
}

function diagnosticOf({ folder, why }: Hint): vscode.Diagnostic {
  // The editor widens an empty range to the first word, and shows it in an empty file too.
  const range = new vscode.Range(0, 0, 0, 0);
  const words = `This file would rather belong in ${shown(folder)}: ${why}.`;
  const diagnostic = new vscode.Diagnostic(range, words, vscode.DiagnosticSeverity.Information);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = CODE;
  return diagnostic;
}

function shown(folder: string): string {
  return folder === '' ? 'the root' : folder;
}

function isOpen(name: string): boolean {
  return vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === name);
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
