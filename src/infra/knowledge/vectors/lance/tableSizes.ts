/** What the tables of a folder take, and which of them are to go when it is too much. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

export interface TableSizesOptions {
  /** Undefined for shared storage, which its owners look after. */
  readonly folder: string | undefined;
  readonly mostBytes: number;
}

const ENDING = '.lance';

export class TableSizes {
  readonly #options: TableSizesOptions;

  constructor(options: TableSizesOptions) {
    this.#options = options;
  }

  /** Notes that a table was used now: the time of an empty file. */
  used(name: string): void {
    const { folder } = this.#options;
    if (folder === undefined) return;
    try {
      mkdirSync(join(folder, 'used'), { recursive: true });
      const file = join(folder, 'used', name);
      closeSync(openSync(file, 'a'));
      utimesSync(file, new Date(), new Date());
    } catch {
      // A folder that can only be read.
    }
  }

  measure(): { readonly bytes: number; readonly notice?: string } {
    const { folder, mostBytes } = this.#options;
    if (folder === undefined) return { bytes: 0 };
    const bytes = sizeOf(folder);
    if (bytes <= mostBytes) return { bytes };
    const notice = `The search index takes ${megabytes(bytes)} of the ${megabytes(mostBytes)} that it may. Exclude what need not be found, or raise the limit.`;
    return { bytes, notice };
  }

  /** To be called under the lock. @returns the tables that were removed. */
  prune(inUse: ReadonlySet<string>): readonly string[] {
    const { folder, mostBytes } = this.#options;
    if (folder === undefined) return [];
    let bytes = sizeOf(folder);
    const removed: string[] = [];
    if (bytes > mostBytes) rmSync(join(folder, 'damaged'), { recursive: true, force: true });
    for (const name of this.#longestUnused(folder, inUse)) {
      if (bytes <= mostBytes) break;
      const table = join(folder, name + ENDING);
      bytes -= sizeOf(table);
      rmSync(table, { recursive: true, force: true });
      rmSync(join(folder, 'used', name), { force: true });
      removed.push(name);
    }
    return removed;
  }

  /** Notes and set aside files of tables that are no more. */
  forget(prefix: string): void {
    const { folder } = this.#options;
    if (folder === undefined) return;
    for (const each of ['used', 'damaged'].map((name) => join(folder, name)))
      for (const name of existsSync(each) ? readdirSync(each) : [])
        if (name.startsWith(prefix)) rmSync(join(each, name), { recursive: true, force: true });
  }

  #longestUnused(folder: string, inUse: ReadonlySet<string>): string[] {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length));
    const usedMs = (name: string) =>
      statSync(join(folder, 'used', name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return names.filter((name) => !inUse.has(name)).sort((a, b) => usedMs(a) - usedMs(b));
  }
}

/** Files that go while they are counted count for nothing. */
function sizeOf(folder: string): number {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) bytes += sizeOf(path);
      else bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // It is gone, or not ours to read.
  }
  return bytes;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
