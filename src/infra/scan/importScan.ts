/** The import scan: the languages whose imports are read without a tree, many times faster than with one. */
import { embedsScripts } from '../../core/languages/languages.ts';
import type { FactDepth, RawImport } from '../../core/model/facts.ts';
import type { LanguageId } from '../../core/model/language.ts';
import type { ScriptUnit } from './embeddedScript.ts';
import { scanIncludes } from './includeScan.ts';
import { scanOxc } from './oxc/oxcImports.ts';

export interface ScannedImports {
  readonly imports: readonly RawImport[];
  readonly syntaxErrors: number;
}

const SCRIPTS: ReadonlySet<LanguageId> = new Set(['typescript', 'tsx', 'javascript', 'jsx']);
const PREPROCESSED: ReadonlySet<LanguageId> = new Set(['c', 'cpp']);

/** True where no grammar has to be loaded, as long as the platform has the native parser of scripts. */
export function isFastScan(language: LanguageId, depth: FactDepth): boolean {
  return (
    depth === 'imports' && (SCRIPTS.has(language) || PREPROCESSED.has(language) || embedsScripts(language))
  );
}

/**
 * Undefined where only a tree tells: other languages, and scripts on a platform that the native parser is missing on.
 * Of a component, its script is given.
 */
export function scanImports(
  path: string,
  { language, text }: Pick<ScriptUnit, 'language' | 'text'>,
): ScannedImports | undefined {
  if (PREPROCESSED.has(language)) return { imports: scanIncludes(text), syntaxErrors: 0 };
  if (!SCRIPTS.has(language)) return undefined;
  const result = scanOxc(path, language, text);
  return 'imports' in result ? result : undefined;
}
