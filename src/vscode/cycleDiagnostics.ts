/** Diagnostics on the import lines that close a cycle at run time. */
import * as vscode from 'vscode';
import type { Evidence, Finding } from '../core/model/finding.ts';
import { uriOf } from './documents.ts';
import type { IndexController } from './indexController.ts';
import { inSlices } from './inSlices.ts';
import type { ModelViews } from './modelViews.ts';
import { readSetting } from './settings.ts';

export const DIAGNOSTIC_SOURCE = 'groundplan';
export const CYCLE_CODE = 'cycle';
/** Other imports of the cycle that a diagnostic leads to. */
const MAX_RELATED = 8;

/** One diagnostic as data: what is shown already is not shown again. */
interface Mark {
  readonly line: number;
  readonly message: string;
  readonly related: readonly Evidence[];
}

export class CycleDiagnostics implements vscode.Disposable {
  readonly #views: ModelViews;
  readonly #index: IndexController;
  readonly #collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  readonly #listening: vscode.Disposable;
  readonly #cycles = new Map<string, readonly Finding[]>();
  /** By root and path: what is shown there, as text to compare. */
  readonly #shown = new Map<string, Map<string, string>>();

  constructor(views: ModelViews, index: IndexController) {
    this.#views = views;
    this.#index = index;
    this.#listening = index.onModelUpdated(({ root }) => void this.#refresh(root));
  }

  /** Findings whose evidence stands on this line. */
  findingsAt(root: string, path: string, line: number): readonly Finding[] {
    return (this.#cycles.get(root) ?? []).filter((finding) =>
      finding.evidence.some((each) => each.path === path && each.line === line),
    );
  }

  dispose(): void {
    this.#listening.dispose();
    this.#collection.dispose();
  }

  async #refresh(root: string): Promise<void> {
    const cycles = await this.#cyclesOf(root);
    this.#cycles.set(root, cycles);
    const marks = marksOf(cycles);
    const shown = this.#shown.get(root) ?? new Map<string, string>();
    this.#shown.set(root, shown);
    const paths = new Set([...shown.keys(), ...marks.keys()]);
    const newest = () => this.#cycles.get(root) === cycles;
    await inSlices(paths, (path) => this.#show(root, path, marks.get(path) ?? []), newest);
  }

  async #cyclesOf(root: string): Promise<readonly Finding[]> {
    const wanted =
      this.#index.roots.includes(root) && readSetting('diagnostics.cycles', vscode.Uri.file(root));
    if (!wanted) return [];
    try {
      const findings = await this.#views.findings(root);
      return findings.filter((finding) => finding.kind === 'cycle' && finding.severity !== 'info');
    } catch {
      // The engine is gone; its state says so, and what was shown is no longer known to hold.
      return [];
    }
  }

  #show(root: string, path: string, marks: readonly Mark[]): void {
    const shown = this.#shown.get(root)!;
    const text = JSON.stringify(marks);
    if (marks.length > 0 ? shown.get(path) === text : !shown.has(path)) return;
    const uri = uriOf(root, path);
    if (marks.length === 0) {
      shown.delete(path);
      this.#collection.delete(uri);
    } else {
      shown.set(path, text);
      this.#collection.set(
        uri,
        marks.map((mark) => diagnosticOf(root, mark)),
      );
    }
  }
}

function marksOf(findings: readonly Finding[]): Map<string, Mark[]> {
  const byPath = new Map<string, Mark[]>();
  for (const { title, evidence } of findings) {
    for (const here of evidence) {
      const related = evidence.filter((each) => each !== here).slice(0, MAX_RELATED);
      const marks = byPath.get(here.path) ?? [];
      marks.push({ line: here.line, message: `${title}. ${here.text}`, related });
      byPath.set(here.path, marks);
    }
  }
  return byPath;
}

function diagnosticOf(root: string, { line, message, related }: Mark): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(lineRange(line), message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = CYCLE_CODE;
  diagnostic.relatedInformation = related.map(
    (each) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(uriOf(root, each.path), lineRange(each.line)),
        each.text,
      ),
  );
  return diagnostic;
}

function lineRange(line: number): vscode.Range {
  return new vscode.Range(Math.max(0, line - 1), 0, Math.max(0, line - 1), Number.MAX_SAFE_INTEGER);
}
