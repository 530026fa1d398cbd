/** The GGUF files of some folders, and what is known of them by their headers. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import type { GgufHeader } from '../../core/gguf/parseGguf.ts';
import { keptWhileUnchanged } from '../files/keptWhileUnchanged.ts';
import { readGgufHeader } from './ggufHeader.ts';
import type { ModelFile } from './llamaMessages.ts';
import { kindOf } from './modelKinds.ts';

export interface InstalledModel extends ModelFile {
  /** Its file's name without the ending. */
  readonly name: string;
  readonly header: GgufHeader;
}

/** Of a model in several files llama.cpp opens the first. */
const LATER_PART = /-(?!00001)\d{5}-of-\d{5}\.gguf$/i;

export class InstalledModels {
  readonly #files: readonly (() => Promise<readonly string[]>)[];
  readonly #listed: () => Promise<readonly string[]>;
  readonly #headers = new Map<string, { readonly version: string; readonly header: Promise<GgufHeader> }>();

  /** @param listed files besides those in the folders */
  constructor(folders: readonly string[], listed: () => Promise<readonly string[]> = async () => []) {
    this.#files = folders.map((folder) => keptWhileUnchanged(() => filesOf(folder)));
    this.#listed = listed;
  }

  /** Those that write text, in order of their names. What cannot be read is not listed. */
  async list(): Promise<readonly InstalledModel[]> {
    const found = await Promise.all([this.#listed(), ...this.#files.map((files) => files())]);
    const paths = [...new Set(found.flat())].filter((path) => /\.gguf$/i.test(path));
    const models = await Promise.all(paths.map((path) => this.at(path).catch(() => undefined)));
    return models
      .filter((model) => model !== undefined)
      .filter(({ header }) => kindOf(header) === 'writer')
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Rejects with `engine-unavailable`, saying what is wrong with the file. */
  async at(path: string): Promise<InstalledModel> {
    const version = await stat(path).then(
      ({ size, mtimeMs }) => `${size}:${mtimeMs}`,
      () => '',
    );
    let known = this.#headers.get(path);
    if (known === undefined || known.version !== version) {
      known = { version, header: readGgufHeader(path) };
      this.#headers.set(path, known);
    }
    return { path, version, name: basename(path).replace(/\.gguf$/i, ''), header: await known.header };
  }

  /** @param wanted a path, or the name of an installed model. */
  async find(wanted: string): Promise<InstalledModel> {
    const path = pathIn(wanted);
    if (path !== undefined) return this.at(path);
    const models = await this.list();
    const named = models.find(
      ({ name }) => name.toLowerCase() === wanted.replace(/\.gguf$/i, '').toLowerCase(),
    );
    if (named !== undefined) return named;
    const names = models.map(({ name }) => name).join(', ');
    throw new CodedError(
      'engine-unavailable',
      `There is no installed model “${wanted}”. ${names === '' ? HOW_TO_GET_ONE : `There are: ${names}.`}`,
    );
  }
}

/** Undefined for what is a name. */
export function pathIn(wanted: string): string | undefined {
  const path = wanted.replace(/^~(?=[/\\])/, homedir());
  return isAbsolute(path) ? resolve(path) : undefined;
}

export const HOW_TO_GET_ONE =
  'Get one with “groundplan model add codellama-7b-instruct” (about 4 GB), or put a GGUF file’s path in groundplan.embedded.model.';

async function filesOf(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const pathOf = (entry: Dirent) => join(entry.parentPath, entry.name);
  const folders = entries.filter((entry) => entry.isDirectory()).map(pathOf);
  const files = entries
    .filter(({ name }) => name.toLowerCase().endsWith('.gguf') && !LATER_PART.test(name))
    .map(pathOf);
  return { value: files, paths: [folder, ...folders] };
}
