/** An embedding model that the embedded text engine runs: its own words before a text, its files, its length held to the catalogue's. */
import { existsSync } from 'node:fs';
import { throwIfAborted } from '../../base/codedError.ts';
import type { EmbeddingModel } from '../../core/embed/embeddingModel.ts';
import type { EmbeddedKind, Embedder } from '../../core/ports/embedder.ts';
import { notDownloaded, otherDimensions } from './embedFailures.ts';

export interface GgufEmbedderOptions {
  readonly model: EmbeddingModel;
  readonly file: string;
  /** Loads a file into the text engine's process. */
  readonly load: (file: string) => Promise<Embedder>;
}

export class GgufEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly notice = undefined;
  readonly #model: EmbeddingModel;
  readonly #load: () => Promise<Embedder>;
  #loading: Promise<Embedder> | undefined;

  constructor({ model, file, load }: GgufEmbedderOptions) {
    this.id = model.id;
    this.dimensions = model.dimensions;
    this.#model = model;
    this.#load = async () => {
      if (!existsSync(file)) throw notDownloaded(model.title);
      return load(file);
    };
  }

  async embed(
    texts: readonly string[],
    kind: EmbeddedKind,
    signal?: AbortSignal,
  ): Promise<readonly Float32Array[]> {
    throwIfAborted(signal);
    const prefix = kind === 'query' ? this.#model.queryPrefix : this.#model.passagePrefix;
    const loaded = await this.#loaded();
    const vectors = await loaded.embed(
      prefix === '' ? texts : texts.map((text) => prefix + text),
      kind,
      signal,
    );
    const length = vectors[0]?.length ?? this.dimensions;
    if (length !== this.dimensions) throw otherDimensions(length, this.dimensions);
    return vectors;
  }

  async dispose(): Promise<void> {
    const loading = this.#loading;
    this.#loading = undefined;
    if (loading !== undefined) await (await loading.catch(() => undefined))?.dispose();
  }

  /** A load that failed is tried again with the next request. */
  async #loaded(): Promise<Embedder> {
    this.#loading ??= this.#load();
    try {
      return await this.#loading;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }
}
