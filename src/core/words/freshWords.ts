/** What a person said in the comments of a file between two versions of it: neither moved, nor wrapped anew, nor put right by a letter. */
import type { LanguageId } from '../model/language.ts';
import { commentsOf } from './commentsOf.ts';
import { isGenerated, isNote, ownWords } from './ownWords.ts';
import { mostlyWithin, wordsOf } from './sameWords.ts';

/** Something that was said near code. */
export interface SaidInCode {
  /** The sentences that are new. */
  readonly text: string;
  /** Of the whole comment, in the later version; 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** It marks work that is left: TODO, FIXME, HACK, XXX. */
  readonly note: boolean;
}

export interface Versions {
  readonly language: LanguageId;
  readonly before: string;
  readonly after: string;
  /** Texts that came in at once between the two, and not by hand: pasted, completed, edited by a tool. */
  readonly inserted: readonly string[];
}

/** More new comments at once are not a person's remarks. */
const MOST_COMMENTS = 20;

export function freshWords({ language, before, after, inserted }: Versions): readonly SaidInCode[] {
  if (before === after || isGenerated(after)) return [];
  const known = new Set<string>();
  const knownLengths = new Map<number, string[][]>();
  for (const { text } of commentsOf(before, language)) {
    for (const sentence of sentencesOf(ownWords(text))) {
      const words = wordsOf(sentence);
      const joined = words.join(' ');
      if (known.has(joined)) continue;
      known.add(joined);
      knownLengths.set(words.length, [...(knownLengths.get(words.length) ?? []), words]);
    }
  }
  const isKnown = (sentence: string) => {
    const words = wordsOf(sentence);
    return (
      known.has(words.join(' ')) ||
      (knownLengths.get(words.length) ?? []).some((other) => isCorrection(other, words))
    );
  };
  const pasted = inserted.map(wordsOf);
  const said = commentsOf(after, language).flatMap((comment): SaidInCode[] => {
    const fresh = sentencesOf(ownWords(comment.text)).filter((sentence) => !isKnown(sentence));
    if (fresh.length === 0 || mostlyWithin(fresh.flatMap(wordsOf), pasted)) return [];
    const { startLine, endLine, text } = comment;
    return [{ text: fresh.join(' '), startLine, endLine, note: isNote(text) }];
  });
  return said.length > MOST_COMMENTS ? [] : said;
}

function sentencesOf(words: string): readonly string[] {
  return words.split(/\n|(?<=[.!?…])\s+/).filter((sentence) => sentence.trim() !== '');
}

/** One word of several was spelt otherwise. */
function isCorrection(before: readonly string[], after: readonly string[]): boolean {
  if (after.length < 3) return false;
  const differing = after.flatMap((word, at) => (word === before[at] ? [] : [at]));
  const [at] = differing;
  return differing.length === 1 && isRespelt(before[at!]!, after[at!]!);
}

/** Two letters at most are other ones, of a word long enough that it is still the same. */
function isRespelt(before: string, after: string): boolean {
  if (Math.min(before.length, after.length) < 4 || Math.abs(before.length - after.length) > 2) return false;
  const [shorter, longer] = before.length <= after.length ? [before, after] : [after, before];
  let head = 0;
  while (head < shorter.length && shorter[head] === longer[head]) head++;
  let tail = 0;
  while (tail < shorter.length - head && shorter.at(-1 - tail) === longer.at(-1 - tail)) tail++;
  return longer.length - head - tail <= 2;
}
