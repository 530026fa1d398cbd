/** What an import leads to and whether it may be: in brief where the mouse rests on it, in full when asked for. */
import * as vscode from 'vscode';
import type { ExplainedImport } from '../core/model/ruleAnswer.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { ImportReport } from '../protocol/engineApi.ts';
import { uriOf } from './documents.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { FindingDiagnostics } from './findingDiagnostics.ts';
import { importInBrief, importInFull, LINKED_COMMANDS } from './importText.ts';
import type { IndexController } from './indexController.ts';
import { readSetting } from './settings.ts';

interface ImportParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly diagnostics: FindingDiagnostics;
}

/** A line of a document that was asked about. */
interface Asked {
  readonly root: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

export class ImportHover implements vscode.HoverProvider {
  readonly #parts: ImportParts;
  /** The next hover there tells the whole story. */
  #wanted: Asked | undefined;

  constructor(parts: ImportParts) {
    this.#parts = parts;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const asked = askedAt(document, position);
    if (asked === undefined || !this.#parts.index.modelledRoots.includes(asked.root)) return undefined;
    const full = isSame(this.#wanted, asked);
    if (!full && !readSetting('hover', document.uri)) return undefined;
    const report = await this.#report(asked);
    if (report === undefined || report.imports.length === 0) return undefined;
    if (full) this.#wanted = undefined;
    const { root } = asked;
    const { standing, imports } = report;
    const text = full
      ? importInFull({ root, standing, imports, fixes: await this.#fixes(asked, imports) })
      : importInBrief(imports, { root, standing });
    return text === '' ? undefined : new vscode.Hover(markdown(text));
  }

  /** For a line, or where the cursor stands. */
  async explain(asked?: Asked): Promise<void> {
    const editor = asked === undefined ? vscode.window.activeTextEditor : await shown(asked);
    const here = asked ?? (editor && askedAt(editor.document, editor.selection.active));
    if (editor === undefined || here === undefined) return say('Open a file of the workspace first.');
    if (!this.#parts.index.modelledRoots.includes(here.root))
      return say('The workspace has not been analysed yet.');
    const [first] = (await this.#report(here))?.imports ?? [];
    if (first === undefined) return say('No import stands on this line. Put the cursor on one.');
    const line = editor.document.lineAt(here.line - 1);
    const at = new vscode.Position(here.line - 1, line.firstNonWhitespaceCharacterIndex);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(line.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.#wanted = here;
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
  }

  async #report({ root, path, line }: Asked): Promise<ImportReport | undefined> {
    try {
      return await this.#parts.engine.get().explainImport(root, path, line);
    } catch {
      // The index state tells of an engine that is gone.
      return undefined;
    }
  }

  async #fixes(
    { root, path, line }: Asked,
    imports: readonly ExplainedImport[],
  ): Promise<readonly Suggestion[]> {
    if (!imports.some(({ answer }) => answer?.verdict === 'forbidden')) return [];
    const found = this.#parts.diagnostics.findingsAt(root, path, line);
    const ids = found.filter(({ kind }) => kind === 'rule-violation').map(({ id }) => id);
    const { suggestions } = await this.#parts.engine
      .get()
      .fixes(root, ids)
      .catch(() => ({ suggestions: [] }));
    return suggestions;
  }
}

/** A menu hands over the document that it was opened in, and means the cursor. */
export function askedImport(argument: unknown): Asked | undefined {
  const given = argument as Partial<Asked> | undefined;
  const whole =
    typeof given?.root === 'string' && typeof given.path === 'string' && typeof given.line === 'number';
  return whole ? (given as Asked) : undefined;
}

function askedAt(document: vscode.TextDocument, position: vscode.Position): Asked | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined || document.uri.scheme !== 'file') return undefined;
  const path = document.uri.path.slice(folder.uri.path.length + 1);
  return { root: folder.uri.fsPath, path, line: position.line + 1 };
}

function isSame(wanted: Asked | undefined, { root, path, line }: Asked): boolean {
  return wanted?.root === root && wanted.path === path && wanted.line === line;
}

function shown({ root, path }: Asked): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(uriOf(root, path));
}

function say(text: string): void {
  void vscode.window.showInformationMessage(text);
}

function markdown(text: string): vscode.MarkdownString {
  const result = new vscode.MarkdownString(text, true);
  result.isTrusted = { enabledCommands: LINKED_COMMANDS };
  result.supportHtml = false;
  return result;
}
