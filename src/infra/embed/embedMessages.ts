/** What travels between an embedder and its child process. */
import type { Pooling } from '../../core/embed/embeddingModel.ts';
import type { EmbeddedKind } from '../../core/ports/embedder.ts';
import type { MeantLabel } from '../../core/sentiment/labelScores.ts';

/** How to run a model; the child's only argument, as JSON. */
export type EmbedSpec =
  | { readonly kind: 'static'; readonly folder: string }
  | { readonly kind: 'feelings'; readonly file: string }
  | {
      readonly kind: 'labels';
      readonly modelFile: string;
      readonly tokenizerFile: string;
      readonly labels: readonly MeantLabel[];
      readonly outputs: 'one' | 'several';
      readonly maxTokens: number;
      readonly threads: number;
    }
  | {
      readonly kind: 'transformer';
      readonly modelFile: string;
      readonly tokenizerFile: string;
      readonly pooling: Pooling;
      readonly queryPrefix: string;
      readonly passagePrefix: string;
      readonly maxTokens: number;
      readonly threads: number;
    };

export interface EmbedRequest {
  readonly id: number;
  readonly texts: readonly string[];
  readonly kind: EmbeddedKind;
}

/** `vectors`: one behind the other, in the order of the texts. */
export type EmbedReply =
  | { readonly id: number; readonly vectors: Float32Array }
  | { readonly id: number; readonly error: string };

/** @returns one vector behind the other. */
export type RunModel = (texts: readonly string[], kind: EmbeddedKind) => Promise<Float32Array>;
