/** Names of folders, written as those of a project are. */
import { capital, type Habit, wordsOf, writtenAs } from '../edit/fileNaming.ts';

type Style = Habit | 'dotted';

/** @param name as another project writes it: `value-objects`. @param folders paths that are here. */
export function writtenAsHere(name: string, folders: readonly string[]): string {
  const words = wordsOf(name);
  const segments = new Set(folders.flatMap((path) => path.split('/')));
  const names = [...segments].filter((segment) => /^\p{L}/u.test(segment));
  if (words.length === 0 || names.length === 0 || !/^\p{L}[\p{L}\p{N}._-]*$/u.test(name)) return name;
  const capitals = names.filter((segment) => /^\p{Lu}/u.test(segment)).length;
  if (words.length === 1) return capitals * 2 > names.length ? capital(words[0]!) : words[0]!;
  const style = mostOf(names) ?? (capitals * 2 > names.length ? 'pascal' : undefined);
  if (style === undefined) return name;
  return style === 'dotted' ? words.map(capital).join('.') : writtenAs(words, style);
}

function mostOf(names: readonly string[]): Style | undefined {
  const counts = new Map<Style, number>();
  for (const name of names) {
    const style = styleOf(name);
    if (style !== undefined) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Undefined of a single word, which is written alike in most of them. */
function styleOf(name: string): Style | undefined {
  if (wordsOf(name).length < 2) return undefined;
  if (name.includes('-')) return 'kebab';
  if (name.includes('_')) return 'snake';
  if (name.includes('.')) return 'dotted';
  return /^\p{Lu}/u.test(name) ? 'pascal' : 'camel';
}
