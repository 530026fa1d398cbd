/** The native parser's module record as imports, from a whole result and from a view alike. */
import type { EcmaScriptModule, StaticExport, StaticImport } from 'oxc-parser';
import type { ImportSpan } from './oxcLooseImports.ts';

export function recordedImports(source: string, record: EcmaScriptModule): ImportSpan[] {
  const found: ImportSpan[] = [];
  for (const statement of record.staticImports) found.push(staticImport(source, statement));
  for (const statement of record.staticExports) {
    const entry = reExport(source, statement);
    if (entry !== undefined) found.push(entry);
  }
  for (const call of record.dynamicImports) {
    const { start, end } = call.moduleRequest;
    if (isPlainLiteral(source, start, end))
      found.push({ ...within(source, start, end), kind: 'deferred', names: ['*'] });
  }
  return found;
}

function staticImport(source: string, statement: StaticImport): ImportSpan {
  const { moduleRequest, entries } = statement;
  const types =
    entries.length > 0 ? entries.every((entry) => entry.isType) : isEmptyTypeImport(source, statement);
  return {
    ...within(source, moduleRequest.start, moduleRequest.end),
    kind: types ? 'type' : 'static',
    names: distinct(entries.map(({ importName }) => nameOf(importName))),
  };
}

/** `import type {} from 'x'`: no entry carries the mark. */
function isEmptyTypeImport(source: string, { start, moduleRequest }: StaticImport): boolean {
  return (
    moduleRequest.start - start > 12 && /^import\s+type\b/.test(source.slice(start, moduleRequest.start))
  );
}

/**
 * Undefined for exports of the file's own, and for names that an `import` statement brought in: those carry the place of that
 * statement.
 */
function reExport(source: string, { start, entries }: StaticExport): ImportSpan | undefined {
  const from = source.startsWith('export', start)
    ? entries.filter((entry) => entry.moduleRequest !== null)
    : [];
  const request = from[0]?.moduleRequest;
  if (request === undefined || request === null) return undefined;
  return {
    ...within(source, request.start, request.end),
    kind: from.every((entry) => entry.isType) ? 'type' : 're-export',
    names: distinct(from.map(({ importName }) => nameOf(importName))),
  };
}

/** What an entry takes from the other module: as documented, or as a view of the parser's memory has it. */
type TakenName =
  | { readonly kind: string; readonly name: string | null }
  | { readonly value: string }
  | { readonly start: number }
  | string;

/** Namespaces and stars have no name of their own; in a view a default import has only its place. */
function nameOf(taken: TakenName): string {
  if (typeof taken === 'string') return '*';
  if ('kind' in taken) return taken.kind === 'Default' ? 'default' : (taken.name ?? '*');
  return 'value' in taken ? taken.value : 'default';
}

function isPlainLiteral(source: string, start: number, end: number): boolean {
  const quote = source[start];
  if (end - start < 3 || quote !== source[end - 1]) return false;
  return quote === '"' || quote === "'" || (quote === '`' && !source.slice(start, end).includes('${'));
}

/** The literal without its quotes. */
function within(source: string, start: number, end: number): Pick<ImportSpan, 'specifier' | 'start' | 'end'> {
  return { specifier: source.slice(start + 1, end - 1), start: start + 1, end: end - 1 };
}

function distinct(names: readonly string[]): readonly string[] {
  return names.length < 2 ? names : [...new Set(names)];
}
