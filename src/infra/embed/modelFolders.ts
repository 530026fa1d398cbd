/** Where models that ship and the catalogue are: beside the bundle once built, in the repository while developing. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddingModel } from '../../core/embed/embeddingModel.ts';
import type { SentimentModel } from '../../core/sentiment/sentimentModel.ts';

const here = dirname(fileURLToPath(import.meta.url));

export function shippedModels(): string {
  const bundled = join(here, 'models');
  return existsSync(bundled) ? bundled : join(here, '..', '..', '..', 'models');
}

/** The embedding models of `catalogue.json`; the first is the one that ships. */
export function embeddingCatalogue(): readonly EmbeddingModel[] {
  return catalogue().embedding;
}

/** The models of feelings; the first is the one that ships. */
export function sentimentCatalogue(): readonly SentimentModel[] {
  return catalogue().sentiment;
}

interface Catalogue {
  readonly embedding: EmbeddingModel[];
  readonly sentiment: SentimentModel[];
}

function catalogue(): Catalogue {
  return JSON.parse(readFileSync(join(shippedModels(), 'catalogue.json'), 'utf8')) as Catalogue;
}

/** The bundled child process beside this bundle, or the source while developing. */
export function embedEntry(): URL {
  const bundled = new URL('./embed.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../../workers/embed.ts', import.meta.url);
}
