/** An encoder that the user has chosen and downloaded, in a child process. Nothing stands in for it: another model's vectors are others. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { throwIfAborted } from '../../base/codedError.ts';
import type { EmbeddingModel } from '../../core/embed/embeddingModel.ts';
import type { EmbeddedKind, Embedder } from '../../core/ports/embedder.ts';
import { notDownloaded } from './embedFailures.ts';
import { EmbedProcess } from './embedProcess.ts';
import { inBatches } from './inBatches.ts';

export interface TransformerEmbedderOptions {
  readonly model: EmbeddingModel;
  /** Where its files are. */
  readonly folder: string;
  readonly entry: URL;
}

export class TransformerEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly notice = undefined;
  readonly #process: EmbedProcess;
  readonly #files: readonly string[];
  readonly #title: string;

  constructor({ model, folder, entry }: TransformerEmbedderOptions) {
    this.id = model.id;
    this.dimensions = model.dimensions;
    this.#title = model.title;
    this.#files = model.files.map(({ name }) => join(folder, name));
    this.#process = new EmbedProcess({
      entry,
      spec: {
        kind: 'transformer',
        modelFile: join(folder, 'model.onnx'),
        tokenizerFile: join(folder, 'tokenizer.json'),
        pooling: model.pooling,
        queryPrefix: model.queryPrefix,
        passagePrefix: model.passagePrefix,
        maxTokens: model.maxTokens,
        // A core is left to who works at the machine.
        threads: Math.max(1, Math.floor(availableParallelism() / 2)),
      },
    });
  }

  async embed(texts: readonly string[], kind: EmbeddedKind, signal?: AbortSignal): Promise<Float32Array[]> {
    throwIfAborted(signal);
    if (!this.#files.every((file) => existsSync(file))) throw notDownloaded(this.#title);
    return inBatches(this.#process, { texts, kind, dimensions: this.dimensions, signal });
  }

  dispose(): Promise<void> {
    return this.#process.dispose();
  }
}
