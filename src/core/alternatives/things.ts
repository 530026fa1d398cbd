/** What a project is about and what it does: the things that its words speak of, in the singular, and its verbs. */
import { THINGS_OF } from './signals/domains.ts';
import { denialIn } from './signals/matchSignals.ts';
import { FILLERS, NOUNS_TOO, PEOPLE, VERBS } from './signals/plainWords.ts';

export interface Thing {
  readonly name: string;
  /** As it was written; of a thing that goes with another, that one. */
  readonly because: string;
  /** It goes with what was said and was not said itself. */
  readonly guessed: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const MOST_THINGS = 4;
const MOST_WORDS = 2;

export interface Subject {
  readonly things: readonly Thing[];
  /** Verbs in their plain form, as written and without what follows. */
  readonly actions: readonly { readonly name: string; readonly because: string }[];
}

/** @param taken places of the text that say something else. */
export function subjectIn(text: string, taken: readonly Span[]): Subject {
  const { phrases, verbs } = phrasesIn(text, taken);
  return { things: thingsOf(phrases), actions: actionsOf(verbs) };
}

const MOST_ACTIONS = 5;

function actionsOf(verbs: readonly string[]): Subject['actions'] {
  const found = new Map<string, string>();
  for (const word of verbs) {
    const stem = verbStem(word);
    const name = VERBS.has(`${stem}e`) ? `${stem}e` : stem;
    if (!/(?:at|iz|ys|ov|iv|as|ot|if)$/.test(name) && !found.has(name)) found.set(name, word);
  }
  return [...found].slice(0, MOST_ACTIONS).map(([name, because]) => ({ name, because }));
}

function thingsOf(named: readonly (readonly string[])[]): readonly Thing[] {
  const found = new Map<string, Thing>();
  const put = (thing: Thing) => {
    if (!found.has(thing.name)) found.set(thing.name, thing);
  };
  const late: Thing[] = [];
  for (const phrase of named) {
    const guessed = goesWith(phrase);
    if (guessed === undefined) {
      const thing = { name: phrase.join(' '), because: phrase.join(' '), guessed: false };
      if (PEOPLE.has(phrase.at(-1)!)) late.push(thing);
      else put(thing);
    } else for (const name of guessed) late.push({ name, because: phrase.join(' '), guessed: true });
  }
  const said = [...found.values()];
  for (const thing of late) put(thing);
  const all = [...found.values()];
  // A user is in every project; it is its subject only where nothing else is.
  const own = all.filter(({ name }) => name !== 'user' && name !== 'people' && name !== 'person');
  return (said.length > 0 || own.length > 0 ? own : all).slice(0, MOST_THINGS);
}

/** `book shop`, `bookshop` → book, order, customer. */
function goesWith(phrase: readonly string[]): readonly string[] | undefined {
  const last = phrase.at(-1)!;
  const known = THINGS_OF[phrase.join(' ')] ?? THINGS_OF[last];
  const sold =
    /^(.{3,})(?:shop|store)$/.exec(last)?.[1] ?? (/^(?:shop|store)$/.test(last) ? phrase.at(-2) : undefined);
  if (sold !== undefined && !/^(?:web|online|app|key|data|e)$/.test(sold)) return [sold, 'order', 'customer'];
  return known;
}

/** Runs of words that are no filler, no verb and nothing of the tables; a run ends where one of those stands. */
function phrasesIn(
  text: string,
  taken: readonly Span[],
): { readonly phrases: readonly (readonly string[])[]; readonly verbs: readonly string[] } {
  const phrases: string[][] = [];
  const verbs: string[] = [];
  let run: string[] = [];
  let at = 0;
  let begin = 0;
  // `likely`: even a word that is mostly a noun is a verb there.
  let verb: 'no' | 'maybe' | 'likely' = 'maybe';
  const close = () => {
    if (run.length > 0 && denialIn(text.slice(0, begin)) === undefined) phrases.push(run.slice(-MOST_WORDS));
    run = [];
  };
  for (const match of text.matchAll(/[\p{L}][\p{L}\p{N}'’]*|[\d.,]+[\p{L}]*|[^\s\p{L}\p{N}]/gu)) {
    const { index, 0: written } = match;
    const end = index + written.length;
    const isTaken = taken.some((span) => index < span.end && span.start < end);
    const word = written.toLowerCase().replace(/['’]s?$/, '');
    const gap = text.slice(at, index);
    at = end;
    if (isTaken || !/^\p{L}/u.test(word)) {
      if (written === '-' && gap === '') continue;
      close();
      if (verb === 'no' && (isTaken || !/[,&]/.test(written))) verb = 'maybe';
      continue;
    }
    const isVerb = VERBS.has(verbStem(word)) || VERBS.has(word);
    if (OPENERS.has(word)) {
      close();
      verb = 'likely';
    } else if (FILLERS.has(word)) {
      close();
      if (DETERMINERS.has(word)) verb = 'no';
      else if (word === 'and' && verb === 'no') verb = 'maybe';
    } else if (
      isVerb &&
      (verb === 'likely' || (verb === 'maybe' && !NOUNS_TOO.has(verbStem(word))) || /(?:ing|ed)$/.test(word))
    ) {
      close();
      verbs.push(word);
      verb = 'no';
    } else {
      if (run.length === 0) begin = index;
      run.push(singular(word));
      // “lets users book rooms”: what people do comes after them.
      if (PEOPLE.has(singular(word)) && verb !== 'no') close();
      else verb = 'no';
    }
  }
  close();
  return { phrases: phrases.filter((phrase) => phrase.every((word) => word.length > 1)), verbs };
}

/** After these a verb comes first: “that renames photos”, “to book rooms”. */
const OPENERS: ReadonlySet<string> = new Set(
  'that which who to can will may should must let lets we they i you he she it helps help allows allow'.split(
    ' ',
  ),
);
const DETERMINERS: ReadonlySet<string> = new Set('a an the my our their your its for of about on'.split(' '));

function verbStem(word: string): string {
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x|z)es$/, '$1')
    .replace(/([^s])s$/, '$1')
    .replace(/(?:([^aeiou])\1)?ing$/, '$1')
    .replace(/ed$/, '');
}

/** `photos` → photo, `categories` → category, `addresses` → address. */
export function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is|news|series|species)$/.test(word)) return word;
  if (IRREGULAR[word] !== undefined) return IRREGULAR[word];
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  mice: 'mouse',
  recipes: 'recipe',
  movies: 'movie',
  cookies: 'cookie',
  data: 'data',
  caches: 'cache',
  media: 'media',
  leaves: 'leave',
  shelves: 'shelf',
};
