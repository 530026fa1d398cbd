/** Reads from what developers write how they mean it. */
import type { SentimentReading } from '../model/sentiment.ts';

export interface Sentiment {
  /** Names the model and its version: readings of different ids are not compared. */
  readonly id: string;
  /** Set where the model does not run the way it should: why, and what to do. The readings are the same. */
  readonly notice: string | undefined;
  /** A reading a text, in the order of the texts. Rejects with `cancelled`, `not-installed`, `engine-unavailable`, `engine-failed`. */
  read(texts: readonly string[], signal?: AbortSignal): Promise<readonly SentimentReading[]>;
  dispose(): Promise<void>;
}
