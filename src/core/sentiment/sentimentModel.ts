/** What the catalogue says of a model of feelings. */
import type { ModelFile } from '../embed/embeddingModel.ts';
import type { MeantLabel } from './labelScores.ts';

export interface SentimentModel {
  /** Names model and revision. */
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  /** `features`: what ships; `transformer`: an encoder with a head for labels, as ONNX with its tokenizer. */
  readonly kind: 'features' | 'transformer';
  /** In the order of the model's outputs. */
  readonly labels: readonly MeantLabel[];
  /** Whether one label holds or several may. */
  readonly outputs: 'one' | 'several';
  /** A longer text is cut. */
  readonly maxTokens: number;
  /** Empty for what ships. */
  readonly files: readonly ModelFile[];
}
