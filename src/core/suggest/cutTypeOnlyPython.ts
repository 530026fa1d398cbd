/** Cuts a Python import that only annotations need: it moves under `if TYPE_CHECKING:`. */
import { applyReplacements } from '../edit/replacements.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { lineEndOf, nextLine, wholeLine } from '../edit/wholeLine.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { ImportBinding, ImportStatement } from '../ports/syntaxReader.ts';
import { type CutPlan, list } from './cutTypeOnly.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile, Workbench } from './workbench.ts';

/** Libraries that read annotations while the program runs (typing.get_type_hints and the like). */
const READS_ANNOTATIONS =
  /^(?:pydantic|pydantic_settings|fastapi|sqlmodel|typer|attrs?|cattrs|msgspec|beartype|typeguard|dataclasses_json|marshmallow_dataclass|injector|strawberry|litestar|odmantic|beanie|ninja|sqlalchemy|hydra|cyclopts|mashumaro|plum)(?:\.|$)/;

export async function cutTypeOnlyPython(
  bench: Workbench,
  draft: TreeDraft,
  cut: FileEdge,
): Promise<CutPlan | undefined> {
  if (!/\.py$/.test(cut.from)) return undefined;
  const file = await bench.open(draft, cut.from);
  if (file === undefined || readsAnnotations(file)) return undefined;
  const statements = bench.importsInto(file, cut.to).filter(({ typeOnly }) => !typeOnly);
  const moved = statements.map((statement) => movable(bench, file, statement, cut.to));
  if (moved.length === 0 || moved.some((bindings) => bindings === undefined)) return undefined;
  const parts = statements.map((statement, at) => ({ statement, bindings: moved[at] ?? [] }));
  const text = rewritten(file, parts);
  if (text === undefined || !(await draft.write(cut.from, text))) return undefined;
  const names = parts.flatMap(({ bindings }) => bindings.map(({ local }) => local));
  return {
    way: 'annotation',
    cut,
    change: { remove: [cut], add: [] },
    what: `${list(names)} ${names.length === 1 ? 'is' : 'are'} used only in annotations in ${cut.from}, so the import can move under \`if TYPE_CHECKING:\``,
    names,
    // A library that is not known to read annotations may still do so.
    sure: false,
  };
}

function readsAnnotations(file: ReadFile): boolean {
  return file.syntax.imports.some(({ specifier }) => READS_ANNOTATIONS.test(specifier));
}

/** The bindings of a statement that come from the file; undefined when one is needed at run time. */
function movable(
  bench: Workbench,
  file: ReadFile,
  statement: ImportStatement,
  to: string,
): readonly ImportBinding[] | undefined {
  if (!statement.topLevel || !statement.from || statement.bindings.length === 0) return undefined;
  const resolved = bench.targetsOf(file.path, statement);
  const taken = new Set(
    resolved.flatMap(({ target, names }) =>
      target.status === 'resolved' && target.path === to ? names : [],
    ),
  );
  const bindings = statement.bindings.filter(({ imported }) => taken.has(imported));
  const names = new Set(bindings.map(({ local }) => local));
  const uses = file.syntax.statements.flatMap((each) => each.uses.filter(({ name }) => names.has(name)));
  const fine = bindings.length > 0 && uses.length > 0 && uses.every(({ role }) => role === 'type');
  return fine && !isRepublished(file, names) ? bindings : undefined;
}

/** A package's `__init__.py` imports names to hand them on; so does whatever `__all__` lists. */
function isRepublished(file: ReadFile, names: ReadonlySet<string>): boolean {
  if (/(?:^|\/)__init__\.py$/.test(file.path)) return true;
  const all = file.syntax.statements.find((each) => each.names.includes('__all__'));
  if (all === undefined) return false;
  const text = file.text.slice(all.start, all.end);
  return [...names].some((name) => text.includes(`'${name}'`) || text.includes(`"${name}"`));
}

interface MovedNames {
  readonly statement: ImportStatement;
  readonly bindings: readonly ImportBinding[];
}

function rewritten(file: ReadFile, parts: readonly MovedNames[]): string | undefined {
  const eol = lineEndOf(file.text);
  const removals = parts.map((part) => withoutNames(file, part));
  const block = parts.map(
    ({ statement, bindings }) =>
      `    from ${statement.specifier} import ${bindings.map(renderBinding).join(', ')}${eol}`,
  );
  const guard = guardInsertion(file, block.join(''), eol);
  return applyReplacements(file.text, [...removals, ...guard]);
}

function renderBinding({ imported, local }: ImportBinding): string {
  return imported === local ? imported : `${imported} as ${local}`;
}

/** Takes names out of an import statement; the whole line when nothing is left. */
function withoutNames(file: ReadFile, { statement, bindings }: MovedNames): TextReplacement {
  const left = statement.bindings.filter((binding) => !bindings.includes(binding));
  if (left.length > 0) {
    const text = `from ${statement.specifier} import ${left.map(renderBinding).join(', ')}`;
    return { start: statement.start, end: statement.end, text };
  }
  return wholeLine(file.text, statement.start, statement.end);
}

function guardInsertion(file: ReadFile, block: string, eol: string): readonly TextReplacement[] {
  const insertions: TextReplacement[] = [];
  const at = (offset: number, text: string) => insertions.push({ start: offset, end: offset, text });
  const { syntax } = file;
  if (!syntax.postponedAnnotations) at(syntax.headerEnd, `from __future__ import annotations${eol}${eol}`);
  const guarded = syntax.imports.filter(({ typeOnly }) => typeOnly).at(-1);
  if (guarded !== undefined && isGuardPlain(file, guarded)) {
    at(nextLine(file.text, guarded.end), block);
    return insertions;
  }
  const flag = syntax.imports.some(
    ({ topLevel, bindings }) => topLevel && bindings.some(({ local }) => local === 'TYPE_CHECKING'),
  );
  const last = syntax.imports.filter(({ topLevel, typeOnly }) => topLevel && !typeOnly).at(-1);
  const first = syntax.imports.find(({ topLevel, typeOnly }) => topLevel && !typeOnly);
  if (!flag) at(first?.start ?? syntax.headerEnd, `from typing import TYPE_CHECKING${eol}`);
  at(
    last === undefined ? syntax.headerEnd : nextLine(file.text, last.end),
    `${eol}if TYPE_CHECKING:${eol}${block}`,
  );
  return insertions;
}

/** Directly under the guard, indented by four, on lines of its own. */
function isGuardPlain(file: ReadFile, statement: ImportStatement): boolean {
  const lineStart = file.text.lastIndexOf('\n', statement.start - 1) + 1;
  return file.text.slice(lineStart, statement.start) === '    ';
}
