/** Cuts a Python import of names that a package only hands on, by importing from the modules that declare them. */
import { dirname } from '../../base/paths.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { lineEndOf } from '../edit/wholeLine.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { ImportBinding } from '../ports/syntaxReader.ts';
import type { CutPlan } from './cutTypeOnly.ts';
import { type Declared, directPlan, MAX_HOPS } from './directPlan.ts';
import { fromImport, isPackage, type Taken, takenOver } from './pythonTaken.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile, Workbench } from './workbench.ts';

/** A longer line is broken into one name a line. */
const MAX_LINE = 88;

export async function cutDirectPython(
  bench: Workbench,
  draft: TreeDraft,
  cut: FileEdge,
): Promise<CutPlan | undefined> {
  if (!cut.to.endsWith('.py')) return undefined;
  const taker = await bench.open(draft, cut.from);
  if (taker?.syntax.family !== 'python') return undefined;
  const taken = takenOver(bench, taker, cut);
  if (taken === undefined || taken.length === 0) return undefined;
  const targets = new Set<string>();
  const replacements: TextReplacement[] = [];
  for (const each of taken) {
    const replacement = await direct(bench, draft, { taker, taken: each, cut, targets });
    if (replacement === undefined) return undefined;
    replacements.push(replacement);
  }
  const names = taken.flatMap(({ bindings }) => bindings.map(({ local }) => local));
  return directPlan(draft, cut, { file: taker, replacements, targets, names });
}

interface DirectParts {
  readonly taker: ReadFile;
  readonly taken: Taken;
  readonly cut: FileEdge;
  /** Filled with the files that names come from. */
  readonly targets: Set<string>;
}

async function direct(
  bench: Workbench,
  draft: TreeDraft,
  { taker, taken, cut, targets }: DirectParts,
): Promise<TextReplacement | undefined> {
  const { statement, bindings } = taken;
  const groups = new Map<string, ImportBinding[]>();
  for (const binding of bindings) {
    const declared = await declaredIn(bench, draft, { path: cut.to, name: binding.imported }, MAX_HOPS);
    if (declared === undefined || declared.path === cut.to || declared.path === cut.from) return undefined;
    const specifier = specifierFor(statement.specifier, cut.to, declared.path);
    if (specifier === undefined) return undefined;
    groups.set(specifier, [...(groups.get(specifier) ?? []), { ...binding, imported: declared.name }]);
    targets.add(declared.path);
  }
  const left = statement.bindings.filter((binding) => !bindings.includes(binding));
  if (left.length > 0) groups.set(statement.specifier, left);
  const eol = lineEndOf(taker.text);
  const lines = [...groups].map(([specifier, names]) => folded(specifier, names, eol));
  return { start: statement.start, end: statement.end, text: lines.join(eol) };
}

function folded(specifier: string, bindings: readonly ImportBinding[], eol: string): string {
  const line = fromImport(specifier, bindings);
  if (line.length <= MAX_LINE) return line;
  const [head = '', names = ''] = line.split(/(?<= import )/);
  return `${head}(${eol}${names
    .split(', ')
    .map((name) => `    ${name},${eol}`)
    .join('')})`;
}

/** `pkg` → `pkg.part` for what lies below the package; undefined elsewhere. */
function specifierFor(specifier: string, module: string, declared: string): string | undefined {
  const folder = dirname(module);
  if (!isPackage(module) || !declared.startsWith(`${folder}/`)) return undefined;
  const dotted = declared
    .slice(folder.length + 1)
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
  return specifier.endsWith('.') ? specifier + dotted : `${specifier}.${dotted}`;
}

/** Follows plain `from … import …` to the module that declares a name; undefined where a name has more than one origin. */
async function declaredIn(
  bench: Workbench,
  draft: TreeDraft,
  wanted: Declared,
  hops: number,
): Promise<Declared | undefined> {
  const file = hops === 0 || !wanted.path.endsWith('.py') ? undefined : await bench.open(draft, wanted.path);
  if (file === undefined) return undefined;
  const declared = file.syntax.statements.filter(({ names }) => names.includes(wanted.name)).length > 0;
  const bindings = file.syntax.imports.flatMap((statement) =>
    statement.bindings
      .filter(({ local }) => local === wanted.name && !statement.typeOnly)
      .map((binding) => ({ statement, binding })),
  );
  const [only, ...others] = bindings;
  if (only === undefined) return declared && !isWrittenLater(file, wanted.name) ? wanted : undefined;
  if (declared || others.length > 0 || !only.statement.topLevel || !only.statement.from) return undefined;
  const { imported } = only.binding;
  const paths = bench
    .targetsOf(file.path, only.statement)
    .flatMap(({ target, names }) =>
      target.status === 'resolved' && names.includes(imported) ? [target.path] : [],
    );
  const [path] = paths;
  if (path === undefined || new Set(paths).size > 1) return undefined;
  return declaredIn(bench, draft, { path, name: imported }, hops - 1);
}

/** Set again by a statement that only runs (`if …: name = …`): which one counts is known at run time only. */
function isWrittenLater(file: ReadFile, name: string): boolean {
  return file.syntax.statements.some(
    ({ kind, uses }) => kind === 'other' && uses.some((each) => each.name === name && each.role === 'write'),
  );
}
