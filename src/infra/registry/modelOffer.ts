/** From a person's words for a model to its files, with what the server says of them. */
import { basename } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import type { Licence, ModelOffer, ModelSource } from '../../core/model/textModels.ts';
import { type ModelReference, parseModelReference } from '../../core/registry/modelReference.ts';
import { splitParts } from '../../core/registry/splitParts.ts';
import { checkedUrl } from './checkedUrl.ts';
import { type HubOptions, hubAddress, hubFile, hubLicence, hubTag } from './hub.ts';
import type { CatalogueEntry } from './modelCatalogue.ts';

export interface OfferOptions {
  readonly entries: readonly CatalogueEntry[];
  readonly hub: string;
  readonly token: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Without what follows from the folder of models. */
export type Offered = Omit<ModelOffer, 'folder' | 'installed'>;

export async function offerOf(text: string, { entries, hub, token, signal }: OfferOptions): Promise<Offered> {
  const reference = parseModelReference(text);
  const options: HubOptions = {
    url: hub,
    ...(token === undefined ? {} : { token }),
    ...(signal === undefined ? {} : { signal }),
  };
  switch (reference.kind) {
    case 'entry':
      return offerOfEntry(reference.id, entries, options);
    case 'hub':
      return offerOnHub(reference, text.trim(), options);
    case 'address':
      return offerAt(reference.url, options);
    case 'path':
      throw new CodedError(
        'invalid-option',
        `${reference.path} is a file on this machine: nothing is to be downloaded. Add it instead.`,
      );
  }
}

async function offerOfEntry(
  id: string,
  entries: readonly CatalogueEntry[],
  hub: HubOptions,
): Promise<Offered> {
  const found = entries.find(({ model }) => model.id === id);
  if (found === undefined) {
    const known = entries.filter(({ files }) => files.length > 0).map(({ model }) => model.id);
    throw new CodedError('unknown-model', `The catalogue has no model “${id}”. It has ${known.join(', ')}.`);
  }
  const { model, files } = found;
  if (files.length === 0)
    throw new CodedError(
      'invalid-option',
      `${model.title} ships with Groundplan: nothing is to be downloaded.`,
    );
  const sources = await Promise.all(
    files.map(async (file): Promise<ModelSource> => {
      const url = hubAddress(hub.url, file.url);
      const said = await hubFile(hub, url);
      // The catalogue's checksum was reviewed; the hub's own guards what it has none for.
      const sha256 = file.sha256 ?? said.sha256;
      return source(file.name, url, { ...said, ...(sha256 === undefined ? {} : { sha256 }) });
    }),
  );
  return { id, title: model.title, use: model.use, from: id, files: sources, licence: model.licence };
}

async function offerOnHub(
  { repository, file, tag, revision }: Extract<ModelReference, { kind: 'hub' }>,
  from: string,
  hub: HubOptions,
): Promise<Offered> {
  const first = file ?? (await hubTag(hub, repository, tag ?? 'latest'));
  const files = await Promise.all(
    splitParts(first).map(async (part) => {
      const url = hubAddress(
        hub.url,
        `${repository}/resolve/${revision}/${part.split('/').map(encodeURIComponent).join('/')}`,
      );
      return source(basename(part), url, await hubFile(hub, url));
    }),
  );
  return named({ from, files, licence: await hubLicence(hub, repository) });
}

/** Any server: what it does not say is not known. */
async function offerAt(url: string, hub: HubOptions): Promise<Offered> {
  const address = checkedUrl(url);
  const first = decodeURIComponent(basename(address.pathname));
  if (!/\.gguf$/i.test(first))
    throw new CodedError('invalid-option', `${url} is not the address of a .gguf file.`);
  const files = await Promise.all(
    splitParts(first).map(async (part) => {
      const each = new URL(encodeURIComponent(part), address).href + address.search;
      return source(
        part,
        each,
        await hubFile({ url: hub.url, ...(hub.signal === undefined ? {} : { signal: hub.signal }) }, each),
      );
    }),
  );
  return named({ from: url, files, licence: undefined });
}

function source(name: string, url: string, said: { bytes?: number; sha256?: string }): ModelSource {
  return { name, url, ...said };
}

function named({
  from,
  files,
  licence,
}: Pick<Offered, 'from' | 'files'> & { licence: Licence | undefined }): Offered {
  const stem = files[0]!.name.replace(/(?:-\d{5}-of-\d{5})?\.gguf$/i, '');
  return { id: stem, title: stem, use: 'text', from, files, ...(licence === undefined ? {} : { licence }) };
}
