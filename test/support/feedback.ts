/** Offers for tests of what is learned from them. */
import type { Offer, OfferTraits } from '../../src/core/model/feedback.ts';

export function traits(some: Partial<OfferTraits> = {}): OfferTraits {
  return {
    kind: 'move-file',
    language: 'typescript',
    pattern: '',
    role: '',
    frameworks: [],
    place: [],
    confidence: 'likely',
    score: 0.5,
    ...some,
  };
}

export function offer(some: Partial<Offer> = {}): Offer {
  return {
    id: 'offer 1',
    suggestion: 'suggestion 1',
    project: 'first',
    surface: 'suggestion',
    traits: traits(),
    expected: 0.5,
    ...some,
  };
}
