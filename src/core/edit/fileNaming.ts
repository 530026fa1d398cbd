/** Names for new files in the habit of the files beside them. */
import { basename, dirname } from '../../base/paths.ts';

export type Habit = 'camel' | 'pascal' | 'kebab' | 'snake';

/** Words of an identifier or file name: `HTTPServerError`, `http_server-error` → http server error. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Base name without ending for a file about `symbol`. */
export function fileStem(symbol: string, folder: string, paths: Iterable<string>, fallback: Habit): string {
  const words = wordsOf(symbol);
  const parts = words.length === 0 ? ['shared'] : words;
  const habit = habitOf(folder, paths) ?? fallback;
  // Files named like classes hold classes; one named after a function is written like the function.
  const isPlain = habit === 'pascal' && fallback === 'camel' && /^\p{Ll}/u.test(symbol);
  return writtenAs(parts, isPlain ? 'camel' : habit);
}

export function writtenAs(words: readonly string[], habit: Habit): string {
  switch (habit) {
    case 'kebab':
      return words.join('-');
    case 'snake':
      return words.join('_');
    case 'pascal':
      return words.map(capital).join('');
    case 'camel':
      return words.map((word, at) => (at === 0 ? word : capital(word))).join('');
  }
}

/** The commonest habit among the folder's files; undefined when their names are single plain words. */
function habitOf(folder: string, paths: Iterable<string>): Habit | undefined {
  const counts = new Map<Habit, number>();
  for (const path of paths) {
    if (dirname(path) !== folder) continue;
    const habit = habitOfName(basename(path).split('.')[0] ?? '');
    if (habit !== undefined) counts.set(habit, (counts.get(habit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Undefined for a single plain word. */
export function habitOfName(name: string): Habit | undefined {
  if (name.startsWith('_')) return undefined;
  if (name.includes('-')) return 'kebab';
  if (name.includes('_')) return 'snake';
  if (/^\p{Lu}/u.test(name)) return 'pascal';
  return /\p{Lu}/u.test(name) ? 'camel' : undefined;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
