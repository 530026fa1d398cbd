/**
 * The fast import scan of JavaScript and TypeScript: the native parser's module records, and tokens for what they leave out.
 * No syntax tree crosses into JavaScript.
 */
import type { EcmaScriptModule, ParserOptions } from 'oxc-parser';
import type { RawImport } from '../../../core/model/facts.ts';
import type { LanguageId } from '../../../core/model/language.ts';
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
  const languages = dialects(path, language);
  const { read, dialect } = readTolerantly(oxc, { path, language, source }, languages);
  const { found } = read;
  if (read.errors > 0) addMissing(found, looseImports(source));
  else if (read.unrecorded) {
    const jsxText = mayMislead(source) ? jsxTextSpans(oxc.parseSync(path, source, dialect).program) : [];
    addMissing(found, looseImports(source, { callStarts: read.callStarts, jsxText }));
  }
  found.push(...referencePaths(source));
  return { imports: withLines(source, found), syntaxErrors: read.errors };
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
    // Astro runs its script inside of a function.
    if (path.endsWith('.astro')) return [{ lang: 'ts' }, { lang: 'ts', sourceType: 'commonjs' }];
    return path.endsWith('.cts') ? [{ lang: 'ts', sourceType: 'commonjs' }] : [{ lang: 'ts' }];
  }
  if (path.endsWith('.mjs')) return [{ lang: 'jsx' }, { lang: 'tsx' }];
  const commonjs: Dialect = { lang: 'jsx', sourceType: 'commonjs' };
  return path.endsWith('.cjs') ? [commonjs] : [{ lang: 'jsx' }, commonjs, { lang: 'tsx' }];
}

interface Unit {
  readonly path: string;
  readonly language: LanguageId;
  readonly source: string;
}

/** What is kept of a parse. */
interface ReadRecord {
  readonly found: ImportSpan[];
  readonly errors: number;
  /** Offsets of the `import()` calls. */
  readonly callStarts: ReadonlySet<number>;
  /** The source has imports that module records leave out. */
  readonly unrecorded: boolean;
}

interface DialectRead {
  readonly read: ReadRecord;
  readonly dialect: Dialect;
}

function readTolerantly(oxc: OxcBinding, unit: Unit, [first, ...others]: readonly Dialect[]): DialectRead {
  const read = readRecord(oxc, unit, first!);
  if (read.errors === 0) return { read, dialect: first! };
  for (const dialect of others) {
    const again = readRecord(oxc, unit, dialect);
    if (again.errors === 0) return { read: again, dialect };
  }
  return { read, dialect: first! };
}

function readRecord(oxc: OxcBinding, { path, language, source }: Unit, dialect: Dialect): ReadRecord {
  return oxc.parseView(path, source, dialect, ({ module, errors }) => {
    const callStarts = new Set(module.dynamicImports.map((call) => call.start));
    return {
      found: recordedImports(source, module),
      errors: errors.length,
      callStarts,
      unrecorded: errors.length === 0 && hasUnrecorded(source, language, module, callStarts),
    };
  });
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
  if (hasModuleCall(source) || (record.hasModuleSyntax && EMPTY_EXPORT.test(source))) return true;
  if ((language !== 'typescript' && language !== 'tsx') || !source.includes('import(')) return false;
  return [...source.matchAll(IMPORT_CALL)].some((match) => !calls.has(match.index));
}

/** Looks for the words first: that is many times faster than the pattern, and most files have neither. */
function hasModuleCall(source: string): boolean {
  return (source.includes('require') || source.includes('define')) && MODULE_CALL.test(source);
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
