/**
 * A small picture of code that tells whether it has really changed: the smallest hashes of its words in groups of four (bottom-k
 * sketch, Broder, On the resemblance and containment of documents, 1997). It holds none of the words, and layout does not change it.
 */
import { hashWords } from '../../base/hash.ts';

/** Ascending 32-bit hashes, at most {@link SKETCH_SIZE}. */
export type CodeSketch = readonly number[];

export const SKETCH_SIZE = 128;
const GROUP = 4;

export function codeSketch(texts: readonly string[]): CodeSketch {
  const hashes = new Set<number>();
  for (const text of texts) {
    const words = text.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
    if (words.length > 0 && words.length < GROUP) hashes.add(hashOf(words));
    for (let at = 0; at + GROUP <= words.length; at++) hashes.add(hashOf(words.slice(at, at + GROUP)));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** Estimated share of the groups that are in one of the two only, in [0, 1]. */
export function changedShare(before: CodeSketch, after: CodeSketch): number {
  if (before.length === 0 && after.length === 0) return 0;
  const union = [...new Set([...before, ...after])].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
  const [old, now] = [new Set(before), new Set(after)];
  const common = union.filter((hash) => old.has(hash) && now.has(hash)).length;
  return 1 - common / union.length;
}

/** FNV-1a, 32 bits. */
function hashOf(words: readonly string[]): number {
  const hash = hashWords(words);
  // FNV's low values are not spread well enough to be the smallest of a set.
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
