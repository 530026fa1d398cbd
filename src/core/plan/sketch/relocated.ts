/** Relative imports of a file that comes to stand elsewhere: to what comes along, else to what stays where it was. */
import { dirname, join, relative } from '../../../base/paths.ts';
import type { Renamer } from '../text/renamed.ts';

export interface Relocation {
  /** Of the sibling. */
  readonly from: string;
  readonly to: string;
  readonly rename: Renamer;
  /** Whether a file without its ending, or an entry of a folder, is there or planned. */
  isThere(path: string): boolean;
}

/** The statement with the sibling's names still, but for paths that stay. */
export function relocated(statement: string, { from, to, rename, isThere }: Relocation): string {
  return statement.replace(/(['"])(\.{1,2}(?:\/[^'"]*)?)\1/g, (quoted, quote: string, specifier: string) => {
    const target = join(dirname(from), specifier);
    if (target === undefined) return quoted;
    const bare = target.replace(/\.(?:[cm]?[jt]sx?|vue|svelte)$/, '');
    const ending = target.slice(bare.length);
    const along = rename(bare);
    if (along !== bare && isThere(along)) return quoted;
    if (!isThere(bare) && !isThere(target)) return quoted;
    const written = `${relative(dirname(to), bare)}${ending}`;
    // What is renamed afterwards is made to come out as it is.
    return rename(written) === written ? `${quote}${written}${quote}` : `${quote}${kept(written)}${quote}`;
  });
}

const GUARD = '\u2060';

/** So that renaming leaves it alone. */
function kept(text: string): string {
  return [...text].join(GUARD);
}

/** A statement that comes out of renaming as it is. */
export function guarded(statement: string, rename: Renamer): string {
  return rename(statement) === statement ? statement : kept(statement);
}

export function unguarded(text: string): string {
  return text.replaceAll(GUARD, '');
}
