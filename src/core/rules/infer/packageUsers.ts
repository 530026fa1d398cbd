/** Who imports which package, without what comes with the language. */
import type { LanguageId } from '../../model/language.ts';
import type { Ground } from './ground.ts';
import { isStandard } from './standardPackages.ts';

export interface PackageUse {
  readonly name: string;
  /** Sorted. */
  readonly files: readonly string[];
}

/** Node's own modules count as one: what they are about is the machine. */
export const NODE = 'node:*';

export function packageUses({ sources, packages }: Ground): readonly PackageUse[] {
  const users = new Map<string, Set<string>>();
  for (const { path, language } of sources) {
    for (const written of packages.get(path)?.keys() ?? []) {
      if (isStandard(written, language)) continue;
      const name = written.startsWith('node:') ? NODE : written;
      users.set(name, (users.get(name) ?? new Set()).add(path));
    }
  }
  return [...users].map(([name, files]) => ({ name, files: [...files].sort() }));
}

const FAMILIES: Readonly<Partial<Record<LanguageId, string>>> = {
  tsx: 'script',
  typescript: 'script',
  javascript: 'script',
  jsx: 'script',
  vue: 'script',
  svelte: 'script',
  astro: 'script',
  kotlin: 'jvm',
  java: 'jvm',
  c: 'c',
  cpp: 'c',
};

/** Languages whose files can import the same packages: that a Go file imports no React says nothing. */
export function familyOf(language: LanguageId): string {
  return FAMILIES[language] ?? language;
}

/** Files of the workspace that could import what these files import. */
export function peersOf({ sources }: Ground, files: readonly string[]): readonly string[] {
  const own = new Set(files);
  const families = new Set(
    sources.filter(({ path }) => own.has(path)).map(({ language }) => familyOf(language)),
  );
  return sources.filter(({ language }) => families.has(familyOf(language))).map(({ path }) => path);
}
