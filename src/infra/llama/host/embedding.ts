/** An embedding model in a GGUF file: texts → vectors of length 1. */

import type { Llama, LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp';
import { CodedError } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';

export class Embedding {
  readonly #model: LlamaModel;
  readonly #context: LlamaEmbeddingContext;

  private constructor(model: LlamaModel, context: LlamaEmbeddingContext) {
    this.#model = model;
    this.#context = context;
  }

  /** Rejects with `engine-unavailable` where it cannot be loaded. */
  static async open(llama: Llama, path: string, threads: number): Promise<Embedding> {
    try {
      const model = await llama.loadModel({ modelPath: path, useMmap: llama.gpu !== false });
      return new Embedding(
        model,
        await model.createEmbeddingContext({ contextSize: { max: 8192 }, threads }),
      );
    } catch (error) {
      const reason = messageOf(error);
      throw new CodedError(
        'engine-unavailable',
        `${path} cannot be loaded as an embedding model (${reason}). Choose another.`,
        error,
      );
    }
  }

  /** What a text has beyond the model's context does not count. */
  async embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      if (signal.aborted) throw new CodedError('cancelled', 'The embedding was cancelled.');
      const tokens = this.#model.tokenize(text).slice(0, this.#longest);
      vectors.push(tokens.length === 0 ? this.#nothing() : unit(await this.#vectorOf(tokens)));
    }
    return vectors;
  }

  async dispose(): Promise<void> {
    await this.#context.dispose();
    await this.#model.dispose();
  }

  /** Room for the tokens that the model adds at both ends. */
  get #longest(): number {
    return Math.min(this.#model.trainContextSize, 8192) - 8;
  }

  async #vectorOf(tokens: Parameters<LlamaEmbeddingContext['getEmbeddingFor']>[0]): Promise<Float32Array> {
    return Float32Array.from((await this.#context.getEmbeddingFor(tokens)).vector);
  }

  #nothing(): Float32Array {
    return new Float32Array(this.#model.embeddingVectorSize);
  }
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
