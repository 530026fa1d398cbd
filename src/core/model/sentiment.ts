/** How developers mean what they write. */

export const POLARITIES = ['negative', 'neutral', 'positive'] as const;
export type Polarity = (typeof POLARITIES)[number];

/**
 * Why nothing can be said of a text: nothing is written, nothing but code and the like, another language than English, or no polarity is
 * likely enough.
 */
export type Abstention = 'empty' | 'code' | 'language' | 'unsure';

export const FEELING_NAMES = ['frustration', 'satisfaction', 'confidence', 'low-confidence'] as const;
export type NamedFeeling = (typeof FEELING_NAMES)[number];

/** Each from 0 to 1. */
export interface Emotions {
  readonly frustration: number;
  readonly satisfaction: number;
  /** How sure the writer is: near 0 in doubt, from ½ on sure, between them where the text does not tell. */
  readonly confidence: number;
}

export interface SentimentReading {
  /** The likeliest; `neutral` where nothing can be read. */
  readonly polarity: Polarity;
  /** Probabilities, summing up to 1. */
  readonly scores: Readonly<Record<Polarity, number>>;
  readonly emotions: Emotions;
  /** Those of the emotions that are strong enough to be named; none is common. */
  readonly feelings: readonly NamedFeeling[];
  /** Set where nothing should be made of the reading. */
  readonly abstained: Abstention | undefined;
}
