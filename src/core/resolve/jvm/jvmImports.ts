/** Import lines of Java and Kotlin, read into their parts. */
import type { RawImport } from '../../model/facts.ts';

/** What an import names, once read. */
export interface ImportLine {
  readonly index: number;
  readonly parts: readonly string[];
  /** The name it binds in this file; `*` for all. */
  readonly local: string;
  readonly isStatic: boolean;
}

export function readImport(raw: RawImport, index: number): ImportLine {
  const parts = raw.specifier.replace(/[\s`]/g, '').split('.');
  const wildcard = raw.names.includes('*');
  const alias = raw.flavour === 'alias' ? raw.names[0] : undefined;
  return {
    index,
    parts,
    local: wildcard ? '*' : (alias ?? parts.at(-1)!),
    isStatic: raw.flavour === 'static',
  };
}
