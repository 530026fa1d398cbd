/** The catalogue of models that ships, read where it lies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueModel, ModelSource, ModelUse } from '../../core/model/textModels.ts';
import { shippedModels } from '../embed/modelFolders.ts';

export interface CatalogueEntry {
  readonly model: CatalogueModel;
  /** Their addresses are paths on the hub; sizes are near enough. None for what ships. */
  readonly files: readonly ModelSource[];
}

interface WrittenEntry extends Omit<CatalogueModel, 'use' | 'licence' | 'aboutBytes'> {
  readonly licence: string;
  readonly licenceUrl?: string;
  readonly files: readonly {
    readonly name: string;
    readonly url: string;
    readonly aboutBytes: number;
    readonly sha256?: string;
  }[];
}

export function modelCatalogue(): readonly CatalogueEntry[] {
  const written = JSON.parse(readFileSync(join(shippedModels(), 'catalogue.json'), 'utf8')) as Record<
    ModelUse,
    readonly WrittenEntry[]
  >;
  return [
    ...written.text.map((each) => entryOf(each, 'text')),
    ...written.embedding.map((each) => entryOf(each, 'embedding')),
    ...written.sentiment.map((each) => entryOf(each, 'sentiment')),
  ];
}

function entryOf(written: WrittenEntry, use: CatalogueModel['use']): CatalogueEntry {
  const { id, title, licence, licenceUrl, files } = written;
  const { parameters, quantization, contextTokens, dimensions, note } = written;
  return {
    model: {
      id,
      title,
      use,
      licence: { name: licence, ...(licenceUrl === undefined ? {} : { url: licenceUrl }) },
      aboutBytes: files.reduce((sum, each) => sum + each.aboutBytes, 0),
      ...defined({ parameters, quantization, contextTokens, dimensions, note }),
    },
    files: files.map(({ name, url, aboutBytes, sha256 }) => ({
      name,
      url,
      bytes: aboutBytes,
      ...defined({ sha256 }),
    })),
  };
}

function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
