/**
 * The words of code and of prose about code, for index and query alike. `HTTPServer`, `http_server` and `http-server` have the words
 * http and server; an identifier of several words has each two neighbours as one word too (`filesystem` finds `fileSystem`), and the whole.
 */
import { spelledOut } from './abbreviations.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stopWords.ts';

/** A run of letters, digits and what identifiers have besides. */
const RUN = /[\p{L}\p{N}_$]+/gu;
/** An acronym, a capitalised or small word, a number, letters of scripts without case. */
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\p{Lu}\p{Ll}\p{N}_$]+/gu;
/** Scripts that part no words: Chinese, Japanese, Korean. */
const UNPARTED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Longer runs are data. */
const LONGEST_RUN = 80;
const LONGEST_NUMBER = 6;

const NONE: readonly string[] = [];

/** What identifiers of one spelling yield, which come over and over. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 100_000;

/** Calls with the words of each run of a text, in its order. */
export function forEachRun(text: string, found: (words: readonly string[], run: string) => void): void {
  for (const [run] of text.matchAll(RUN)) {
    const words = wordsOfRun(run);
    if (words.length > 0) found(words, run);
  }
}

export function codeWords(text: string): readonly string[] {
  const all: string[] = [];
  forEachRun(text, (words) => all.push(...words));
  return all;
}

/** Single words first, then neighbours as one, then the whole. */
export function wordsOfRun(run: string): readonly string[] {
  if (run.length > LONGEST_RUN) return NONE;
  let words = known.get(run);
  if (words === undefined) {
    words = taken(run);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(run, words);
  }
  return words;
}

function taken(run: string): readonly string[] {
  const parts = partsOf(run);
  const words = parts.flatMap((part) => wordOf(part));
  if (parts.length < 2 || UNPARTED.test(run)) return words;
  return [...words, ...joined(parts.map((part) => stem(spelledOut(part))))];
}

/** In lower case. */
export function partsOf(run: string): readonly string[] {
  if (UNPARTED.test(run)) return pairs(run);
  return [...run.matchAll(PART)].map(([part]) => part.toLowerCase());
}

/** @returns none for what no search is about. */
export function wordOf(part: string): readonly string[] {
  if (part.length < 2 || isStopWord(part)) return NONE;
  if (part.length > LONGEST_NUMBER && /^\p{N}+$/u.test(part)) return NONE;
  return [stem(spelledOut(part))];
}

function joined(words: readonly string[]): readonly string[] {
  const two = words.slice(1).map((word, at) => words[at]! + word);
  return words.length > 2 && words.length <= 6 ? [...two, words.join('')] : two;
}

function pairs(run: string): readonly string[] {
  const letters = [...run.replace(/[_$]/g, '')];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at]! + letter);
}
