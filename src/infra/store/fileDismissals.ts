/** Dismissals in one JSON file, written whole and renamed into place: small, precious, readable by a person. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import type { Dismissals } from '../../core/ports/dismissals.ts';
import { withFileLock } from './fileLock.ts';

type Tell = (problem: string) => void;

export class FileDismissals implements Dismissals {
  readonly #file: string | undefined;
  readonly #ids: Set<string>;
  readonly #tell: Tell;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string | undefined, ids: Set<string>, tell: Tell) {
    this.#file = file;
    this.#ids = ids;
    this.#tell = tell;
  }

  /**
   * @param file undefined keeps them for this run only. A damaged file is set aside, never overwritten.
   * @param tell hears that the file is damaged or cannot be read; its dismissals are then not known.
   */
  static async open(file: string | undefined, tell: Tell = () => {}): Promise<FileDismissals> {
    if (file === undefined) return new FileDismissals(file, new Set(), tell);
    try {
      return new FileDismissals(file, await readIds(file, tell), tell);
    } catch (error) {
      tell(
        `The dismissals in ${file} cannot be read (${codeOf(error)}), so that dismissed suggestions come back. Check its permissions.`,
      );
      return new FileDismissals(file, new Set(), tell);
    }
  }

  all(): ReadonlySet<string> {
    return this.#ids;
  }

  add(id: string): Promise<void> {
    this.#writing = this.#writing.catch(() => {}).then(() => this.#add(id));
    return this.#writing;
  }

  /** Reads the file again first: another window may have added to it. What cannot be read is not overwritten. */
  async #add(id: string): Promise<void> {
    this.#ids.add(id);
    if (this.#file === undefined) return;
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await withFileLock(`${this.#file}.lock`, () => this.#merge(this.#file!));
    } catch (error) {
      throw new CodedError(
        'store-failed',
        `The dismissal could not be saved to ${this.#file} (${codeOf(error)}). It holds until this run ends; free disk space or check permissions.`,
        error,
      );
    }
  }

  async #merge(file: string): Promise<void> {
    for (const other of await readIds(file, this.#tell)) this.#ids.add(other);
    const text = JSON.stringify({ version: 1, dismissed: [...this.#ids].sort() }, null, 2);
    await writeDurably(file, `${text}\n`);
  }
}

/** Throws when the file is there and cannot be read. */
async function readIds(file: string, tell: Tell): Promise<Set<string>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    // Without its folder there is no file; a file in the folder's place is found when writing.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return new Set();
  const ids = parseIds(text);
  if (ids !== undefined) return ids;
  await rename(file, `${file}.damaged`);
  tell(
    `The dismissals in ${file} are damaged, so that dismissed suggestions come back; the file was set aside as ${file}.damaged. Repair it and put it back, or dismiss them again.`,
  );
  return new Set();
}

function parseIds(text: string): Set<string> | undefined {
  try {
    const { dismissed } = JSON.parse(text) as { dismissed?: unknown };
    return Array.isArray(dismissed) ? new Set(dismissed.filter((id) => typeof id === 'string')) : undefined;
  } catch {
    return undefined;
  }
}

async function writeDurably(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
