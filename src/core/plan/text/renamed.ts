/** One subject in the place of another, in every way that code writes a name: `orderLine`, `OrderLines`, `order_line`, `order-lines`, `ORDER_LINE`. */
import { capital } from '../../edit/fileNaming.ts';
import { singular } from '../../places/singular.ts';
import { VERBS } from '../family/roleWords.ts';

export type Renamer = (text: string) => string;

interface Form {
  readonly written: string;
  /** What may not stand before it and behind it, so that `particle` has no article in it. */
  readonly before: string;
  readonly after: string;
}

/** @param words of a noun in the singular, in lower case. */
export function pluralWords(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), pluralOf(last)];
}

/** Of an English noun in the singular. */
export function pluralOf(word: string): string {
  if (singular(word) !== word) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** Words in the singular, as subjects are compared. */
export function singularWords(words: readonly string[]): readonly string[] {
  return words.length === 0 ? words : [...words.slice(0, -1), singularOf(words.at(-1)!)];
}

function singularOf(word: string): string {
  return /(?:ss|us|is)$/.test(word) ? word : singular(word);
}

const MEMO = 200;
const known = new Map<string, Renamer>();

/** Stands for the subject in a template, and for the noun of a subject that begins with a verb. */
export const OPEN: readonly string[] = ['zqv'];
const OPEN_NOUN: readonly string[] = ['zqw'];

/** Plural stays plural. Both in the singular. Of `create order` → `export invoice` the nouns alone are renamed as well. */
export function renamer(from: readonly string[], to: readonly string[]): Renamer {
  const key = `${from.join(' ')}>${to.join(' ')}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  if (known.size >= MEMO) known.clear();
  const whole = makeRenamer(from, to);
  const noun = from.length > 1 && VERBS.has(from[0]!) ? nounRenamer(from.slice(1), to) : undefined;
  const made: Renamer = noun === undefined ? whole : (text) => noun(whole(text));
  known.set(key, made);
  return made;
}

function nounRenamer(noun: readonly string[], to: readonly string[]): Renamer | undefined {
  if (to === OPEN) return makeRenamer(noun, OPEN_NOUN);
  const other = to.slice(1);
  return other.length === 0 || other.join(' ') === noun.join(' ') ? undefined : makeRenamer(noun, other);
}

function makeRenamer(from: readonly string[], to: readonly string[]): Renamer {
  const [plural, pluralTo] = [pluralWords(from), pluralWords(to)];
  const pairs = [...formsOf(plural).map((form, at) => [form, formsOf(pluralTo)[at]!] as const)];
  pairs.push(...formsOf(from).map((form, at) => [form, formsOf(to)[at]!] as const));
  const written = new Map<string, string>();
  for (const [form, target] of pairs)
    if (!written.has(form.written)) written.set(form.written, target.written);
  const patterns = pairs.map(([{ written: text, before, after }]) => `${before}${escaped(text)}${after}`);
  const any = new RegExp(patterns.join('|'), 'g');
  return (text) => text.replace(any, (found) => written.get(found) ?? found);
}

/** A template as a person reads it: `{Subject}Repository.java`. */
export function toldTemplate(template: string): string {
  return template.replace(
    /[Zz]q[vw]s?|ZQ[VW](?:S(?![A-Za-z]))?/g,
    (found) => `{${found.startsWith('Z') ? 'S' : 's'}ubject${/s$/i.test(found) ? 's' : ''}}`,
  );
}

/** Longest first where one begins another. */
function formsOf(words: readonly string[]): readonly Form[] {
  const pascal = words.map(capital).join('');
  const upper = words.join('_').toUpperCase();
  const lower = { before: '(?<![A-Za-z])', after: '(?![a-z])' };
  return [
    { written: pascal, before: '', after: '(?![a-z])' },
    { written: words.map((word, at) => (at === 0 ? word : capital(word))).join(''), ...lower },
    { written: words.join('_'), ...lower },
    { written: words.join('-'), ...lower },
    { written: words.join(' '), ...lower },
    { written: capital(words.join(' ')), before: '', after: '(?![a-z])' },
    { written: upper, before: '(?<![A-Z])', after: '(?![A-Za-z])' },
    { written: words.join(''), ...lower },
  ];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
