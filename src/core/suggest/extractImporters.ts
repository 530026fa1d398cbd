/** Points the importers of an extraction's names at their new file. */
import { basename, dirname } from '../../base/paths.ts';
import { applyReplacements } from '../edit/replacements.ts';
import { renderImport, styleOf } from '../edit/scriptImport.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { lineEndOf } from '../edit/wholeLine.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { ImportStatement } from '../ports/syntaxReader.ts';
import { statementsMakeEdge } from './cutTypeOnly.ts';
import type { Extraction } from './extraction.ts';
import type { FileEdge, GraphChange } from './simulate.ts';
import { scriptSpecifier } from './specifiers.ts';
import type { ReadFile, Workbench } from './workbench.ts';

export interface Followed {
  /** Exported names that some importer goes on taking from the old file. */
  readonly reexport: ReadonlySet<string>;
  readonly change: GraphChange;
}

/** Undefined when the file of the cut itself cannot follow. */
export async function followMoved(
  bench: Workbench,
  draft: TreeDraft,
  extraction: Extraction,
): Promise<Followed | undefined> {
  const exported = extraction.selection.moved.filter((each) => each.exported).flatMap(({ names }) => names);
  let behind = isEntry(extraction.donor.path) || (await isNewlyImported(bench, draft, extraction.donor.path));
  const remove: FileEdge[] = [];
  const add: FileEdge[] = [];
  for (const path of followersOf(bench, extraction.donor.path)) {
    const outcome = await followOne(bench, draft, extraction, path);
    if (path === extraction.cut.from && outcome !== 'left') return undefined;
    if (outcome === 'behind') behind = true;
    else if (outcome !== 'untouched') add.push({ from: path, to: extraction.target });
    if (outcome === 'left') remove.push({ from: path, to: extraction.donor.path });
  }
  return { reexport: new Set(behind ? exported : []), change: { remove, add } };
}

function isEntry(path: string): boolean {
  return /(?:^|\/)(?:index|main|mod)\.[mc]?[jt]sx?$/.test(path);
}

/** Importers that are pointed at the new file: of an entry those beside and below it; to others it is the interface. */
export function followersOf(bench: Workbench, donor: string): readonly string[] {
  const importers = bench.importersOf(donor);
  if (!isEntry(donor) || dirname(donor) === '') return importers;
  return importers.filter((path) => path.startsWith(`${dirname(donor)}/`));
}

/** Earlier steps of the same draft may have written imports of the file that the model knows nothing of. */
async function isNewlyImported(bench: Workbench, draft: TreeDraft, donor: string): Promise<boolean> {
  const names = new Set([stemOf(donor), stemOf(dirname(donor))]);
  for (const path of draft.touched()) {
    const file = await bench.open(draft, path);
    const unknown = file?.syntax.imports.filter((each) => bench.targetsOf(path, each).length === 0) ?? [];
    if (unknown.some(({ specifier }) => names.has(stemOf(specifier)))) return true;
  }
  return false;
}

function stemOf(path: string): string {
  return basename(path).split('.')[0] ?? '';
}

/** `left`: takes nothing from the old file any more; `partly`: takes something else from it still; `behind`: cannot follow. */
type Outcome = 'left' | 'partly' | 'behind' | 'untouched';

async function followOne(
  bench: Workbench,
  draft: TreeDraft,
  extraction: Extraction,
  path: string,
): Promise<Outcome> {
  const file = await bench.open(draft, path);
  if (file?.syntax.family !== 'script') return 'behind';
  if (extraction.mayFollow?.(path) === false)
    return takesNone(bench, file, extraction) ? 'untouched' : 'behind';
  const statements = bench.importsInto(file, extraction.donor.path);
  const loading = statements.filter(({ typeOnly }) => !typeOnly);
  if (!statementsMakeEdge(bench, { from: path, to: extraction.donor.path }, loading.length)) return 'behind';
  if (statements.length === 0 || statements.some((each) => !isNamed(each))) return 'behind';
  const names = extraction.selection.names;
  const touched = statements.filter(({ bindings }) => bindings.some(({ imported }) => names.has(imported)));
  if (touched.length === 0) return 'untouched';
  const replacements: TextReplacement[] = [];
  for (const statement of touched) {
    const replacement = await redirected(bench, file, statement, extraction);
    if (replacement === undefined) return 'behind';
    replacements.push(replacement);
  }
  const text = applyReplacements(file.text, replacements);
  if (text === undefined || !(await draft.write(path, text))) return 'behind';
  const stays = loading.some(({ bindings }) => bindings.some(({ imported }) => !names.has(imported)));
  return stays ? 'partly' : 'left';
}

function takesNone(bench: Workbench, file: ReadFile, { donor, selection }: Extraction): boolean {
  return bench
    .importsInto(file, donor.path)
    .every((each) => isNamed(each) && !each.bindings.some(({ imported }) => selection.names.has(imported)));
}

function isNamed({ form, topLevel, bindings }: ImportStatement): boolean {
  return (
    form !== 'other' && topLevel && bindings.length > 0 && bindings.every(({ imported }) => imported !== '*')
  );
}

async function redirected(
  bench: Workbench,
  file: ReadFile,
  statement: ImportStatement,
  { donor, target, selection }: Extraction,
): Promise<TextReplacement | undefined> {
  const specifier = await scriptSpecifier(bench, {
    importer: file.path,
    specifier: statement.specifier,
    target: donor.path,
    targetAfter: target,
  });
  if (specifier === undefined || statement.form === 'other') return undefined;
  const style = styleOf(file.text, statement);
  const moved = statement.bindings.filter(({ imported }) => selection.names.has(imported));
  const left = statement.bindings.filter(({ imported }) => !selection.names.has(imported));
  if (left.length === 0)
    return { start: statement.specifierStart, end: statement.specifierEnd, text: specifier };
  const lines = [
    ...renderImport(statement.form, { ...style, bindings: left }),
    ...renderImport(statement.form, { ...style, specifier, bindings: moved }),
  ];
  return { start: statement.start, end: statement.end, text: lines.join(lineEndOf(file.text)) };
}
