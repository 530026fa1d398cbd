/** Quick fixes on an import: the suggestions that put its finding right, through the preview, and for a rule an exception with a reason. */
import * as vscode from 'vscode';
import type { Finding } from '../core/model/finding.ts';
import { DIAGNOSTIC_SOURCE, type FindingDiagnostics } from './findingDiagnostics.ts';
import type { ModelViews } from './modelViews.ts';

export class FindingQuickFixes implements vscode.CodeActionProvider {
  readonly #views: ModelViews;
  readonly #diagnostics: FindingDiagnostics;

  constructor(views: ModelViews, diagnostics: FindingDiagnostics) {
    this.#views = views;
    this.#diagnostics = diagnostics;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const ours = context.diagnostics.filter((each) => each.source === DIAGNOSTIC_SOURCE);
    if (folder === undefined || ours.length === 0) return [];
    const root = folder.uri.fsPath;
    const path = document.uri.path.slice(folder.uri.path.length + 1);
    // An engine that is gone says so in its state.
    const suggestions = await this.#views.suggestions(root).catch(() => []);
    const actions = ours.flatMap((diagnostic) => {
      const line = diagnostic.range.start.line + 1;
      const findings = this.#diagnostics.findingsAt(root, path, line);
      const ids = new Set(findings.map(({ id }) => id));
      const fitting = suggestions.filter(
        ({ edits, findingId }) => edits.length > 0 && findingId !== undefined && ids.has(findingId),
      );
      return fitting.map((suggestion) => action(root, suggestion, diagnostic));
    });
    const first = actions[0];
    if (first !== undefined) first.isPreferred = true;
    return [...actions, ...ours.flatMap((diagnostic) => this.#exceptions(root, path, diagnostic))];
  }

  #exceptions(root: string, path: string, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
    const findings = this.#diagnostics.findingsAt(root, path, diagnostic.range.start.line + 1);
    const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
    return findings
      .filter((finding) => finding.kind === 'rule-violation' && finding.subjects.at(-1) === code)
      .map((finding) => exception(root, finding, diagnostic));
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

/** `subjects` of the finding: from, to where there is one, and the rule. */
function exception(root: string, { subjects }: Finding, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const rule = subjects.at(-1)!;
  const [from, to] = subjects.slice(0, -1);
  const title = `Allow this once under ${rule}, with a reason…`;
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.diagnostics = [diagnostic];
  fix.command = { command: 'groundplan.allowOnce', title, arguments: [{ root, rule, from, to }] };
  return fix;
}
