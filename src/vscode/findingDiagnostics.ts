/** Diagnostics on the import lines that close a cycle at run time or break a rule, and on what is wrong with the rules. */
import * as vscode from 'vscode';
import type { Evidence, Finding, FindingKind, Severity } from '../core/model/finding.ts';
import type { SettingKey } from '../core/settings/settings.ts';
import { uriOf } from './documents.ts';
import type { IndexController } from './indexController.ts';
import { inSlices } from './inSlices.ts';
import type { ModelViews } from './modelViews.ts';
import { readSetting } from './settings.ts';

/** Where a workspace keeps its rules. */
const RULES_FILE = 'groundplan.yaml';

export const DIAGNOSTIC_SOURCE = 'groundplan';
/** Kinds of findings that stand on a line, and the setting that shows them. */
const SHOWN = {
  cycle: 'diagnostics.cycles',
  'rule-violation': 'diagnostics.rules',
  'rule-problem': 'diagnostics.rules',
  'pattern-drift': 'diagnostics.patternDrift',
} as const satisfies Partial<Record<FindingKind, SettingKey>>;

type ShownKind = keyof typeof SHOWN;

/** Drift is looked for in the whole workspace: when a person stops to think, not at every keystroke. */
const QUIET_MS = 1500;

/** Other places that a diagnostic leads to. */
const MAX_RELATED = 8;

/** One diagnostic as data: what is shown already is not shown again. */
interface Mark {
  readonly line: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly Evidence[];
}

export class FindingDiagnostics implements vscode.Disposable {
  readonly #views: ModelViews;
  readonly #index: IndexController;
  readonly #collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  readonly #listening: vscode.Disposable;
  readonly #findings = new Map<string, readonly Finding[]>();
  readonly #drift = new Map<string, readonly Finding[]>();
  readonly #looking = new Map<string, NodeJS.Timeout>();
  /** By root and path: what is shown there, as text to compare. */
  readonly #shown = new Map<string, Map<string, string>>();

  constructor(views: ModelViews, index: IndexController) {
    this.#views = views;
    this.#index = index;
    this.#listening = vscode.Disposable.from(
      index.onModelUpdated(({ root }) => {
        void this.#refresh(root);
        this.#lookForDrift(root);
      }),
      // What classes do may have been read for another file's sake by now.
      vscode.window.onDidChangeActiveTextEditor(() => {
        for (const root of index.modelledRoots) this.#lookForDrift(root);
      }),
    );
  }

  /** Findings whose evidence stands on this line. */
  findingsAt(root: string, path: string, line: number): readonly Finding[] {
    return (this.#findings.get(root) ?? []).filter((finding) =>
      finding.evidence.some((each) => each.path === path && each.line === line),
    );
  }

  /** How often a rule is broken. */
  count(root: string, rule: string): number {
    const all = this.#findings.get(root) ?? [];
    return all.filter(
      ({ kind, severity, subjects }) =>
        kind === 'rule-violation' && severity !== 'info' && subjects.at(-1) === rule,
    ).length;
  }

  dispose(): void {
    this.#listening.dispose();
    for (const timer of this.#looking.values()) clearTimeout(timer);
    this.#collection.dispose();
  }

  async #refresh(root: string): Promise<void> {
    const findings = await this.#shownOf(root);
    this.#findings.set(root, findings);
    const marks = marksOf(findings);
    const shown = this.#shown.get(root) ?? new Map<string, string>();
    this.#shown.set(root, shown);
    const paths = new Set([...shown.keys(), ...marks.keys()]);
    const newest = () => this.#findings.get(root) === findings;
    await inSlices(paths, (path) => this.#show(root, path, marks.get(path) ?? []), newest);
  }

  #lookForDrift(root: string): void {
    clearTimeout(this.#looking.get(root));
    const look = async () => {
      this.#looking.delete(root);
      const found = await this.#views.drift(root).catch(() => []);
      const same = JSON.stringify(found) === JSON.stringify(this.#drift.get(root) ?? []);
      this.#drift.set(root, found);
      if (!same) await this.#refresh(root);
    };
    this.#looking.set(
      root,
      setTimeout(() => void look(), QUIET_MS),
    );
  }

  async #shownOf(root: string): Promise<readonly Finding[]> {
    if (!this.#index.roots.includes(root)) return [];
    const wanted = (kind: FindingKind) => isShown(kind) && readSetting(SHOWN[kind], vscode.Uri.file(root));
    try {
      const findings = (await this.#views.findings(root)).filter(({ kind }) => kind !== 'pattern-drift');
      return [...findings, ...(this.#drift.get(root) ?? [])].filter(
        ({ kind, severity }) => wanted(kind) && (severity !== 'info' || kind !== 'cycle'),
      );
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

function isShown(kind: FindingKind): kind is ShownKind {
  return kind in SHOWN;
}

function marksOf(findings: readonly Finding[]): Map<string, Mark[]> {
  const byPath = new Map<string, Mark[]>();
  for (const finding of findings) {
    // Every import of a cycle is part of it; a rule is broken in one place, and the rest shows how.
    const places = finding.kind === 'cycle' ? finding.evidence : finding.evidence.slice(0, 1);
    for (const here of places) {
      const marks = byPath.get(here.path) ?? [];
      marks.push(markOf(finding, here));
      byPath.set(here.path, marks);
    }
  }
  return byPath;
}

function markOf({ kind, title, severity, explanation, evidence, subjects }: Finding, here: Evidence): Mark {
  const related = evidence.filter((each) => each !== here).slice(0, MAX_RELATED);
  const own =
    kind === 'cycle'
      ? `${title}. ${here.text}`
      : `${title}${kind === 'pattern-drift' ? '.' : ''} ${explanation}`;
  const code = kind === 'rule-violation' ? (subjects.at(-1) ?? kind) : kind;
  return { line: here.line, code, severity: kind === 'cycle' ? 'warning' : severity, message: own, related };
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

function diagnosticOf(root: string, { line, code, severity, message, related }: Mark): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(lineRange(line), message, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  // A rule's id leads to the rules.
  diagnostic.code = isShown(code as FindingKind) ? code : { value: code, target: uriOf(root, RULES_FILE) };
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
