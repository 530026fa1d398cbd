/** How often each name is there, most first. */
import { grouped } from '../../base/grouped.ts';

export function tallied(names: readonly string[]): { name: string; times: number }[] {
  return [...grouped(names, (name) => name)]
    .map(([name, own]) => ({ name, times: own.length }))
    .sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
}
