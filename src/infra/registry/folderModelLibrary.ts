/** Models in a folder, a subfolder each with its files and `model.json`, which says what it is and where it came from. */

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import {
  type CatalogueModel,
  type InstalledModel,
  MODEL_USES,
  type ModelFacts,
  type ModelOffer,
  type ModelSource,
} from '../../core/model/textModels.ts';
import type { DownloadProgress, ModelLibrary } from '../../core/ports/modelLibrary.ts';
import { type GgufSource, ggufFacts } from '../../core/registry/ggufFacts.ts';
import { keptWhileUnchanged } from '../files/keptWhileUnchanged.ts';
import { downloadFile } from './downloadFile.ts';
import type { CatalogueEntry } from './modelCatalogue.ts';
import { offerOf } from './modelOffer.ts';

export interface FolderModelLibraryOptions {
  readonly folder: string;
  readonly entries: readonly CatalogueEntry[];
  /** Address of the hub that names without one are looked up at. */
  readonly hub: string;
  readonly token?: string;
  /** Rejects for what is missing, cut off or no GGUF. */
  readHeader(path: string): Promise<GgufSource>;
  /** Milliseconds since 1970. */
  now(): number;
  log(message: string): void;
}

const RECORD = 'model.json';
/** Of a folder: no path can be made of it. */
const ID = /^[a-z0-9][a-z0-9._-]{0,99}$/;

const recordSchema = v.object({
  id: v.pipe(v.string(), v.regex(ID)),
  title: v.string(),
  use: v.picklist(MODEL_USES),
  path: v.string(),
  from: v.string(),
  ours: v.boolean(),
  bytes: v.number(),
  sha256: v.array(v.string()),
  licence: v.optional(v.object({ name: v.string(), url: v.optional(v.string()) })),
  added: v.string(),
});

export class FolderModelLibrary implements ModelLibrary {
  readonly #options: FolderModelLibraryOptions;
  readonly #listed: () => Promise<readonly InstalledModel[]>;

  constructor(options: FolderModelLibraryOptions) {
    this.#options = options;
    this.#listed = keptWhileUnchanged(() => this.#readAll());
  }

  get folder(): string {
    return this.#options.folder;
  }

  catalogue(): readonly CatalogueModel[] {
    return this.#options.entries.map(({ model }) => model);
  }

  installed(): Promise<readonly InstalledModel[]> {
    return this.#listed();
  }

  async offer(reference: string, signal?: AbortSignal): Promise<ModelOffer> {
    const { entries, hub, token } = this.#options;
    const found = await offerOf(reference, { entries, hub, token, signal });
    const id = idOf(found.id);
    const here = await this.#record(id);
    return { ...found, id, folder: join(this.folder, id), installed: here !== undefined };
  }

  async download(
    offer: ModelOffer,
    { signal, onProgress }: Parameters<ModelLibrary['download']>[1],
  ): Promise<InstalledModel> {
    if (!ID.test(offer.id)) throw unknown(offer.id);
    const folder = join(this.folder, offer.id);
    const told = progressOver(offer.files, onProgress);
    const sha256: string[] = [];
    let bytes = 0;
    for (const [at, file] of offer.files.entries()) {
      const target = join(folder, basename(file.name));
      const got = await downloadFile(
        { ...file, target },
        { signal, token: this.#tokenFor(file.url), onProgress: (done, total) => told(at, done, total) },
      );
      sha256.push(got.sha256);
      bytes += got.bytes;
    }
    const path = join(folder, basename(offer.files[0]!.name));
    if (isGguf(path)) await this.#checked(path, folder);
    const { id, title, use, from, licence } = offer;
    return this.#keep({ id, title, use, path, from, ours: true, bytes, sha256, licence, added: this.#now() });
  }

  async add(path: string): Promise<InstalledModel> {
    const file = resolve(path);
    const facts = ggufFacts(await this.#options.readHeader(file));
    const id = await this.#freeId(idOf(basename(file, extname(file))), file);
    return this.#keep({
      id,
      title: facts.name ?? basename(file),
      use: facts.embeds ? 'embedding' : 'text',
      path: file,
      from: path,
      ours: false,
      bytes: facts.bytes,
      sha256: [],
      licence: facts.licence === undefined ? undefined : { name: facts.licence },
      added: this.#now(),
    });
  }

  async remove(id: string): Promise<InstalledModel> {
    const model = await this.#known(id);
    const folder = join(this.folder, id);
    if (model.ours) await rm(folder, { recursive: true, force: true });
    else await rm(join(folder, RECORD), { force: true });
    return model;
  }

  async facts(id: string): Promise<ModelFacts | undefined> {
    const { path } = await this.#known(id);
    return isGguf(path) ? ggufFacts(await this.#options.readHeader(path)) : undefined;
  }

  async #readAll() {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => ID.test(name));
    const found = await Promise.all(names.map((name) => this.#record(name)));
    return {
      value: found.filter((each) => each !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1)),
      paths: [this.folder, ...names.map((name) => join(this.folder, name, RECORD))],
    };
  }

  /** What came is what was announced, and yet no model: it is of no use to anybody. */
  async #checked(path: string, folder: string): Promise<void> {
    try {
      await this.#options.readHeader(path);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async #known(id: string): Promise<InstalledModel> {
    const found = ID.test(id) ? await this.#record(id) : undefined;
    if (found === undefined) throw unknown(id);
    return found;
  }

  async #record(id: string): Promise<InstalledModel | undefined> {
    const file = join(this.folder, id, RECORD);
    try {
      const record = v.parse(recordSchema, JSON.parse(await readFile(file, 'utf8')));
      if (record.id !== id) throw new Error(`it is of ${record.id}`);
      return record as InstalledModel;
    } catch (error) {
      // A download that has not come to its end has none yet.
      if (codeOf(error) !== 'ENOENT') this.#options.log(`${file} is left out: ${messageOf(error)}.`);
      return undefined;
    }
  }

  async #keep({
    licence,
    ...model
  }: Omit<InstalledModel, 'licence'> & Pick<Partial<InstalledModel>, 'licence'>) {
    const record: InstalledModel = licence === undefined ? model : { ...model, licence };
    const folder = join(this.folder, model.id);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${RECORD}.new`), `${JSON.stringify(record, undefined, 2)}\n`);
    await rename(join(folder, `${RECORD}.new`), join(folder, RECORD));
    return record;
  }

  /** Another file of the same name gets a number. */
  async #freeId(wanted: string, path: string): Promise<string> {
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? wanted : `${wanted}-${count}`;
      const taken = await this.#record(id);
      if (taken === undefined || taken.path === path) return id;
    }
  }

  /** A token is for the hub alone. */
  #tokenFor(url: string): string | undefined {
    return new URL(url).origin === new URL(this.#options.hub).origin ? this.#options.token : undefined;
  }

  #now(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

function progressOver(
  files: readonly ModelSource[],
  onProgress: ((progress: DownloadProgress) => void) | undefined,
): (at: number, done: number, total: number | undefined) => void {
  const sizes = files.map(({ bytes }) => bytes);
  return (at, done, total) => {
    sizes[at] = total ?? sizes[at];
    const before = sizes.slice(0, at).reduce<number>((sum, each) => sum + (each ?? 0), 0);
    const all = sizes.every((each) => each !== undefined) ? sizes.reduce((a, b) => a + b, 0) : undefined;
    onProgress?.({
      file: files[at]!.name,
      doneBytes: before + done,
      ...(all === undefined ? {} : { totalBytes: all }),
    });
  };
}

function idOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 80)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return plain === '' ? 'model' : plain;
}

function isGguf(path: string): boolean {
  return extname(path).toLowerCase() === '.gguf';
}

function unknown(id: string): CodedError {
  return new CodedError(
    'unknown-model',
    `There is no model “${id}” here. “groundplan model list” shows those that there are.`,
  );
}
