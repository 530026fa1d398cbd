/** Diagnostics on the import lines that close a cycle at run time. */
import * as vscode from 'vscode';
import type { Finding } from '../core/model/finding.ts';
import { uriOf } from './documents.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController } from './indexController.ts';
import { readSetting } from './settings.ts';

export const DIAGNOSTIC_SOURCE = 'groundplan';
export const CYCLE_CODE = 'cycle';

export class CycleDiagnostics implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  readonly #listening: vscode.Disposable;
  readonly #byRoot = new Map<string, readonly Finding[]>();

  constructor(engine: EngineHandle, index: IndexController) {
    this.#engine = engine;
    this.#listening = index.onModelUpdated((root) => void this.#refresh(root));
  }

  /** Findings whose evidence stands on this line. */
  findingsAt(root: string, path: string, line: number): readonly Finding[] {
    const findings = this.#byRoot.get(root) ?? [];
    return findings.filter((finding) =>
      finding.evidence.some((each) => each.path === path && each.line === line),
    );
  }

  dispose(): void {
    this.#listening.dispose();
    this.#collection.dispose();
  }

  async #refresh(root: string): Promise<void> {
    try {
      const { findings } = await this.#engine.get().findings(root);
      const cycles = findings.filter((finding) => finding.kind === 'cycle' && finding.severity !== 'info');
      this.#byRoot.set(root, readSetting('diagnostics.cycles', vscode.Uri.file(root)) ? cycles : []);
    } catch {
      // The engine is gone; its state says so, and what was shown is no longer known to hold.
      this.#byRoot.delete(root);
    }
    this.#publish();
  }

  #publish(): void {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const [root, findings] of this.#byRoot) {
      for (const finding of findings) addTo(byFile, root, finding);
    }
    this.#collection.clear();
    for (const [file, diagnostics] of byFile) this.#collection.set(vscode.Uri.parse(file), diagnostics);
  }
}

function addTo(byFile: Map<string, vscode.Diagnostic[]>, root: string, finding: Finding): void {
  for (const { path, line, text } of finding.evidence) {
    const uri = uriOf(root, path);
    const diagnostic = new vscode.Diagnostic(
      lineRange(line),
      `${finding.title}. ${text}`,
      vscode.DiagnosticSeverity.Warning,
    );
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = CYCLE_CODE;
    diagnostic.relatedInformation = finding.evidence
      .filter((other) => other.path !== path || other.line !== line)
      .map(
        (other) =>
          new vscode.DiagnosticRelatedInformation(
            new vscode.Location(uriOf(root, other.path), lineRange(other.line)),
            other.text,
          ),
      );
    const list = byFile.get(uri.toString()) ?? [];
    byFile.set(uri.toString(), [...list, diagnostic]);
  }
}

function lineRange(line: number): vscode.Range {
  return new vscode.Range(Math.max(0, line - 1), 0, Math.max(0, line - 1), Number.MAX_SAFE_INTEGER);
}
