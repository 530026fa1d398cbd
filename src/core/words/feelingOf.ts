/** What a reading of somebody's words says of what they are about. */
import type { Feeling } from '../model/feedback.ts';
import type { SentimentReading } from '../model/sentiment.ts';

/**
 * Words are only taken to mean something where that is likely: of comments and messages in real histories, those read as bad with less
 * spoke of bad input, lazy results and failing on warnings.
 */
const LEAST_SURE = 0.75;

/** Nothing is made of words that are neutral, or that the reader abstained from or is not sure of. */
export function feelingOf({
  abstained,
  polarity,
  scores,
}: SentimentReading): Pick<Feeling, 'polarity' | 'certainty'> {
  const isFelt = abstained === undefined && polarity !== 'neutral' && scores[polarity] >= LEAST_SURE;
  return { polarity: inRange(scores.positive - scores.negative), certainty: isFelt ? scores[polarity] : 0 };
}

function inRange(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
