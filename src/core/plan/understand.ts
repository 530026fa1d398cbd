/** A sentence → what is wanted of a workspace, by the workspace's own vocabulary: its subjects, and the parts that files play in it. */
import { wordsOf } from '../edit/fileNaming.ts';
import type { UnderstoodWish } from '../model/featurePlan.ts';
import { isPartName, VERBS } from './family/roleWords.ts';
import { singularWords } from './text/renamed.ts';

export interface Vocabulary {
  /** Subjects of the workspace, as words in the singular with spaces between them. */
  readonly subjects: ReadonlySet<string>;
}

const FILLER = new Set(
  `a an the this that these those of to in on at by for from with without into onto as and or but so than then when whenever where which who whose what how
   i we you they he she it our your their his her its my me us them can could should would will must may might able want wants need needs like please be is are was
   let lets allow allows enable enables make makes give gives provide provides also new some any each every all more simple basic feature functionality support
   way ability possibility possible full whole entire own via per using use used after before between about there here have has had do does not no
   just only existing so our called named system application app project modules file files class classes code layer layers crud
   up out off over under if once too better faster nicer good nice great thing things stuff something anything everything better`
    .split(/\s+/)
    .filter(Boolean),
);

const ADDING = new Set(
  'add create introduce implement build new make generate write scaffold develop include set'.split(' '),
);
const FIELDS = new Set('field column property attribute flag'.split(' '));
/** Who does it, where one is said to be let do something. */
const ACTORS = new Set(
  'user customer admin administrator client people person visitor member employee manager operator guest developer owner staff team'.split(
    ' ',
  ),
);
/** How it is done is not what it is done with. */
const FORMATS = new Set('csv pdf json xml excel xlsx html markdown zip yaml file email sms'.split(' '));

interface Word {
  readonly word: string;
  readonly one: string;
  /** Written as a name: `CouponService`. */
  readonly named: boolean;
}

export function understand(sentence: string, { subjects }: Vocabulary): UnderstoodWish {
  const words = wordsIn(sentence);
  const parts = [
    ...new Set(
      words
        .filter(
          ({ one, word }, at) => isPartName(one) && !FILLER.has(word) && !isSubjectAt(words, at, subjects),
        )
        .map(({ one }) => one),
    ),
  ];
  const isPart = (one: string) => parts.includes(one);
  const verbAt = mainVerb(words);
  const verb = verbAt < 0 ? 'add' : words[verbAt]!.word;
  const behind = words.slice(verbAt + 1);
  const phrases = phrasesIn(behind, isPart);
  const all = [
    ...phrases,
    ...phrasesIn(words.slice(0, Math.max(0, verbAt)), isPart).filter(
      (each) => !ACTORS.has(each.at(-1) ?? ''),
    ),
  ];
  const known = knownSubjects(words, subjects);
  const isAdding = ADDING.has(verb);
  // “add comments to invoices”: what comes first is new, what is there already it is added to.
  const [first = []] = all;
  const asKnown = longestKnown(first, subjects);
  const subject = asKnown ?? first;
  const action = isAdding ? (innerAction(first, words) ?? 'add') : verb;
  const name = subject.join(' ');
  return {
    subject: name,
    known: subjects.has(name),
    action,
    parts,
    related: known.filter(
      (each) => each !== name && !subject.includes(each) && !name.includes(each) && !ACTORS.has(each),
    ),
  };
}

/** Words in order, with what was written as one name kept together by its words. */
function wordsIn(sentence: string): readonly Word[] {
  const cleaned = sentence
    .replace(/\buse[ -]cases?\b/gi, 'usecase')
    .replace(/[`'"“”]/g, ' ')
    .replace(/\bas an? [\w ]+?,? i (?:want|need|would like)\b/i, ' ')
    .replace(/\bso that\b.*$/i, ' ');
  return cleaned
    .split(/[^\p{L}\p{N}_-]+/u)
    .filter((raw) => raw !== '')
    .flatMap((raw) =>
      wordsOf(raw).map(
        (word): Word => ({ word, one: singularWords([word])[0]!, named: /\p{Ll}\p{Lu}/u.test(raw) }),
      ),
    );
}

/** The first word that says what is done: behind whoever is let do it. */
function mainVerb(words: readonly Word[]): number {
  const at = words.findIndex(({ word }, index) => index < 2 && ADDING.has(word));
  if (at >= 0) return at;
  const doing = words.findIndex(
    ({ word, one }, index) =>
      VERBS.has(word) && !ACTORS.has(one) && index < words.length - 1 && !isNounThere(words, index),
  );
  if (doing >= 0) return doing;
  const let_ = words.findIndex(({ word }) => /^(?:lets?|allows?|enables?|can|may|to)$/.test(word));
  // “let customers redeem coupons”: what stands behind the actor.
  const actor = words.findIndex(({ one }, index) => index > let_ && ACTORS.has(one));
  return let_ >= 0 && actor >= 0 && actor + 2 < words.length ? actor + 1 : -1;
}

/** “the export of …”, “a list”: a noun. */
function isNounThere(words: readonly Word[], at: number): boolean {
  return (
    /^(?:the|an?|of|their|our|per|by|with)$/.test(words[at - 1]?.word ?? '') ||
    /^(?:of)$/.test(words[at + 1]?.word ?? '')
  );
}

function phrasesIn(words: readonly Word[], isPart: (one: string) => boolean): readonly (readonly string[])[] {
  const phrases: string[][] = [];
  let phrase: string[] = [];
  const close = () => {
    if (phrase.length > 0) phrases.push(phrase);
    phrase = [];
  };
  for (const { word, one } of words) {
    const ends = FILLER.has(word) || isPart(one) || FIELDS.has(one) || FORMATS.has(one) || /^\d/.test(word);
    if (ends) close();
    else phrase.push(one);
  }
  close();
  return phrases.map((each) => each.slice(-3)).filter((each) => each.every((word) => /^\p{L}/u.test(word)));
}

/** The longest run of its words, from the end, that this workspace knows. */
function longestKnown(
  phrase: readonly string[],
  subjects: ReadonlySet<string>,
): readonly string[] | undefined {
  for (let length = phrase.length; length > 0; length--)
    for (let from = phrase.length - length; from >= 0; from--) {
      const run = phrase.slice(from, from + length);
      // What is said besides it makes another thing of it: an invoice line is no invoice.
      if (
        subjects.has(run.join(' ')) &&
        (length === phrase.length || (from === phrase.length - length && isQualifier(phrase.slice(0, from))))
      )
        return run;
    }
  return undefined;
}

const QUALIFIERS = new Set(
  'own overdue open latest recent active inactive old unpaid paid pending single multiple current archived deleted popular top'.split(
    ' ',
  ),
);

function isQualifier(words: readonly string[]): boolean {
  return words.every((word) => QUALIFIERS.has(word) || VERBS.has(word));
}

function knownSubjects(words: readonly Word[], subjects: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++)
    for (let length = 3; length > 0; length--) {
      const name = words
        .slice(at, at + length)
        .map(({ one }) => one)
        .join(' ');
      if (subjects.has(name) && !found.includes(name)) found.push(name);
    }
  return found;
}

function isSubjectAt(words: readonly Word[], at: number, subjects: ReadonlySet<string>): boolean {
  return subjects.has(words[at]!.one);
}

/** “add an endpoint to list overdue invoices” is about listing. */
function innerAction(first: readonly string[], words: readonly Word[]): string | undefined {
  const to = words.findIndex(
    ({ word }, at) =>
      word === 'to' && VERBS.has(words[at + 1]?.word ?? '') && !ADDING.has(words[at + 1]!.word),
  );
  if (to >= 0) return words[to + 1]!.word;
  return VERBS.has(first[0] ?? '') && first.length > 1 ? first[0] : undefined;
}
