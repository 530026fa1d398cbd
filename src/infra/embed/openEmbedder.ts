/** The embedder that was asked for by its name in the catalogue. Nothing is started, read from the network or downloaded by this. */
import { join } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import { GgufEmbedder } from './ggufEmbedder.ts';
import { embeddingCatalogue, embedEntry, shippedModels } from './modelFolders.ts';
import { StaticEmbedder } from './staticEmbedder.ts';
import { TransformerEmbedder } from './transformerEmbedder.ts';

export interface OpenEmbedderOptions {
  /** Of the catalogue; undefined: the model that ships. */
  readonly model: string | undefined;
  /** Holds a folder a downloaded model, named by its id. */
  readonly downloads: string;
  /** Loads a file into the embedded text engine, where there is one. */
  loadGguf?(file: string): Promise<Embedder>;
  log(message: string): void;
}

/** Throws `invalid-option` for a name that the catalogue does not have. */
export function openEmbedder({
  model: id,
  downloads,
  loadGguf = noEngine,
  log,
}: OpenEmbedderOptions): Embedder {
  const catalogue = embeddingCatalogue();
  const model = id === undefined ? catalogue[0] : catalogue.find((candidate) => candidate.id === id);
  const names = catalogue.map((candidate) => candidate.id).join(', ');
  if (model === undefined) {
    throw new CodedError('invalid-option', `There is no embedding model named ${id}. There are: ${names}.`);
  }
  const entry = embedEntry();
  switch (model.kind) {
    case 'static':
      return new StaticEmbedder({ ...model, folder: join(shippedModels(), model.id), entry, log });
    case 'transformer':
      return new TransformerEmbedder({ model, folder: join(downloads, model.id), entry });
    case 'gguf':
      return new GgufEmbedder({ model, file: join(downloads, model.id, 'model.gguf'), load: loadGguf });
  }
}

function noEngine(): Promise<never> {
  return Promise.reject(
    new CodedError(
      'engine-unavailable',
      'This embedding model is run by the embedded text engine, which does not run here. Choose one that is not a GGUF file.',
    ),
  );
}
