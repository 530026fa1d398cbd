/** Where models that ship and the catalogue are: beside the bundle once built, in the repository while developing. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddingModel } from '../../core/embed/embeddingModel.ts';

const here = dirname(fileURLToPath(import.meta.url));

export function shippedModels(): string {
  const bundled = join(here, 'models');
  return existsSync(bundled) ? bundled : join(here, '..', '..', '..', 'models');
}

/** The embedding models of `catalogue.json`; the first is the one that ships. */
export function embeddingCatalogue(): readonly EmbeddingModel[] {
  const text = readFileSync(join(shippedModels(), 'catalogue.json'), 'utf8');
  return (JSON.parse(text) as { embedding: EmbeddingModel[] }).embedding;
}

/** The bundled child process beside this bundle, or the source while developing. */
export function embedEntry(): URL {
  const bundled = new URL('./embed.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../../workers/embed.ts', import.meta.url);
}
