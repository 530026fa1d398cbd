/** A text → the features that a model weighs: its words and pieces of words, what the lexicon finds, how it is written. */
import { addFeelings } from './feelingFeatures.ts';
import { negatedTokens } from './negatedTokens.ts';
import type { Bag } from './putFeature.ts';
import { addStyle } from './styleFeatures.ts';
import { type Token, tokensOf } from './tokens.ts';
import { addPieces, addWords } from './wordFeatures.ts';

export interface Features {
  /** Words, neighbours, pieces of words: made of one length, since a long text has many. */
  readonly words: Bag;
  /** What the lexicon finds and how it is written: as they are. */
  readonly signs: Bag;
}

export function featuresOf(text: string): Features {
  return featuresOfTokens(tokensOf(text));
}

export function featuresOfTokens(tokens: readonly Token[]): Features {
  const features: Features = { words: new Map(), signs: new Map() };
  const negated = negatedTokens(tokens);
  addWords(features.words, tokens, negated);
  addPieces(features.words, tokens);
  addFeelings(features.signs, tokens, negated);
  addStyle(features.signs, tokens);
  return features;
}
