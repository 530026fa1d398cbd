/** Numbers and names as a sentence says them, and how module names nest. */
import { basename, dirname } from '../../base/paths.ts';

/** Names that only their folder makes telling. */
const GATHERING = /^(?:index|main|mod|__init__|__main__|types|package-info)\./;

/** A count with its noun: `1 file`, `3 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The base name, with its folder where the name alone says nothing. */
export function shortName(path: string): string {
  const name = basename(path);
  const folder = dirname(path);
  return GATHERING.test(name) && folder !== '' ? `${basename(folder)}/${name}` : name;
}

export function moduleLabel(name: string): string {
  return name === '.' ? 'the root module' : name;
}

/** True when the first module's folder lies inside the second's. */
export function isInside(name: string, outer: string): boolean {
  return name !== outer && (outer === '.' || name.startsWith(`${outer}/`));
}
