/** What the lexicon finds: which feelings, how strong, in which order, negated or not. */
import { DIMINISHERS, INTENSIFIERS } from './lexicon.ts';
import { type Bag, putFeature } from './putFeature.ts';
import { type Felt, feltIn } from './readLexicon.ts';
import type { Token } from './tokens.ts';

interface Sensed {
  /** Of the feeling, `not` before it where it is negated. */
  readonly name: string;
  /** Valence with what makes it stronger, weaker or its opposite. */
  readonly strength: number;
  readonly at: number;
}

const STRONGER = 1.4;
const WEAKER = 0.7;
/** `Not bad` is good, and less so than `good`. */
const NEGATED = -0.6;
const MOST_OFTEN = 3;
/** A feeling so many tokens before the end is what a text closes with. */
const CLOSING = 4;

export function addFeelings(bag: Bag, tokens: readonly Token[], negated: readonly boolean[]): void {
  const sensed = feltIn(tokens).map((felt) => sensedOf(tokens, felt, negated[felt.at]!));
  addNames(bag, sensed, tokens.length);
  addStrengths(bag, sensed, tokens.length);
}

function sensedOf(tokens: readonly Token[], { feeling, valence, at }: Felt, isNegated: boolean): Sensed {
  const before = tokens[at - 1]?.text ?? '';
  const { isLoud, isLong } = tokens[at]!;
  const isStrong = isLoud || isLong || INTENSIFIERS.has(before);
  const degree = isStrong ? STRONGER : DIMINISHERS.has(before) ? WEAKER : 1;
  return {
    name: `${isNegated ? 'not ' : ''}${feeling}`,
    strength: degree * (isNegated ? NEGATED : 1) * valence,
    at,
  };
}

function addNames(bag: Bag, sensed: readonly Sensed[], length: number): void {
  const counts = new Map<string, number>();
  for (const { name } of sensed) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) {
    putFeature(bag, `l ${name}`);
    if (count > 1) putFeature(bag, `l2 ${name}`, Math.min(MOST_OFTEN, Math.log2(count)));
  }
  const names = [...counts.keys()].sort();
  names.forEach((name, at) => {
    for (const other of names.slice(at + 1)) putFeature(bag, `lp ${name} ${other}`, 0.5);
  });
  putFeature(bag, 'dense', sensed.length / Math.sqrt(Math.max(1, length)));
}

function addStrengths(bag: Bag, sensed: readonly Sensed[], length: number): void {
  const told = sensed.filter(({ strength }) => strength !== 0);
  const strengths = told.map(({ strength }) => strength);
  const up = Math.max(0, ...strengths);
  const down = Math.min(0, ...strengths);
  const sum = strengths.reduce((a, b) => a + b, 0);
  const [first, last] = [told[0], told.at(-1)];
  const signs = `first ${Math.sign(first?.strength ?? 0)} last ${Math.sign(last?.strength ?? 0)}`;
  for (const name of [
    `up ${Math.round(up)}`,
    `down ${Math.round(down)}`,
    `updown ${Math.round(up)} ${Math.round(down)}`,
    signs,
  ]) {
    putFeature(bag, name);
  }
  putFeature(bag, 'up', up / 3);
  putFeature(bag, 'down', -down / 3);
  putFeature(bag, 'sum', Math.max(-3, Math.min(3, sum / 4)));
  if (first !== undefined) putFeature(bag, `opens ${first.name}`, 0.5);
  if (last === undefined) return;
  putFeature(bag, `late ${Math.sign(last.strength)} ${length - last.at <= CLOSING}`);
  putFeature(bag, `closes ${last.name}`, 0.5);
}
