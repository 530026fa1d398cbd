/** Quick fixes on an import: what puts its finding right, through the preview, and for a rule an exception with a reason. */
import * as vscode from 'vscode';
import type { Finding } from '../core/model/finding.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import { abortSignalOf } from './abortSignalOf.ts';
import type { EngineHandle } from './engineHandle.ts';
import { DIAGNOSTIC_SOURCE, type FindingDiagnostics } from './findingDiagnostics.ts';
import type { ModelViews } from './modelViews.ts';

export interface QuickFixParts {
  readonly engine: EngineHandle;
  readonly views: ModelViews;
  readonly diagnostics: FindingDiagnostics;
}

/** A diagnostic of ours, with the findings that it stands for. */
interface Marked {
  readonly root: string;
  readonly path: string;
  readonly diagnostic: vscode.Diagnostic;
  readonly findings: readonly Finding[];
}

export class FindingQuickFixes implements vscode.CodeActionProvider {
  readonly #parts: QuickFixParts;

  constructor(parts: QuickFixParts) {
    this.#parts = parts;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const marked = this.#marked(document, context.diagnostics);
    const signal = abortSignalOf(token);
    const fixes = (await Promise.all(marked.map((each) => this.#fixes(each, signal)))).flat();
    const [first] = fixes;
    if (first !== undefined) first.isPreferred = true;
    return [...fixes, ...marked.flatMap((each) => this.#aboutRules(each))];
  }

  #marked(document: vscode.TextDocument, all: readonly vscode.Diagnostic[]): readonly Marked[] {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (folder === undefined) return [];
    const root = folder.uri.fsPath;
    const path = document.uri.path.slice(folder.uri.path.length + 1);
    return all
      .filter((each) => each.source === DIAGNOSTIC_SOURCE)
      .map((diagnostic) => {
        const here = this.#parts.diagnostics.findingsAt(root, path, diagnostic.range.start.line + 1);
        return { root, path, diagnostic, findings: here.filter((each) => isMeant(each, diagnostic)) };
      });
  }

  async #fixes({ root, diagnostic, findings }: Marked, signal: AbortSignal): Promise<vscode.CodeAction[]> {
    const { engine, views } = this.#parts;
    const ids = findings.map(({ id }) => id);
    const ofRules = findings.every(({ kind }) => kind === 'rule-violation');
    try {
      // What a rule objects to is tried out before it is offered; suggestions are there already.
      const found = ofRules
        ? (await engine.get().fixes(root, ids, signal)).suggestions
        : await views.suggestions(root);
      return found
        .filter(({ edits, findingId }) => edits.length > 0 && ids.includes(findingId ?? ''))
        .map((suggestion) => fix(root, suggestion, diagnostic));
    } catch {
      // An engine that is gone says so in its state; who moved on waits for nothing.
      return [];
    }
  }

  #aboutRules({ root, diagnostic, findings }: Marked): vscode.CodeAction[] {
    return findings
      .filter(({ kind }) => kind === 'rule-violation')
      .flatMap((finding) => {
        const { rule, from, to } = endsOf(finding);
        const others = this.#parts.diagnostics.count(root, rule) - 1;
        return [
          ...(others > 0 ? [fixAll({ root, rule, others }, diagnostic)] : []),
          ...(to === undefined ? [] : [explain(root, from, diagnostic)]),
          allowOnce({ root, rule, from, to }, diagnostic),
        ];
      });
  }
}

/** The diagnostic of a rule bears the rule's id, that of another finding its kind. */
function isMeant({ kind, subjects }: Finding, { code }: vscode.Diagnostic): boolean {
  const value = typeof code === 'object' ? code.value : code;
  return (kind === 'rule-violation' ? subjects.at(-1) : kind) === value;
}

/** `subjects` of the finding: from, to where there is one, and the rule. */
function endsOf({ subjects }: Finding) {
  const [from = '', to] = subjects.slice(0, -1);
  return { rule: subjects.at(-1)!, from, to };
}

function fix(root: string, { id, title }: Suggestion, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  return action(title, diagnostic, [
    'groundplan.previewSuggestion',
    { suggestion: { root, id, surface: 'quick-fix' } },
  ]);
}

function fixAll(
  { root, rule, others }: { readonly root: string; readonly rule: string; readonly others: number },
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const title = `Fix all of ${rule} (${others + 1} places)…`;
  return action(title, diagnostic, ['groundplan.fixAllOfRule', { root, rule }]);
}

function explain(root: string, path: string, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const line = diagnostic.range.start.line + 1;
  return action('Explain Import', diagnostic, ['groundplan.explainImport', { root, path, line }]);
}

function allowOnce(
  target: {
    readonly root: string;
    readonly rule: string;
    readonly from: string;
    readonly to: string | undefined;
  },
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const title = `Allow this once under ${target.rule}, with a reason…`;
  return action(title, diagnostic, ['groundplan.allowOnce', target]);
}

function action(
  title: string,
  diagnostic: vscode.Diagnostic,
  [command, argument]: readonly [command: string, argument: unknown],
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.diagnostics = [diagnostic];
  made.command = { command, title, arguments: [argument] };
  return made;
}
