/** Whether texts say something: one that says the same over and over, and several that say the same, teach nothing more. */
import { type CodeSketch, changedShare, codeSketch } from '../preference/codeSketch.ts';
import { codeWords } from '../survival/codeWords.ts';
import { wordGroups } from '../survival/wordGroups.ts';

/** With fewer groups of words a text may repeat itself. */
const FEWEST_GROUPS = 40;
/** Of a text's groups of words, those that have to differ: in code it is more than half. */
const LEAST_DISTINCT = 0.2;
/** Of the groups of two texts together, those that may be in one alone: a name, not a thought. */
const MOST_CHANGED = 0.15;
/** Smallest hashes: of two texts that are alike one nearly always agrees. */
const KEYS = 8;

export function repeatsItself(text: string): boolean {
  const groups = wordGroups(codeWords(text));
  return groups.length >= FEWEST_GROUPS && new Set(groups).size < LEAST_DISTINCT * groups.length;
}

/** A text, and what it was asked with. */
export interface Saying {
  readonly text: string;
  readonly asked: string;
}

/** In their order, without those that say what an earlier one says but for a word or two that nobody asked for. */
export function sayingOnce<T>(items: readonly T[], sayingOf: (item: T) => Saying): readonly T[] {
  const said = new Sayings();
  return items.filter((item) => {
    const saying = sayingOf(item);
    if (said.has(saying)) return false;
    said.add(saying);
    return true;
  });
}

/** What has been said, found again where it is said in nearly the same words. */
export class Sayings {
  readonly #byKey = new Map<number, { readonly saying: Saying; readonly sketch: CodeSketch }[]>();

  add(saying: Saying): void {
    const sketch = codeSketch([saying.text]);
    for (const key of sketch.slice(0, KEYS))
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), { saying, sketch }]);
  }

  has(saying: Saying): boolean {
    const sketch = codeSketch([saying.text]);
    const near = new Set(sketch.slice(0, KEYS).flatMap((key) => this.#byKey.get(key) ?? []));
    return [...near].some(
      (other) => changedShare(other.sketch, sketch) <= MOST_CHANGED && !answers(saying, other.saying),
    );
  }
}

/** Whether what is other in it was asked for: the same habit with another name has something to teach. */
function answers(saying: Saying, other: Saying): boolean {
  const [asked, before] = [wordsOf(saying.asked), wordsOf(other.asked)];
  const known = wordsOf(other.text);
  return [...wordsOf(saying.text)].some((word) => !known.has(word) && asked.has(word) && !before.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  const apart = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return new Set(apart.match(/\p{L}{2,}|\p{N}+/gu) ?? []);
}
