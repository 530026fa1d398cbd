/** An embedding model in a GGUF file, run by the embedded engine's child. */
import { CodedError } from '../../base/codedError.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import type { InstalledModel } from './installedModels.ts';
import type { ModelFile } from './llamaMessages.ts';
import type { LlamaSupervisor } from './llamaSupervisor.ts';
import { kindOf } from './modelKinds.ts';

export class LlamaEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly notice = undefined;
  readonly #file: ModelFile;
  readonly #child: LlamaSupervisor;

  private constructor({ name, path, version }: InstalledModel, dimensions: number, child: LlamaSupervisor) {
    this.id = `gguf:${name}:${version}`;
    this.dimensions = dimensions;
    this.#file = { path, version };
    this.#child = child;
  }

  static open(model: InstalledModel, child: LlamaSupervisor): LlamaEmbedder {
    const { metadata } = model.header;
    const length = metadata.get(`${metadata.get('general.architecture')}.embedding_length`);
    if (kindOf(model.header) !== 'embedder' || typeof length !== 'number')
      throw new CodedError(
        'engine-unavailable',
        `${model.name} is no embedding model. Choose one, like nomic-embed-text or bge-small in GGUF.`,
      );
    return new LlamaEmbedder(model, length, child);
  }

  embed(
    texts: readonly string[],
    _kind: Parameters<Embedder['embed']>[1],
    signal?: AbortSignal,
  ): Promise<readonly Float32Array[]> {
    return this.#child.call('embed', { ...this.#file, texts }, { signal });
  }

  /** The child belongs to the engine. */
  async dispose(): Promise<void> {}
}
