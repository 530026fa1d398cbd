/** Which top-level statements have to move together when some names of a file move. */
import type { FileSyntax, ImportBinding, ImportStatement, TopStatement } from '../ports/syntaxReader.ts';

export interface Selection {
  /** In file order. */
  readonly moved: readonly TopStatement[];
  readonly rest: readonly TopStatement[];
  /** Names the moved statements declare. */
  readonly names: ReadonlySet<string>;
  /** Moved names that what stays behind uses. */
  readonly usedBehind: ReadonlySet<string>;
  readonly needs: readonly ImportNeed[];
}

/** Bindings of one import statement that the moved part uses. */
export interface ImportNeed {
  readonly statement: ImportStatement;
  readonly bindings: readonly NeededBinding[];
}

export interface NeededBinding extends ImportBinding {
  /** The part that stays does not use it. */
  readonly movesAway: boolean;
  readonly usedAsTypeOnly: boolean;
}

/** More than this is no shared part any more, but the file itself. */
const USUAL_SHARE = 0.7;

/**
 * Undefined when the names cannot be moved without changing what the program does, or when hardly anything would stay.
 * @param maxShare how much of the declarations' text may go, in [0, 1].
 */
export function selectDeclarations(
  syntax: FileSyntax,
  wanted: readonly string[],
  maxShare = USUAL_SHARE,
): Selection | undefined {
  const moved = closure(syntax, wanted);
  if (moved === undefined) return undefined;
  const rest = syntax.statements.filter((each) => !moved.has(each));
  const names = new Set([...moved].flatMap((each) => each.names));
  const restUses = rest.flatMap((each) => each.uses);
  if (restUses.some(({ name, role }) => role === 'write' && names.has(name))) return undefined;
  if (sizeOf(moved) > maxShare * (sizeOf(moved) + sizeOf(rest))) return undefined;
  const ordered = syntax.statements.filter((each) => moved.has(each));
  return {
    moved: ordered,
    rest,
    names,
    usedBehind: new Set(restUses.flatMap(({ name }) => (names.has(name) ? [name] : []))),
    needs: needsOf(syntax, ordered, rest),
  };
}

function closure(syntax: FileSyntax, wanted: readonly string[]): ReadonlySet<TopStatement> | undefined {
  const declaring = new Map<string, TopStatement[]>();
  for (const statement of syntax.statements) {
    for (const name of statement.names) declaring.set(name, [...(declaring.get(name) ?? []), statement]);
  }
  const moved = new Set<TopStatement>();
  const queue = [...wanted];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const statements = declaring.get(name);
    if (statements === undefined) return undefined;
    for (const statement of statements) {
      if (moved.has(statement)) continue;
      if (statement.isDefault || statement.kind === 'other' || statement.kind === 'export-list')
        return undefined;
      moved.add(statement);
      queue.push(
        ...statement.names,
        ...statement.uses.map((use) => use.name).filter((each) => declaring.has(each)),
      );
    }
  }
  return moved;
}

function sizeOf(statements: Iterable<TopStatement>): number {
  let size = 0;
  for (const { start, end } of statements) size += end - start;
  return size;
}

function needsOf(
  syntax: FileSyntax,
  moved: readonly TopStatement[],
  rest: readonly TopStatement[],
): readonly ImportNeed[] {
  const inMoved = moved.flatMap((each) => each.uses);
  const behind = new Set(rest.flatMap((each) => each.uses.map(({ name }) => name)));
  const needs: ImportNeed[] = [];
  for (const statement of syntax.imports) {
    if (statement.form === 'export') continue;
    const bindings = statement.bindings.flatMap((binding) => {
      const uses = inMoved.filter(({ name }) => name === binding.local);
      if (uses.length === 0) return [];
      const usedAsTypeOnly = uses.every(({ role }) => role === 'type');
      return [{ ...binding, movesAway: !behind.has(binding.local), usedAsTypeOnly }];
    });
    if (bindings.length > 0) needs.push({ statement, bindings });
  }
  return needs;
}
