/**
 * How alike two offers are, as a sum of terms over their traits. Each term is a positive semidefinite kernel (equality, cosine
 * similarity, products of both), so that their weighted sum is one too, and a prediction can be told term by term.
 */
import type { OfferTraits } from '../model/feedback.ts';

export interface Term {
  readonly name: string;
  /** Variance of the reward that this term may explain. */
  readonly weight: number;
  /** In [0, 1]. */
  of(a: OfferTraits, b: OfferTraits): number;
}

type Same = Term['of'];

const kind: Same = (a, b) => Number(a.kind === b.kind);
const language: Same = (a, b) => Number(a.language === b.language);
const pattern: Same = (a, b) => Number(a.pattern === b.pattern);
const role: Same = (a, b) => Number(a.role === b.role);
const place: Same = (a, b) => overlap(a.place, b.place);
const frameworks: Same = (a, b) => overlap(a.frameworks, b.frameworks);
const certainty: Same = (a, b) => Number(a.confidence === b.confidence);

function both(one: Same, other: Same): Same {
  return (a, b) => {
    const first = one(a, b);
    return first === 0 ? 0 : first * other(a, b);
  };
}

export const TERMS: readonly Term[] = [
  { name: 'all', weight: 0.045, of: () => 1 },
  { name: 'kind', weight: 0.12, of: kind },
  { name: 'language', weight: 0.045, of: language },
  { name: 'pattern', weight: 0.06, of: pattern },
  { name: 'place', weight: 0.1, of: place },
  { name: 'frameworks', weight: 0.015, of: frameworks },
  { name: 'confidence', weight: 0.045, of: certainty },
  { name: 'score', weight: 0.045, of: (a, b) => a.score * b.score },
  { name: 'kind in a language', weight: 0.03, of: both(kind, language) },
  { name: 'kind in such places', weight: 0.045, of: both(kind, place) },
  { name: 'pattern and role', weight: 0.03, of: both(pattern, role) },
  { name: 'kind of a pattern', weight: 0.03, of: both(kind, pattern) },
];

/** Of the whole prior variance, the share that all projects have in common; the rest each has for itself. */
const SHARED = 0.55;

export interface Placed {
  readonly project: string;
  readonly traits: OfferTraits;
}

/** What one term says of two offers; another project's counts for less. */
export function likenessBy(term: Term, a: Placed, b: Placed): number {
  const between = a.project === b.project ? 1 : SHARED;
  return between * term.weight * term.of(a.traits, b.traits);
}

export function likeness(a: Placed, b: Placed): number {
  let sum = 0;
  for (const term of TERMS) sum += term.weight * term.of(a.traits, b.traits);
  return a.project === b.project ? sum : SHARED * sum;
}

/** Cosine similarity of two sets; nothing is like nothing. */
function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === b.length);
  let common = 0;
  for (const each of a) if (b.includes(each)) common++;
  return common / Math.sqrt(a.length * b.length);
}
