/** From the labels of another classifier to what a reading says. */
import type { Emotions, Polarity } from '../model/sentiment.ts';

/** What a label of a model's own speaks for. */
export interface MeantLabel {
  readonly polarity: Polarity;
  readonly emotion?: 'frustration' | 'satisfaction' | 'confidence' | 'doubt';
}

export interface LabelScores {
  /** Negative, neutral, positive; they sum up to 1. */
  readonly scores: readonly [number, number, number];
  /** Undefined where no label speaks of any. */
  readonly emotions: Emotions | undefined;
}

const UNTOLD = 0.4;
/** Below it a label of several that may hold together is not said. */
const HELD = 0.3;

/** @param probabilities of the labels, in their order; they need not sum up to 1 */
export function labelScores(labels: readonly MeantLabel[], probabilities: ArrayLike<number>): LabelScores {
  const of = (isMeant: (label: MeantLabel) => boolean) =>
    labels.reduce((most, label, at) => (isMeant(label) ? Math.max(most, probabilities[at]!) : most), 0);
  const [negative, neutral, positive] = (['negative', 'neutral', 'positive'] as const).map((polarity) =>
    of((label) => label.polarity === polarity),
  ) as [number, number, number];
  const sum = negative + neutral + positive;
  const emotion = (name: MeantLabel['emotion']) => of((label) => label.emotion === name);
  const isTold = labels.some((label) => label.emotion !== undefined);
  return {
    scores: sum > 0 ? [negative / sum, neutral / sum, positive / sum] : [0, 1, 0],
    emotions: isTold
      ? {
          frustration: emotion('frustration'),
          satisfaction: emotion('satisfaction'),
          confidence: confidenceOf(emotion('confidence'), emotion('doubt')),
        }
      : undefined,
  };
}

function confidenceOf(sure: number, doubt: number): number {
  if (Math.max(sure, doubt) < HELD) return UNTOLD;
  return sure >= doubt ? Math.max(sure, 0.5) : Math.max(0, (1 - doubt) * UNTOLD * 0.6);
}
