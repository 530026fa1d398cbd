/** What Groundplan makes of what a developer does and says. */
import type { SentimentReading } from '../core/model/sentiment.ts';
import type { Call } from './call.ts';
import type { HabitsApi } from './habitsApi.ts';

export interface SentimentRequest {
  readonly texts: readonly string[];
}

export interface SentimentReport {
  /** Of the model that read them. */
  readonly model: string;
  /** In the order of the texts. */
  readonly readings: readonly SentimentReading[];
  /** What a person should know of how they were read. */
  readonly notice?: string;
}

export interface LearningApi extends HabitsApi {
  /** How developers mean what they write. Rejects as `core/ports/sentiment` says. */
  sentiment(request: SentimentRequest, call?: Call<never>): Promise<SentimentReport>;
}
