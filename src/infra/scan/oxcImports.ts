/**
 * The fast import scan of JavaScript and TypeScript: the native parser's module records, and tokens for what they leave out.
 * No syntax tree crosses into JavaScript.
 */
import type { EcmaScriptModule, ParserOptions, Program } from 'oxc-parser';
import type { RawImport } from '../../core/model/facts.ts';
import type { LanguageId } from '../../core/model/language.ts';
import { loadOxc, type OxcBinding, type OxcUnavailable } from './oxcBinding.ts';
import { mayOverflow } from './oxcDepth.ts';
import { jsxTextSpans, mayMislead } from './oxcJsxText.ts';
import { type ImportSpan, looseImports } from './oxcLooseImports.ts';
import { recordedImports } from './oxcRecords.ts';
import { referencePaths } from './oxcReferences.ts';

export interface OxcImports {
  /** In source order. */
  readonly imports: readonly RawImport[];
  readonly syntaxErrors: number;
}

type Lang = NonNullable<ParserOptions['lang']>;

/** Never throws for any text; `unavailable` when the platform has no native parser, and then for every file. */
export function scanOxc(path: string, language: LanguageId, source: string): OxcImports | OxcUnavailable {
  const oxc = loadOxc();
  if ('unavailable' in oxc) return oxc;
  if (mayOverflow(source)) {
    const found = [...looseImports(source), ...referencePaths(source)];
    return { imports: withLines(source, found), syntaxErrors: 0 };
  }
  const parsed = parseTolerantly(oxc, path, source, dialects(path, language));
  const found = recordedImports(source, parsed.record);
  const callStarts = new Set(parsed.record.dynamicImports.map((call) => call.start));
  if (parsed.errors > 0) addMissing(found, looseImports(source));
  else if (hasUnrecorded(source, language, parsed.record, callStarts)) {
    const jsxText = mayMislead(source) ? jsxTextSpans(parsed.program()) : [];
    addMissing(found, looseImports(source, { callStarts, jsxText }));
  }
  found.push(...referencePaths(source));
  return { imports: withLines(source, found), syntaxErrors: parsed.errors };
}

interface Dialect {
  readonly lang: Lang;
  readonly sourceType?: 'commonjs';
}

/** In the order to try: a script's top-level `return` and Flow's types are no errors of their authors. */
function dialects(path: string, language: LanguageId): readonly Dialect[] {
  if (language === 'tsx') return [{ lang: 'tsx' }];
  if (language === 'typescript') {
    if (/\.d\.[cm]?ts$/.test(path)) return [{ lang: 'dts' }];
    return path.endsWith('.cts') ? [{ lang: 'ts', sourceType: 'commonjs' }] : [{ lang: 'ts' }];
  }
  if (path.endsWith('.mjs')) return [{ lang: 'jsx' }, { lang: 'tsx' }];
  const commonjs: Dialect = { lang: 'jsx', sourceType: 'commonjs' };
  return path.endsWith('.cjs') ? [commonjs] : [{ lang: 'jsx' }, commonjs, { lang: 'tsx' }];
}

interface Parsed {
  readonly record: EcmaScriptModule;
  readonly errors: number;
  /** The whole tree: dear, so only where nothing cheaper will do. */
  program(): Program;
}

function parseTolerantly(
  oxc: OxcBinding,
  path: string,
  source: string,
  [first, ...others]: readonly Dialect[],
): Parsed {
  const parsed = parse(oxc, path, source, first!);
  if (parsed.errors === 0) return parsed;
  for (const dialect of others) {
    const again = parse(oxc, path, source, dialect);
    if (again.errors === 0) return again;
  }
  return parsed;
}

function parse(oxc: OxcBinding, path: string, source: string, dialect: Dialect): Parsed {
  const result = oxc.parseSync(path, source, dialect);
  return { record: result.module, errors: result.errors.length, program: () => result.program };
}

/** CommonJS and AMD. */
const MODULE_CALL = /\b(?:require\s*\(|define\s*\(\s*['"[])/;
const IMPORT_CALL = /\bimport\s*\(/g;
const EMPTY_EXPORT = /\bexport\s*(?:type\s*)?\{\s*\}\s*from\b/;

function hasUnrecorded(
  source: string,
  language: LanguageId,
  record: EcmaScriptModule,
  calls: ReadonlySet<number>,
): boolean {
  if (MODULE_CALL.test(source) || (record.hasModuleSyntax && EMPTY_EXPORT.test(source))) return true;
  if ((language !== 'typescript' && language !== 'tsx') || !source.includes('import(')) return false;
  return [...source.matchAll(IMPORT_CALL)].some((match) => !calls.has(match.index));
}

function addMissing(found: ImportSpan[], loose: readonly ImportSpan[]): void {
  const known = new Set(found.map((span) => span.start));
  for (const span of loose) if (!known.has(span.start)) found.push(span);
}

function withLines(source: string, spans: readonly ImportSpan[]): readonly RawImport[] {
  let line = 1;
  let next = source.indexOf('\n');
  return [...spans]
    .filter((span) => span.specifier !== '')
    .sort((a, b) => a.start - b.start)
    .map((span) => {
      for (; next >= 0 && next < span.start; next = source.indexOf('\n', next + 1)) line++;
      return { ...span, line };
    });
}
