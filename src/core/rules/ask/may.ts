/** Whether one end may import the other, before anyone writes it. */
import type { MayAnswer, RuleWord, Verdict } from '../../model/ruleAnswer.ts';
import type { Target } from '../judge.ts';
import type { Place } from '../selector.ts';
import { type Asking, type Pair, pairWords } from './pairWords.ts';
import type { Meant } from './subject.ts';

/** Pairs of files that are looked at; more are taken for what the first of them say. */
const MOST_PAIRS = 20_000;

export function mayAnswer(asking: Asking, from: Meant, to: Meant): MayAnswer {
  const pairs = pairsOf(from, to);
  const single = pairs.length === 1;
  // Of many files some pair nearly always closes a circle, and each costs a search through the graph.
  const scope = single ? 'all' : 'imports';
  const judged = pairs.map((pair) => pairWords(asking, pair, scope));
  const verdicts = judged.map(verdictOf);
  return {
    from: from.subject,
    to: to.subject,
    verdict: joined(verdicts),
    rules: spoken(judged).map((word) => (single || word.says === 'allows' ? withoutEnds(word) : word)),
  };
}

function pairsOf(from: Meant, to: Meant): readonly Pair[] {
  const targets: readonly Target[] =
    to.subject.kind === 'package'
      ? [{ type: 'package', name: to.subject.name }]
      : to.places.map((place) => ({ type: 'file', place }));
  const side = Math.max(1, Math.floor(Math.sqrt(MOST_PAIRS)));
  const [near, far] = [thinned(from.places, side), thinned(targets, side)];
  return near.flatMap((place) =>
    far.filter((target) => !isSame(place, target)).map((target) => ({ from: place, to: target })),
  );
}

/** Evenly over the whole list: files of a folder lie together. */
function thinned<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!);
}

function isSame(place: Place, target: Target): boolean {
  return target.type === 'file' && target.place.path === place.path;
}

function verdictOf(words: readonly RuleWord[]): Verdict {
  if (words.some(({ says }) => says === 'forbids')) return 'forbidden';
  return words.some(({ says }) => says === 'deprecates') ? 'deprecated' : 'allowed';
}

function joined(verdicts: readonly Verdict[]): Verdict {
  const [first = 'allowed'] = verdicts;
  if (verdicts.every((each) => each === first)) return first;
  return verdicts.includes('forbidden') ? 'partly' : 'deprecated';
}

const ORDER: readonly RuleWord['says'][] = ['forbids', 'deprecates', 'tolerates', 'allows'];

/** The first word of each rule of each sort. */
function spoken(judged: readonly (readonly RuleWord[])[]): readonly RuleWord[] {
  const first = new Map<string, RuleWord>();
  for (const word of judged.flat()) {
    const key = `${word.rule} ${word.says}`;
    if (!first.has(key)) first.set(key, word);
  }
  return [...first.values()].sort((a, b) => ORDER.indexOf(a.says) - ORDER.indexOf(b.says));
}

function withoutEnds({ from: _, to: __, ...word }: RuleWord): RuleWord {
  return word;
}
