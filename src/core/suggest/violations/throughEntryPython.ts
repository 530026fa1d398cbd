/** Reroutes a Python import of a package's inside through the package itself, whose `__init__.py` offers the names from then on. */
import { dirname } from '../../../base/paths.ts';
import { applyReplacements } from '../../edit/replacements.ts';
import type { TreeDraft } from '../../edit/treeDraft.ts';
import { lineEndOf, nextLine } from '../../edit/wholeLine.ts';
import type { TextReplacement } from '../../model/suggestion.ts';
import type { ImportStatement } from '../../ports/syntaxReader.ts';
import { list } from '../cutTypeOnly.ts';
import type { ReadFile, Workbench } from '../workbench.ts';
import { entryFor } from './throughEntry.ts';
import type { BrokenImport, Fix } from './violationFix.ts';

export async function throughEntryPython(
  bench: Workbench,
  draft: TreeDraft,
  { violation, rules }: BrokenImport,
): Promise<Fix | undefined> {
  const entry = entryFor(bench, violation, rules);
  if (entry === undefined || !entry.endsWith('/__init__.py') || !violation.to.endsWith('.py'))
    return undefined;
  const user = await bench.open(draft, violation.from);
  const door = await bench.open(draft, entry);
  if (user?.syntax.family !== 'python' || door === undefined) return undefined;
  const statements = bench.importsInto(user, violation.to);
  const inside = modulePath(violation.to)
    .slice(dirname(entry).length + 1)
    .replaceAll('/', '.');
  const text = rerouted(user, statements, inside);
  const names = [...new Set(statements.flatMap(({ bindings }) => bindings.map(({ imported }) => imported)))];
  const missing = names.filter((name) => !offers(bench, door, violation.to, name));
  const taken = missing.some((name) => door.syntax.statements.some((each) => each.names.includes(name)));
  if (taken || text === undefined || !(await draft.write(user.path, text))) return undefined;
  if (missing.length > 0 && !(await draft.write(door.path, offering(door, inside, missing))))
    return undefined;
  const added = missing.length === 0 ? '' : `, which offers ${list(missing)} from then on`;
  return { title: `Import through ${entry}`, what: `${violation.from} imports through ${entry}${added}.` };
}

function modulePath(path: string): string {
  return path.replace(/(?:\/__init__)?\.py$/, '');
}

/** Undefined where some statement takes the module itself, or all of it. */
function rerouted(
  { text }: ReadFile,
  statements: readonly ImportStatement[],
  inside: string,
): string | undefined {
  const shortened = statements.map((each) => throughPackage(text, each, inside));
  const whole = shortened.filter((each) => each !== undefined);
  const complete = inside !== '' && whole.length > 0 && whole.length === shortened.length;
  return complete ? applyReplacements(text, whole) : undefined;
}

/** `orders.pricing` as `orders`. */
function throughPackage(
  text: string,
  { from, specifier, specifierStart: start, specifierEnd: end, bindings }: ImportStatement,
  inside: string,
): TextReplacement | undefined {
  const named = bindings.length > 0 && bindings.every(({ imported }) => imported !== '*');
  const before = specifier.slice(0, -inside.length);
  if (!from || !named || !specifier.endsWith(inside) || !before.endsWith('.')) return undefined;
  const short = /^\.+$/.test(before) ? before : before.slice(0, -1);
  return text.slice(start, end) === specifier ? { start, end, text: short } : undefined;
}

function offers(bench: Workbench, door: ReadFile, target: string, name: string): boolean {
  return bench
    .importsInto(door, target)
    .some(({ bindings }) => bindings.some(({ imported, local }) => imported === name && local === name));
}

function offering({ text, syntax }: ReadFile, inside: string, names: readonly string[]): string {
  const eol = lineEndOf(text);
  const last = syntax.imports.filter(({ topLevel }) => topLevel).at(-1);
  const at = last === undefined ? syntax.headerEnd : nextLine(text, last.end);
  const gap = at === 0 || text[at - 1] === '\n' ? '' : eol;
  return `${text.slice(0, at)}${gap}from .${inside} import ${names.join(', ')}${eol}${text.slice(at)}`;
}
