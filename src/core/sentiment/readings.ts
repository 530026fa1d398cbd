/** What a model gives for a text, as numbers one behind the other, and readings made of them. */
import { type Abstention, type Emotions, POLARITIES, type SentimentReading } from '../model/sentiment.ts';
import { namedFeelings } from './emotions.ts';

/** Three scores, three emotions, why nothing is said (index in `ABSTENTIONS`). */
export const NUMBERS = 7;

const ABSTENTIONS: readonly (Abstention | undefined)[] = [undefined, 'empty', 'code', 'language', 'unsure'];
/** Where the likeliest polarity is less likely, nothing should be made of it. */
const LEAST_SURE = 0.45;
const UNREAD = [0, 1, 0, 0, 0, 0.4] as const;

export function unread(why: Abstention): readonly number[] {
  return [...UNREAD, ABSTENTIONS.indexOf(why)];
}

/** @param scores of negative, neutral, positive */
export function judged(
  scores: ArrayLike<number>,
  { frustration, satisfaction, confidence }: Emotions,
): readonly number[] {
  const why = Math.max(scores[0]!, scores[1]!, scores[2]!) < LEAST_SURE ? 'unsure' : undefined;
  return [
    scores[0]!,
    scores[1]!,
    scores[2]!,
    frustration,
    satisfaction,
    confidence,
    ABSTENTIONS.indexOf(why),
  ];
}

export function readingOf(numbers: ArrayLike<number>): SentimentReading {
  const [negative, neutral, positive, frustration, satisfaction, confidence, why] = Array.from(
    numbers,
    rounded,
  ) as [number, number, number, number, number, number, number];
  const scores = { negative, neutral, positive };
  const emotions = { frustration, satisfaction, confidence };
  const abstained = ABSTENTIONS[why];
  return {
    polarity: POLARITIES.reduce((best, each) => (scores[each] > scores[best] ? each : best), 'neutral'),
    scores,
    emotions,
    feelings: abstained === undefined || abstained === 'unsure' ? namedFeelings(emotions) : [],
    abstained,
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
