/** The single traits of an offer that a term looks at: what is learned can be told, and decided on, one by one. */
import type { OfferTraits } from '../model/feedback.ts';

export interface TraitValue {
  /** As it is told: `break-cycle in typescript`. */
  readonly value: string;
  /** An offer's likeness to one that has this trait alone; over all values of an offer, effects times shares add up to the term's. */
  readonly share: number;
  /** That alone, for asking the term about it. */
  readonly traits: OfferTraits;
}

const BLANK: OfferTraits = {
  kind: '',
  language: '',
  pattern: '',
  role: '',
  frameworks: [],
  place: [],
  confidence: '',
  score: 0,
};

/** One at least: an offer without a trait is like others without it, and its value is empty. */
export function traitValues(term: string, traits: OfferTraits): TraitValue[] {
  const { kind, language, pattern, role, confidence, place, frameworks } = traits;
  switch (term) {
    case 'all':
      return only('any', {});
    case 'score':
      return [{ value: 'any', share: traits.score, traits: { ...BLANK, score: 1 } }];
    case 'kind':
      return only(kind, { kind });
    case 'language':
      return only(language, { language });
    case 'pattern':
      return only(pattern, { pattern });
    case 'confidence':
      return only(confidence, { confidence });
    case 'place':
      return each(place, (one) => ({ place: one }));
    case 'frameworks':
      return each(frameworks, (one) => ({ frameworks: one }));
    case 'kind in a language':
      return only(named(kind, 'in', language), { kind, language });
    case 'kind in such places':
      return each(place, (one) => ({ kind, place: one })).map((found) => ({
        ...found,
        value: named(kind, 'in', found.value),
      }));
    case 'pattern and role':
      return only(pattern === '' ? role : named(role, 'of', pattern), { pattern, role });
    case 'kind of a pattern':
      return only(named(kind, 'of', pattern), { kind, pattern });
    default:
      return [];
  }
}

function named(one: string, word: string, other: string): string {
  return other === '' || one === '' ? '' : `${one} ${word} ${other}`;
}

function only(value: string, some: Partial<OfferTraits>): TraitValue[] {
  return [{ value, share: 1, traits: { ...BLANK, ...some } }];
}

function each(
  values: readonly string[],
  some: (own: readonly string[]) => Partial<OfferTraits>,
): TraitValue[] {
  if (values.length === 0) return only('', some([]));
  const share = 1 / Math.sqrt(values.length);
  return values.map((value) => ({ value, share, traits: { ...BLANK, ...some([value]) } }));
}
