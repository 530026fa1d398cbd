/** Words in groups, each as a number: enough to know a text again, and not enough to read it. */
import { hashWords } from '../../base/hash.ts';

/** Fewer words than these may stand anywhere by chance. */
export const GROUP = 4;

/** 32-bit hashes of every {@link GROUP} words that follow each other. */
export function wordGroups(words: readonly string[]): number[] {
  const groups: number[] = [];
  for (let at = 0; at + GROUP <= words.length; at++)
    groups.push(hashWords(words.slice(at, at + GROUP)) >>> 0);
  return groups;
}

/** How often each number is among them. */
export function counted(numbers: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
