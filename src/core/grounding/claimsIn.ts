/**
 * Reads claims out of a sentence. Only what is said plainly is read: of “could”, of “the tests of a”, of “about ten” nothing is claimed
 * here, since a true sentence must never be taken for a false one.
 */
import { type Word, wordsIn } from '../answers/subjects/questionWords.ts';
import type { Claim } from './claim.ts';
import { countsIn } from './countsIn.ts';

/** Longer ones are listings. */
const MOST_NAMES = 12;

export function claimsIn(sentence: string): readonly Claim[] {
  if (NOT_PLAIN.test(sentence)) return [];
  const names = wordsIn(sentence)
    .filter(({ quoted, code }) => quoted || code)
    .sort((x, y) => x.at - y.at);
  if (names.length > MOST_NAMES) return [];
  return [...relationsIn(sentence, names), ...patternsIn(sentence, names), ...countsIn(sentence, names)];
}

const NOT_PLAIN =
  /\b(could|should|would|might|may|must|can|cannot|can't|if|unless|whether|instead|rather|avoid|suppose|suggest|recommend|consider|propos(e|ed|al)|future|previously|formerly|longer|not only|neither|nor)\b|\?/i;

/** Words that stand beside a name or a verb and change nothing about who does what to whom. */
const FILLER =
  /\b(the|an?|its|their|class(es)?|modules?|files?|folders?|packages?|functions?|methods?|interfaces?|types?|library|components?|services?|helpers?|struct|trait|both|all|directly|also|only|mainly|mostly|heavily|currently|then|itself|in turn|simply|now)\b/g;

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[`'"“”*_()]/g, ' ')
    .replace(FILLER, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const VERBS: Readonly<Record<string, Verb>> = {
  import: { how: 'imports' },
  use: { how: 'uses' },
  'depend on': { how: 'depends' },
  'depend upon': { how: 'depends' },
  require: { how: 'imports' },
  include: { how: 'imports' },
  'rely on': { how: 'depends' },
  reference: { how: 'uses' },
  need: { how: 'depends' },
  call: { how: 'calls' },
  invoke: { how: 'calls' },
  extend: { how: 'extends' },
  'inherit from': { how: 'extends' },
  subclass: { how: 'extends' },
};

interface Verb {
  readonly how: 'imports' | 'uses' | 'depends' | 'calls' | 'extends';
}

const FORMS: readonly (readonly [form: string, verb: string])[] = Object.keys(VERBS).flatMap((verb) => {
  const [first = '', ...rest] = verb.split(' ');
  const s = first === 'rely' ? 'relies' : first === 'subclass' ? 'subclasses' : `${first}s`;
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  return [
    [verb, verb],
    [`${s}${tail}`, verb],
  ] as const;
});
const ACTIVE = new Map(FORMS);
const PASSIVE: ReadonlyMap<string, string> = new Map([
  ['imported', 'import'],
  ['used', 'use'],
  ['required', 'require'],
  ['included', 'include'],
  ['referenced', 'reference'],
  ['needed', 'need'],
  ['called', 'call'],
  ['invoked', 'invoke'],
  ['extended', 'extend'],
  ['depended on', 'depend on'],
]);

const JOINS = /^(,|and|or|, ?and|&|as well as)$/;
/** What may stand before the one that does something. */
const BEGINS =
  /^(and|but|while|whereas|because|since|so|where|here|as|thus|that|however|although|though|meanwhile|therefore|for|in|inside)?$/;
const NOBODY = /^(nothing|none|no one|nobody)( in| of| inside| from)?$|^no( in| of| inside| from)?$/;

interface Said {
  readonly how: Verb['how'];
  readonly denied: boolean;
  readonly passive: boolean;
  /** Who does it is the one who did the last thing: `a imports b and uses c`. */
  readonly goesOn: boolean;
}

/** @param between two names, without fillers */
function said(between: string): Said | undefined {
  const { lead = '', rest = '' } =
    /^(?<lead>,? ?(?:and|but)(?: it)? |, (?:which|that) |(?:which|that) |, )?(?<rest>.*)$/.exec(between)
      ?.groups ?? {};
  const goesOn = /and|but|^, $/.test(lead);
  const active = activeOf(rest);
  if (active !== undefined) return { how: VERBS[active]!.how, denied: false, passive: false, goesOn };
  const denied = /^(?:does not|do not|doesn t|don t|never) (.*)$/.exec(rest)?.[1];
  const verb = denied === undefined ? undefined : activeOf(denied);
  if (verb !== undefined) return { how: VERBS[verb]!.how, denied: true, passive: false, goesOn };
  const [, not, done] = /^(?:is|are|gets?)( not| never)? (.*) by$/.exec(rest) ?? [];
  const passive = done === undefined ? undefined : PASSIVE.get(done);
  if (passive === undefined) return undefined;
  return { how: VERBS[passive]!.how, denied: not !== undefined, passive: true, goesOn };
}

/** `imports from` is `imports`. */
function activeOf(words: string): string | undefined {
  return ACTIVE.get(words) ?? ACTIVE.get(words.replace(/ from$/, ''));
}

function relationsIn(sentence: string, names: readonly Word[]): Claim[] {
  const claims: Claim[] = [];
  let doers: readonly Word[] = [];
  for (let at = 0; at + 1 < names.length; at++) {
    const between = sentence.slice(names[at]!.end, names[at + 1]!.at);
    const joined = bare(between);
    const found = said(joined);
    if (found === undefined) {
      if (!JOINS.test(joined)) doers = [];
      continue;
    }
    const subjects = found.goesOn ? doers : joinedBefore(sentence, names, at);
    const nobody = !found.goesOn && subjects.length > 0 && isNobody(sentence, names, subjects[0]!);
    if (found.goesOn || nobody || begins(sentence, names, subjects[0]!)) {
      const denied = found.denied !== nobody;
      const direct = /\bdirectly\b/i.test(between);
      for (const subject of subjects)
        for (const object of joinedAfter(sentence, names, at + 1))
          claims.push(relation(subject.text, object.text, { ...found, denied, direct }));
    }
    doers = subjects;
  }
  return [...claims, ...circles(sentence, names)];
}

function relation(
  subject: string,
  object: string,
  { how, denied, passive, direct }: Said & { readonly direct: boolean },
): Claim {
  const [from, to] = passive ? [object, subject] : [subject, object];
  return how === 'extends'
    ? { kind: 'extends', from, to, denied }
    : { kind: 'depends', how, from, to, denied, direct };
}

/** `a, b and c` up to the one at an index. */
function joinedBefore(sentence: string, names: readonly Word[], at: number): readonly Word[] {
  let first = at;
  while (first > 0 && JOINS.test(bare(sentence.slice(names[first - 1]!.end, names[first]!.at)))) first--;
  return names.slice(first, at + 1);
}

function joinedAfter(sentence: string, names: readonly Word[], at: number): readonly Word[] {
  let last = at;
  while (
    last + 1 < names.length &&
    JOINS.test(bare(sentence.slice(names[last]!.end, names[last + 1]!.at))) &&
    // `a imports b and c imports d`: c begins anew.
    (last + 2 >= names.length ||
      said(bare(sentence.slice(names[last + 1]!.end, names[last + 2]!.at))) === undefined)
  )
    last++;
  return names.slice(at, last + 1);
}

function leading(sentence: string, names: readonly Word[], subject: Word): string {
  const before = names.findLast(({ end }) => end <= subject.at)?.end ?? 0;
  const clause = sentence
    .slice(before, subject.at)
    .split(/[.;:—–,()]|^\s*[-*>]|\d\.\s/)
    .at(-1)!;
  return bare(clause);
}

function begins(sentence: string, names: readonly Word[], subject: Word): boolean {
  return BEGINS.test(leading(sentence, names, subject));
}

function isNobody(sentence: string, names: readonly Word[], subject: Word): boolean {
  return NOBODY.test(leading(sentence, names, subject));
}

const EACH_OTHER =
  /^ (?:(do not|don't|never) )?(?:both )?(?:(?:import|use|depend on|reference|require) (?:each other|one another)|(?:form|make up|close) an? (?:import |dependency |circular )*(?:cycle|circle|dependency|import))\b/i;
const BETWEEN = /\b(?:cycle|circle|circular (?:dependency|import)) between(?: the)?\s*[`"“]?$/i;

function circles(sentence: string, names: readonly Word[]): Claim[] {
  const claims: Claim[] = [];
  for (let at = 0; at + 1 < names.length; at++) {
    const [one, other] = [names[at]!, names[at + 1]!];
    if (!/^and$/.test(bare(sentence.slice(one.end, other.at)))) continue;
    const found = EACH_OTHER.exec(sentence.slice(other.end));
    const alone = at === 0 || !JOINS.test(bare(sentence.slice(names[at - 1]!.end, one.at)));
    const around = BETWEEN.test(sentence.slice(0, one.at)) && !/\bno\b/i.test(sentence.slice(0, one.at));
    if ((found !== null && alone) || around)
      claims.push({ kind: 'each-other', names: [one.text, other.text], denied: found?.[1] !== undefined });
  }
  return claims;
}

const DESIGN =
  'abstract factory|factory method|builder|singleton|prototype|adapter|bridge|composite|decorator|facade|flyweight|proxy|chain of responsibility|command|interpreter|iterator|mediator|memento|observer|state|strategy|template method|visitor';
/** Words that mean a pattern without saying so. */
const UNMISTAKABLE = 'singleton|visitor|mediator|memento|flyweight|abstract factory';
const IS_ONE = new RegExp(
  `^ (?:is|acts as|serves as|works as|is implemented as|is written as) (?:an?|the) (?:\\w+ )?(?:(${UNMISTAKABLE})\\b|(${DESIGN}) pattern\\b)`,
  'i',
);
const FOLLOWS = new RegExp(
  `^ (?:implements|follows|uses|applies|realises|realizes) (?:the|an?) (${DESIGN})(?: design)? pattern\\b`,
  'i',
);

function patternsIn(sentence: string, names: readonly Word[]): Claim[] {
  return names.flatMap((name): Claim[] => {
    const rest = sentence.slice(name.end);
    const [, plainly, told] = IS_ONE.exec(rest) ?? [];
    const pattern = plainly ?? told ?? FOLLOWS.exec(rest)?.[1];
    if (pattern === undefined || !begins(sentence, names, name)) return [];
    return [{ kind: 'pattern', name: name.text, pattern: pattern.toLowerCase() }];
  });
}
