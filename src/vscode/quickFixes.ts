/** Quick fixes on a cycle's import: the suggestions that break this cycle, through the preview. */
import * as vscode from 'vscode';
import { CYCLE_CODE, type CycleDiagnostics, DIAGNOSTIC_SOURCE } from './cycleDiagnostics.ts';
import type { ModelViews } from './modelViews.ts';

export class CycleQuickFixes implements vscode.CodeActionProvider {
  readonly #views: ModelViews;
  readonly #diagnostics: CycleDiagnostics;

  constructor(views: ModelViews, diagnostics: CycleDiagnostics) {
    this.#views = views;
    this.#diagnostics = diagnostics;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const ours = context.diagnostics.filter(
      (each) => each.source === DIAGNOSTIC_SOURCE && each.code === CYCLE_CODE,
    );
    if (folder === undefined || ours.length === 0) return [];
    const root = folder.uri.fsPath;
    const path = document.uri.path.slice(folder.uri.path.length + 1);
    const actions: vscode.CodeAction[] = [];
    // An engine that is gone says so in its state.
    const suggestions = await this.#views.suggestions(root).catch(() => []);
    for (const diagnostic of ours) {
      const findings = new Set(
        this.#diagnostics.findingsAt(root, path, diagnostic.range.start.line + 1).map((each) => each.id),
      );
      const fitting = suggestions.filter(
        (each) => each.edits.length > 0 && each.findingId !== undefined && findings.has(each.findingId),
      );
      for (const suggestion of fitting) actions.push(action(root, suggestion, diagnostic));
    }
    const first = actions[0];
    if (first !== undefined) first.isPreferred = true;
    return actions;
  }
}

function action(
  root: string,
  { id, title }: { id: string; title: string },
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.diagnostics = [diagnostic];
  fix.command = { command: 'groundplan.previewSuggestion', title, arguments: [{ suggestion: { root, id } }] };
  return fix;
}
