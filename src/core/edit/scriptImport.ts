/** Writing TypeScript and JavaScript import statements in the style they were found in. */
import type { ImportBinding, ImportStatement } from '../ports/syntaxReader.ts';

export interface ScriptImport {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly bindings: readonly ImportBinding[];
  readonly quote: string;
  readonly semicolon: boolean;
}

/** Quote, semicolon and specifier as in the statement. */
export function styleOf(source: string, statement: ImportStatement): Omit<ScriptImport, 'bindings'> {
  return {
    specifier: statement.specifier,
    typeOnly: statement.typeOnly,
    quote: source[statement.specifierStart - 1] ?? "'",
    semicolon: source.slice(statement.start, statement.end).trimEnd().endsWith(';'),
  };
}

/** One statement, or two where the grammar allows no single one; no line end. */
export function renderImport(form: 'import' | 'export', parts: ScriptImport): readonly string[] {
  const own = parts.bindings.filter(({ imported }) => imported === 'default' && form === 'import');
  const space = parts.bindings.filter(({ imported }) => imported === '*');
  const named = parts.bindings.filter((binding) => !own.includes(binding) && !space.includes(binding));
  const groups = groupsOf({ own, space, named, alone: parts.typeOnly || form === 'export' });
  return groups.map((group) => renderOne(form, { ...parts, bindings: group }));
}

interface Groups {
  readonly own: readonly ImportBinding[];
  readonly space: readonly ImportBinding[];
  readonly named: readonly ImportBinding[];
  /** Default, namespace and named imports each need a statement of their own. */
  readonly alone: boolean;
}

function groupsOf({ own, space, named, alone }: Groups): readonly (readonly ImportBinding[])[] {
  const groups = alone
    ? [own, space, named]
    : space.length > 0
      ? [[...own, ...space], named]
      : [[...own, ...named]];
  return groups.filter((group) => group.length > 0);
}

function renderOne(form: 'import' | 'export', parts: ScriptImport): string {
  const clauses: string[] = [];
  const named: string[] = [];
  for (const { imported, local, typeOnly } of parts.bindings) {
    if (imported === '*') clauses.push(`* as ${local}`);
    else if (imported === 'default' && form === 'import') clauses.push(local);
    else {
      const marker = typeOnly && !parts.typeOnly ? 'type ' : '';
      named.push(marker + (imported === local ? imported : `${imported} as ${local}`));
    }
  }
  if (named.length > 0) clauses.push(`{ ${named.join(', ')} }`);
  const head = `${form} ${parts.typeOnly ? 'type ' : ''}${clauses.join(', ')}`;
  return `${head} from ${parts.quote}${parts.specifier}${parts.quote}${parts.semicolon ? ';' : ''}`;
}
