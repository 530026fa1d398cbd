/** Whether texts say something: one that says the same over and over, and several that say the same, teach nothing more. */
import { type CodeSketch, changedShare, codeSketch } from '../preference/codeSketch.ts';
import { codeWords } from '../survival/codeWords.ts';
import { wordGroups } from '../survival/wordGroups.ts';

/** With fewer groups of words a text may repeat itself. */
const FEWEST_GROUPS = 40;
/** Of a text's groups of words, those that have to differ: in code it is more than half. */
const LEAST_DISTINCT = 0.2;
/** Of the groups of two texts together, those that may be in one alone: a name, not a thought. */
const MOST_CHANGED = 0.2;
/** Smallest hashes: of two texts that are alike one nearly always agrees. */
const KEYS = 8;

export function repeatsItself(text: string): boolean {
  const groups = wordGroups(codeWords(text));
  return groups.length >= FEWEST_GROUPS && new Set(groups).size < LEAST_DISTINCT * groups.length;
}

/** In their order, without those that say what an earlier one says but for a word or two. */
export function sayingOnce<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  const said = new Sayings();
  return items.filter((item) => {
    const text = textOf(item);
    if (said.has(text)) return false;
    said.add(text);
    return true;
  });
}

/** What has been said, found again where it is said in nearly the same words. */
export class Sayings {
  readonly #byKey = new Map<number, CodeSketch[]>();

  add(text: string): void {
    const sketch = codeSketch([text]);
    for (const key of sketch.slice(0, KEYS)) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), sketch]);
  }

  has(text: string): boolean {
    const sketch = codeSketch([text]);
    const near = new Set(sketch.slice(0, KEYS).flatMap((key) => this.#byKey.get(key) ?? []));
    return [...near].some((other) => changedShare(other, sketch) <= MOST_CHANGED);
  }
}
