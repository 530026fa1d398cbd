/** Cuts an import through an index file that only hands names on, by importing from where they are declared. */
import { renderImport, styleOf } from '../edit/scriptImport.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { lineEndOf } from '../edit/wholeLine.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { ImportBinding, ImportStatement } from '../ports/syntaxReader.ts';
import { type CutPlan, statementsMakeEdge } from './cutTypeOnly.ts';
import { type Declared, directPlan, MAX_HOPS } from './directPlan.ts';
import type { FileEdge } from './simulate.ts';
import { scriptSpecifier } from './specifiers.ts';
import type { ReadFile, Workbench } from './workbench.ts';

export async function cutDirect(
  bench: Workbench,
  draft: TreeDraft,
  cut: FileEdge,
): Promise<CutPlan | undefined> {
  const file = await bench.open(draft, cut.from);
  if (file === undefined || file.syntax.family !== 'script') return undefined;
  const statements = bench.importsInto(file, cut.to).filter(({ typeOnly }) => !typeOnly);
  if (statements.length === 0 || !statementsMakeEdge(bench, cut, statements.length)) return undefined;
  const replacements: TextReplacement[] = [];
  const targets = new Set<string>();
  for (const statement of statements) {
    const replacement = await direct(bench, draft, { file, statement, cut, targets });
    if (replacement === undefined) return undefined;
    replacements.push(replacement);
  }
  const names = statements.flatMap(({ bindings }) => bindings.map(({ local }) => local));
  return directPlan(draft, cut, { file, replacements, targets, names });
}

interface DirectParts {
  readonly file: ReadFile;
  readonly statement: ImportStatement;
  readonly cut: FileEdge;
  /** Filled with the files that names come from. */
  readonly targets: Set<string>;
}

async function direct(
  bench: Workbench,
  draft: TreeDraft,
  { file, statement, cut, targets }: DirectParts,
): Promise<TextReplacement | undefined> {
  if (statement.form === 'other' || statement.bindings.length === 0 || !statement.topLevel) return undefined;
  const groups = new Map<string, ImportBinding[]>();
  for (const binding of statement.bindings) {
    const declared = await declaredIn(bench, draft, { path: cut.to, name: binding.imported }, MAX_HOPS);
    if (declared === undefined || declared.path === cut.to || declared.path === cut.from) return undefined;
    const group = groups.get(declared.path) ?? [];
    groups.set(declared.path, group);
    group.push({ ...binding, imported: declared.name });
  }
  const lines: string[] = [];
  const style = styleOf(file.text, statement);
  for (const [path, bindings] of groups) {
    const retarget = {
      importer: file.path,
      specifier: statement.specifier,
      target: cut.to,
      targetAfter: path,
    };
    const specifier = await scriptSpecifier(bench, retarget);
    if (specifier === undefined) return undefined;
    lines.push(...renderImport(statement.form, { ...style, specifier, bindings }));
    targets.add(path);
  }
  const eol = lineEndOf(file.text);
  return { start: statement.start, end: statement.end, text: lines.join(eol) };
}

/** Follows re-exports to the file that declares a name; undefined when the trail is not plain. */
async function declaredIn(
  bench: Workbench,
  draft: TreeDraft,
  wanted: Declared,
  hops: number,
): Promise<Declared | undefined> {
  const file = wanted.name === '*' ? undefined : await bench.open(draft, wanted.path);
  if (file === undefined || hops === 0) return undefined;
  if (declares(file, wanted.name)) return wanted;
  const wildcards: string[] = [];
  for (const statement of file.syntax.imports) {
    if (statement.form !== 'export') continue;
    const path = onlyTarget(bench, file.path, statement);
    const binding = statement.bindings.find(({ local }) => local === wanted.name);
    if (binding !== undefined) {
      return path === undefined
        ? undefined
        : declaredIn(bench, draft, { path, name: binding.imported }, hops - 1);
    }
    if (statement.bindings.length === 0 && path !== undefined) wildcards.push(path);
  }
  if (wanted.name === 'default') return undefined;
  for (const path of wildcards) {
    const found = await declaredIn(bench, draft, { path, name: wanted.name }, hops - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function declares(file: ReadFile, name: string): boolean {
  return file.syntax.statements.some((each) =>
    name === 'default' ? each.isDefault : each.exported && !each.isDefault && each.names.includes(name),
  );
}

function onlyTarget(bench: Workbench, path: string, statement: ImportStatement): string | undefined {
  const resolved = bench
    .targetsOf(path, statement)
    .flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : []));
  return new Set(resolved).size === 1 ? resolved[0] : undefined;
}
