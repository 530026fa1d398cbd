/** Dismissals in one JSON file, written whole and renamed into place: small, precious, readable by a person. */
import { readFileSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import type { Dismissals } from '../../core/ports/dismissals.ts';
import { withFileLock } from './fileLock.ts';

type Tell = (problem: string) => void;

export class FileDismissals implements Dismissals {
  readonly #file: string | undefined;
  readonly #tell: Tell;
  /** What the file said last. */
  #kept: ReadonlySet<string>;
  #seen: string;
  /** What could not be written: it holds for this run. */
  readonly #unsaved = new Set<string>();
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string | undefined, ids: ReadonlySet<string>, tell: Tell) {
    this.#file = file;
    this.#kept = ids;
    this.#tell = tell;
    this.#seen = lookOf(file);
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
    this.#look();
    return this.#unsaved.size === 0 ? this.#kept : new Set([...this.#kept, ...this.#unsaved]);
  }

  add(id: string): Promise<void> {
    this.#unsaved.add(id);
    return this.#change(
      (ids) => new Set([...ids, ...this.#unsaved]),
      'The dismissal could not be saved to',
      'It holds until this run ends; free disk space or check permissions.',
    );
  }

  remove(ids?: readonly string[]): Promise<void> {
    for (const id of ids ?? [...this.#unsaved]) this.#unsaved.delete(id);
    return this.#change(
      (kept) => (ids === undefined ? new Set() : new Set([...kept].filter((id) => !ids.includes(id)))),
      'Dismissals could not be erased from',
      'Check permissions, and try again.',
    );
  }

  /** One after the other; the file is read again first, since another window may have changed it. */
  #change(change: (kept: ReadonlySet<string>) => Set<string>, failed: string, remedy: string): Promise<void> {
    const work = async () => {
      if (this.#file === undefined) return;
      try {
        await mkdir(dirname(this.#file), { recursive: true });
        await withFileLock(`${this.#file}.lock`, () => this.#rewrite(this.#file!, change));
      } catch (error) {
        throw new CodedError('store-failed', `${failed} ${this.#file} (${codeOf(error)}). ${remedy}`, error);
      }
    };
    this.#writing = this.#writing.catch(() => {}).then(work);
    return this.#writing;
  }

  /** What cannot be read is not overwritten. */
  async #rewrite(file: string, change: (kept: ReadonlySet<string>) => Set<string>): Promise<void> {
    const kept = await readIds(file, this.#tell);
    const next = change(kept);
    if (next.size === 0) await rm(file, { force: true });
    else await writeDurably(file, textOf(next));
    this.#kept = next;
    for (const id of next) this.#unsaved.delete(id);
    this.#seen = lookOf(file);
  }

  /** Another window has written since: what it says counts. */
  #look(): void {
    const now = lookOf(this.#file);
    if (this.#file === undefined || now === this.#seen) return;
    this.#seen = now;
    try {
      this.#kept = (now === '' ? undefined : parseIds(readFileSync(this.#file, 'utf8'))) ?? new Set();
    } catch {
      // It is being replaced, or cannot be read any more: what was known holds.
    }
  }
}

/** Another text once the file has been written; empty where there is none. */
function lookOf(file: string | undefined): string {
  const state = file === undefined ? undefined : statSync(file, { bigint: true, throwIfNoEntry: false });
  return state === undefined ? '' : `${state.ino} ${state.mtimeNs} ${state.size}`;
}

function textOf(ids: ReadonlySet<string>): string {
  return `${JSON.stringify({ version: 1, dismissed: [...ids].sort() }, null, 2)}\n`;
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
