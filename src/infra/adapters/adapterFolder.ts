/**
 * Adapters in a folder: `FINGERPRINT/LANGUAGE/v0003.gguf` with its card beside it as `v0003.json`, and `current.json`, which says
 * which one is used. A file counts once its card stands; numbers are never used again, since llama.cpp remembers adapters by path.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { AdapterCard, PublishedAdapter } from '../../core/model/adapter.ts';
import type { AdapterLine, AdapterStore, NewAdapter } from '../../core/ports/adapterStore.ts';
import { withFileLock } from '../store/fileLock.ts';
import {
  type Current,
  readCard,
  readCurrent,
  turnedBack,
  turnedTo,
  writeCurrent,
  writeJson,
} from './adapterFiles.ts';
import { copyDurably, hashOf } from './copyDurably.ts';

export interface AdapterFolderOptions {
  readonly folder: string;
  /** Versions of a line that are kept besides the current one. */
  readonly keep?: number;
  problem(message: string): void;
}

const KEEP = 5;
const CARD = /^v(\d{4,})\.json$/;
/** What is not whole by then belongs to someone who was killed. */
const LEFT_OVER_MS = 3_600_000;

export class AdapterFolder implements AdapterStore {
  readonly #options: AdapterFolderOptions;
  /** By path, size and time: whether the hash was right. */
  readonly #proven = new Map<string, Promise<boolean>>();
  /** Problems: each is said once. */
  readonly #told = new Set<string>();

  constructor(options: AdapterFolderOptions) {
    this.#options = options;
  }

  async all(): Promise<readonly PublishedAdapter[]> {
    const found: PublishedAdapter[] = [];
    for (const fingerprint of await namesIn(this.#options.folder)) {
      for (const language of await namesIn(join(this.#options.folder, fingerprint))) {
        found.push(...(await this.#published({ language, fingerprint })));
      }
    }
    return found;
  }

  async publish(file: string, card: NewAdapter): Promise<PublishedAdapter> {
    const line = { language: card.language, fingerprint: card.base.fingerprint };
    const folder = this.#folderOf(line);
    const fresh = join(folder, `${randomUUID()}.tmp`);
    try {
      await mkdir(folder, { recursive: true });
      const { bytes, sha256 } = await copyDurably(file, fresh);
      return await this.#changing(async () => {
        const current = await readCurrent(folder);
        const version = 1 + Math.max(current.last, ...(await versionsIn(folder)));
        const whole: AdapterCard = { ...card, version, sha256, bytes };
        // The number is taken before the file stands: whatever happens now, nobody is given it again.
        await writeCurrent(folder, { ...current, last: version });
        await rename(fresh, join(folder, `${nameOf(version)}.gguf`));
        await writeJson(folder, `${nameOf(version)}.json`, whole);
        await writeCurrent(folder, turnedTo({ ...current, last: version }, version));
        await this.#tidy(folder, version);
        return { ...whole, path: join(folder, `${nameOf(version)}.gguf`), current: true };
      });
    } catch (error) {
      throw this.#failure(error);
    } finally {
      await rm(fresh, { force: true }).catch(() => {});
    }
  }

  async use(line: AdapterLine, version: number | undefined): Promise<void> {
    const folder = this.#folderOf(line);
    if (version !== undefined) await this.#mustBe(line, version);
    await this.#changing(async () => {
      const current = await readCurrent(folder);
      if (current.version !== (version ?? null))
        await writeCurrent(folder, turnedTo(current, version ?? null));
    });
  }

  async back(line: AdapterLine): Promise<PublishedAdapter | undefined> {
    return this.#changing(async () => {
      const current = await readCurrent(this.#folderOf(line));
      if (current.version === null)
        throw new CodedError(
          'unknown-model',
          `No adapter is used for ${line.language}, so there is nothing to go back from.`,
        );
      return this.#turnBack(line, current);
    });
  }

  async giveUp(line: AdapterLine, version: number, why: string) {
    return this.#changing(async () => {
      const current = await readCurrent(this.#folderOf(line));
      if (current.version !== version || current.insisted.includes(version)) return undefined;
      return { back: await this.#turnBack(line, current, why) };
    });
  }

  async remove(line: AdapterLine, version: number): Promise<void> {
    const folder = this.#folderOf(line);
    await this.#mustBe(line, version);
    await this.#changing(async () => {
      const current = await readCurrent(folder);
      const without = current.version === version ? turnedTo(current, null) : current;
      const before = without.before.filter((each) => each !== version);
      await writeCurrent(folder, { ...without, before, last: Math.max(current.last, version) });
      await removeVersion(folder, version);
    });
  }

  async isWhole({ path, sha256 }: PublishedAdapter): Promise<boolean> {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined) return false;
    const key = `${path} ${info.size} ${info.mtimeMs}`;
    const proven = this.#proven.get(key) ?? hashOf(path).then((hash) => hash === sha256);
    this.#proven.set(key, proven);
    return proven.catch(() => false);
  }

  async #turnBack(line: AdapterLine, now: Current, why?: string): Promise<PublishedAdapter | undefined> {
    const there = (await this.#published(line)).map(({ version }) => version);
    await writeCurrent(this.#folderOf(line), turnedBack(now, there, why));
    return (await this.#published(line)).find((each) => each.current);
  }

  async #published(line: AdapterLine): Promise<PublishedAdapter[]> {
    const folder = this.#folderOf(line);
    const { version: chosen, abandoned } = await readCurrent(folder);
    const found: PublishedAdapter[] = [];
    for (const version of (await versionsIn(folder)).sort((a, b) => a - b)) {
      const path = join(folder, `${nameOf(version)}.gguf`);
      const card = await readCard(join(folder, `${nameOf(version)}.json`));
      const bytes = await stat(path).then(
        ({ size }) => size,
        () => undefined,
      );
      const belongs = card?.language === line.language && card.base.fingerprint === line.fingerprint;
      if (card !== undefined && belongs && card.version === version && card.bytes === bytes)
        found.push({
          ...card,
          path,
          current: version === chosen,
          ...(abandoned[version] !== undefined && { abandoned: abandoned[version] }),
        });
      else this.#tell(`The adapter ${path} is not whole and is left out. Remove it, or train it again.`);
    }
    return found;
  }

  /** Once, although every request asks what there is. */
  #tell(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.#options.problem(problem);
  }

  async #mustBe(line: AdapterLine, version: number): Promise<void> {
    if ((await this.#published(line)).some((each) => each.version === version)) return;
    throw new CodedError(
      'unknown-model',
      `There is no adapter ${line.language} v${version}. “groundplan adapter list” shows those that there are.`,
    );
  }

  async #changing<T>(work: () => Promise<T>): Promise<T> {
    await mkdir(this.#options.folder, { recursive: true });
    return withFileLock(join(this.#options.folder, 'lock'), work);
  }

  async #tidy(folder: string, current: number): Promise<void> {
    const keep = this.#options.keep ?? KEEP;
    const old = (await versionsIn(folder)).filter((each) => each !== current).sort((a, b) => b - a);
    for (const version of old.slice(keep)) await removeVersion(folder, version);
    for (const name of await namesIn(folder)) {
      const whole =
        name === 'current.json' || CARD.test(name) || (await exists(folder, name.replace(/gguf$/, 'json')));
      const age = Date.now() - (await stat(join(folder, name))).mtimeMs;
      if (!whole && age > LEFT_OVER_MS) await rm(join(folder, name), { force: true });
    }
  }

  #folderOf({ fingerprint, language }: AdapterLine): string {
    if (!/^[0-9a-f]{8,64}$/.test(fingerprint) || !/^[a-z0-9_-]{1,40}$/.test(language))
      throw new CodedError(
        'invalid-option',
        'An adapter is for a language that Groundplan knows, or generic.',
      );
    return join(this.#options.folder, fingerprint, language);
  }

  #failure(error: unknown): unknown {
    if (error instanceof CodedError) return error;
    const full = codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT';
    const remedy = full ? 'Make room on the disk' : `See to ${this.#options.folder}`;
    return new CodedError(
      full ? 'disk-full' : 'store-failed',
      `The adapter could not be kept (${messageOf(error)}). ${remedy}, then publish it again; nothing else has changed.`,
      error,
    );
  }
}

async function removeVersion(folder: string, version: number): Promise<void> {
  // The card first: a file without one does not count.
  await rm(join(folder, `${nameOf(version)}.json`), { force: true });
  await rm(join(folder, `${nameOf(version)}.gguf`), { force: true });
}

async function versionsIn(folder: string): Promise<number[]> {
  return (await namesIn(folder)).flatMap((name) => {
    const [, version] = CARD.exec(name) ?? [];
    return version === undefined ? [] : [Number(version)];
  });
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return [];
    throw error;
  });
  return names.filter((name) => name !== 'lock').sort();
}

async function exists(folder: string, name: string): Promise<boolean> {
  return stat(join(folder, name)).then(
    () => true,
    () => false,
  );
}

function nameOf(version: number): string {
  return `v${String(version).padStart(4, '0')}`;
}
