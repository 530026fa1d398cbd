/** Dismissals in one JSON file, written whole and renamed into place: small, precious, readable by a person. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import type { Dismissals } from '../../core/ports/dismissals.ts';

export class FileDismissals implements Dismissals {
  readonly #file: string | undefined;
  readonly #ids: Set<string>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string | undefined, ids: Set<string>) {
    this.#file = file;
    this.#ids = ids;
  }

  /** @param file undefined keeps them for this run only. A damaged file is set aside, never overwritten. */
  static async open(file: string | undefined): Promise<FileDismissals> {
    return new FileDismissals(file, file === undefined ? new Set() : await readIds(file));
  }

  all(): ReadonlySet<string> {
    return this.#ids;
  }

  add(id: string): Promise<void> {
    this.#writing = this.#writing.catch(() => {}).then(() => this.#add(id));
    return this.#writing;
  }

  /** Reads the file again first: another window may have added to it. */
  async #add(id: string): Promise<void> {
    this.#ids.add(id);
    if (this.#file === undefined) return;
    try {
      for (const other of await readIds(this.#file)) this.#ids.add(other);
      await writeDurably(
        this.#file,
        `${JSON.stringify({ version: 1, dismissed: [...this.#ids].sort() }, null, 2)}\n`,
      );
    } catch (error) {
      throw new CodedError(
        'store-failed',
        `The dismissal could not be saved to ${this.#file} (${codeOf(error)}). It holds until the window closes; free disk space or check permissions.`,
        error,
      );
    }
  }
}

async function readIds(file: string): Promise<Set<string>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return new Set();
  }
  try {
    const { dismissed } = JSON.parse(text) as { dismissed?: unknown };
    if (Array.isArray(dismissed)) return new Set(dismissed.filter((id) => typeof id === 'string'));
  } catch {
    // Falls through to setting the file aside.
  }
  await rename(file, `${file}.damaged`);
  return new Set();
}

async function writeDurably(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
