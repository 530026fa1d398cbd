/**
 * Cuts a Python import by moving what it takes to a module of its own that does not lead back.
 * The old module imports the names again, since in Python whatever it holds is its interface.
 */
import { dirname } from '../../base/paths.ts';
import { fileStem } from '../edit/fileNaming.ts';
import { applyReplacements } from '../edit/replacements.ts';
import { type ImportNeed, type Selection, selectDeclarations } from '../edit/selectDeclarations.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { lineEndOf, nextLine, wholeBlock } from '../edit/wholeLine.ts';
import type { FileSyntax, ImportBinding, ImportStatement } from '../ports/syntaxReader.ts';
import { mainSymbol } from './cutExtract.ts';
import { type CutPlan, list } from './cutTypeOnly.ts';
import { fromImport, isPackage, type Taken, takenOver } from './pythonTaken.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile, Workbench } from './workbench.ts';

/** Code that means something else in another module. */
const BOUND_TO_MODULE = /\b(?:__name__|__file__|__package__|globals\s*\()/;

interface Extraction {
  readonly taker: ReadFile;
  readonly donor: ReadFile;
  readonly selection: Selection;
  readonly taken: readonly Taken[];
  /** Module name of the new file without its package. */
  readonly stem: string;
}

export async function cutExtractPython(
  bench: Workbench,
  draft: TreeDraft,
  cut: FileEdge,
): Promise<CutPlan | undefined> {
  if (!cut.to.endsWith('.py')) return undefined;
  const taker = await bench.open(draft, cut.from);
  const donor = await bench.open(draft, cut.to);
  if (taker?.syntax.family !== 'python' || donor === undefined) return undefined;
  const taken = takenOver(bench, taker, cut);
  // A package may be left with nothing but its imports: it is then what others expect it to be.
  const share = isPackage(cut.to) ? 1 : undefined;
  const wanted = [...new Set(taken?.flatMap(({ bindings }) => bindings.map(({ imported }) => imported)))];
  const selection = wanted.length === 0 ? undefined : selectDeclarations(donor.syntax, wanted, share);
  if (taken === undefined || selection === undefined || !isMovable(donor, selection)) return undefined;
  const stem = await freeStem(bench, draft, cut.to, mainSymbol(selection, wanted));
  if (stem === undefined) return undefined;
  return write(bench, draft, { taker, donor, selection, taken, stem });
}

async function write(
  bench: Workbench,
  draft: TreeDraft,
  extraction: Extraction,
): Promise<CutPlan | undefined> {
  const { taker, donor, selection, stem } = extraction;
  const target = `${dirname(donor.path)}/${stem}.py`.replace(/^\//, '');
  const takerText = applyReplacements(
    taker.text,
    extraction.taken.flatMap((each) => redirected(extraction, each)),
  );
  const donorText = withoutMoved(extraction);
  if (takerText === undefined || donorText === undefined) return undefined;
  if (!(await draft.write(taker.path, takerText)) || !(await draft.write(donor.path, donorText)))
    return undefined;
  if (!(await draft.create(target, freshText(extraction)))) return undefined;
  const names = [...selection.names];
  const add = [taker.path, donor.path].map((from) => ({ from, to: target }));
  for (const to of neededFiles(bench, donor, selection)) add.push({ from: target, to });
  return {
    way: 'extract',
    cut: { from: taker.path, to: donor.path },
    change: { remove: [{ from: taker.path, to: donor.path }], add },
    what: `${list(names)} ${names.length === 1 ? 'needs' : 'need'} nothing that leads back, so ${names.length === 1 ? 'it' : 'they'} can move from ${donor.path} to ${target}, and ${donor.path} goes on offering ${names.length === 1 ? 'it' : 'them'}`,
    names,
    sure: false,
  };
}

function isMovable({ text, syntax }: ReadFile, { moved }: Selection): boolean {
  if (syntax.imports.some(({ from, bindings }) => from && bindings.length === 0)) return false;
  const hidden = boundElsewhere(syntax);
  return moved.every(
    ({ start, end, names, uses }) =>
      !names.some(isAgreed) &&
      !BOUND_TO_MODULE.test(text.slice(start, end)) &&
      uses.every(({ name }) => !hidden.has(name)),
  );
}

/** `__version__`, `__all__`: tools look for them in the file where they stand. */
function isAgreed(name: string): boolean {
  return /^__\w+__$/.test(name);
}

/** Names bound in blocks (`try: import x`) or by statements that only run: these cannot be taken along. */
function boundElsewhere(syntax: FileSyntax): ReadonlySet<string> {
  const plain = new Set([
    ...syntax.statements.flatMap(({ names }) => names),
    ...syntax.imports
      .filter(({ topLevel, typeOnly }) => topLevel || typeOnly)
      .flatMap(({ bindings }) => bindings.map(({ local }) => local)),
  ]);
  const written = syntax.statements
    .filter(({ kind }) => kind === 'other')
    .flatMap(({ uses }) => uses.flatMap(({ name, role }) => (role === 'write' ? [name] : [])));
  const nested = syntax.imports
    .filter(({ topLevel, typeOnly }) => !topLevel && !typeOnly)
    .flatMap(({ bindings }) => bindings.map(({ local }) => local));
  return new Set([...written, ...nested].filter((name) => !plain.has(name)));
}

async function freeStem(
  bench: Workbench,
  draft: TreeDraft,
  donor: string,
  symbol: string,
): Promise<string | undefined> {
  const folder = dirname(donor);
  const stem = fileStem(symbol, folder, bench.model.graph.nodes, 'snake');
  for (const name of [stem, `${stem}_shared`]) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const taken = [`${path}.py`, `${path}/__init__.py`].map((each) => draft.read(each));
    if ((await Promise.all(taken)).every((text) => text === undefined)) return name;
  }
  return undefined;
}

function redirected({ taker, donor, stem }: Extraction, { statement, bindings }: Taken) {
  const specifier = newModule(statement.specifier, donor.path, stem);
  if (bindings.length === statement.bindings.length) {
    return [{ start: statement.specifierStart, end: statement.specifierEnd, text: specifier }];
  }
  const left = statement.bindings.filter((binding) => !bindings.includes(binding));
  const lines = [fromImport(statement.specifier, left), fromImport(specifier, bindings)];
  return [{ start: statement.start, end: statement.end, text: lines.join(lineEndOf(taker.text)) }];
}

/** `..pkg.old` → `..pkg.new`; of a package, a module in it: `..pkg` → `..pkg.new`. */
function newModule(specifier: string, donor: string, stem: string): string {
  if (!isPackage(donor)) return specifier.replace(/[^.]*$/, stem);
  return specifier.endsWith('.') ? specifier + stem : `${specifier}.${stem}`;
}

function plainImport({ specifier }: ImportStatement, { local }: ImportBinding): string {
  const renamed = local !== specifier.split('.')[0];
  return renamed ? `import ${specifier} as ${local}` : `import ${specifier}`;
}

function freshText({ donor, selection }: Extraction): string {
  const eol = lineEndOf(donor.text);
  const linesOf = (typeOnly: boolean) =>
    selection.needs.filter(({ statement }) => statement.typeOnly === typeOnly).flatMap(importLines);
  const guarded = linesOf(true);
  const flag = guarded.length === 0 ? [] : ['from typing import TYPE_CHECKING'];
  const guard =
    guarded.length === 0 ? [] : ['', 'if TYPE_CHECKING:', ...guarded.map((line) => `    ${line}`)];
  const lines = [...linesOf(false), ...flag, ...guard];
  const future = donor.syntax.postponedAnnotations ? `from __future__ import annotations${eol}${eol}` : '';
  const head = lines.length === 0 ? future : `${future}${lines.join(eol)}${eol}${eol}${eol}`;
  const parts = selection.moved.map(({ outerStart, end }) => donor.text.slice(outerStart, end));
  return head + parts.join(eol + eol + eol) + eol;
}

function importLines({ statement, bindings }: ImportNeed): readonly string[] {
  if (statement.from) return [fromImport(statement.specifier, bindings)];
  return bindings.map((each) => plainImport(statement, each));
}

function withoutMoved({ donor, selection, taken, stem }: Extraction): string | undefined {
  const eol = lineEndOf(donor.text);
  const first = donor.syntax.statements[0]?.start ?? donor.text.length;
  const last = donor.syntax.imports.filter(({ topLevel, start }) => topLevel && start < first).at(-1);
  const at = last === undefined ? donor.syntax.headerEnd : nextLine(donor.text, last.end);
  const relative = [...donor.syntax.imports, ...taken.map(({ statement }) => statement)].some(
    ({ specifier }) => specifier.startsWith('.'),
  );
  const specifier = relative ? `.${stem}` : newModule(taken[0]!.statement.specifier, donor.path, stem);
  const names = [...selection.names].sort().map((name) => ({ imported: name, local: name, typeOnly: false }));
  const back = `${fromImport(specifier, names)}  # noqa: F401${eol}${last === undefined ? eol : ''}`;
  const removals = selection.moved.map(({ outerStart, end }) => wholeBlock(donor.text, outerStart, end));
  return applyReplacements(donor.text, [{ start: at, end: at, text: back }, ...removals]);
}

function neededFiles(bench: Workbench, donor: ReadFile, { needs }: Selection): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { statement, bindings } of needs) {
    if (statement.typeOnly) continue;
    const names = new Set(bindings.map(({ imported }) => imported));
    for (const resolved of bench.targetsOf(donor.path, statement)) {
      const meant =
        !statement.from || resolved.names.length === 0 || resolved.names.some((name) => names.has(name));
      if (resolved.target.status === 'resolved' && meant) files.add(resolved.target.path);
    }
  }
  return files;
}
