/**
 * Carries edits out on disk, all or none: everything is checked and written beside its target first,
 * then put in place by renames with an undo for each; any failure undoes what was done.
 */

import { basename, dirname, join } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import { checkEdits, type FileOperation } from './checkEdits.ts';
import { type EditFileSystem, nodeEditFileSystem } from './editFileSystem.ts';

export type ApplyResult =
  | {
      readonly status: 'applied';
      readonly files: number;
      /** Backups that could not be removed; harmless. */
      readonly leftovers: readonly string[];
    }
  /** Nothing was touched. */
  | { readonly status: 'refused'; readonly message: string }
  /** Something failed half way; `unrestored` names what could not be put back, empty when all is as before. */
  | { readonly status: 'failed'; readonly message: string; readonly unrestored: readonly string[] };

export interface AppliedEdits {
  /** Workspace-relative paths as they are afterwards; of deleted files, as they were. */
  readonly changed: readonly string[];
  readonly leftovers: readonly string[];
}

/**
 * Throws `edit-refused`, with what happened and what to do, when the tree is not as the edits want it.
 * @param root absolute path of the workspace.
 */
export async function applyEdits(root: string, edits: readonly FileEdit[]): Promise<AppliedEdits> {
  const result = await tryEdits(root, edits);
  if (result.status !== 'applied') throw new CodedError('edit-refused', result.message);
  const changed = edits.map((edit) => (edit.type === 'move' ? edit.to : edit.path));
  return { changed, leftovers: result.leftovers };
}

/** The same, its outcome as a value. */
export async function tryEdits(
  root: string,
  edits: readonly FileEdit[],
  fs: EditFileSystem = nodeEditFileSystem,
): Promise<ApplyResult> {
  try {
    const checked = await checkEdits(fs, root, edits);
    if ('refused' in checked) return refused(`${checked.path} ${checked.refused}. Nothing was changed.`);
    return await new Transaction(fs).run(checked.operations);
  } catch (error) {
    return refused(`${reasonOf(error)}. Nothing was changed.`);
  }
}

function refused(message: string): ApplyResult {
  return { status: 'refused', message };
}

function reasonOf(error: unknown): string {
  const message = messageOf(error);
  switch (codeOf(error)) {
    case 'ENOSPC':
      return `The disk is full (${message}). Free some space and try again`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `No permission (${message}). Check the file and its folder`;
    default:
      return message;
  }
}

interface Undo {
  readonly path: string;
  run(): Promise<void>;
}

interface Content {
  readonly content: Uint8Array;
  readonly mode: number | undefined;
}

class Transaction {
  readonly #fs: EditFileSystem;
  readonly #undo: Undo[] = [];
  /** Made for new files, outermost first. */
  readonly #folders: string[] = [];
  /** Temporary files that are there now. */
  readonly #scratch = new Set<string>();
  #serial = 0;

  constructor(fs: EditFileSystem) {
    this.#fs = fs;
  }

  async run(operations: readonly FileOperation[]): Promise<ApplyResult> {
    try {
      const staged: (() => Promise<void>)[] = [];
      for (const operation of operations) staged.push(await this.#stage(operation));
      for (const commit of staged) await commit();
    } catch (error) {
      const unrestored = await this.#rollBack();
      const after =
        unrestored.length === 0 ? 'Everything is as it was.' : `Not restored: ${unrestored.join(', ')}.`;
      return { status: 'failed', message: `${reasonOf(error)}. ${after}`, unrestored };
    }
    return { status: 'applied', files: operations.length, leftovers: await this.#sweep() };
  }

  /** Does everything that takes space; what it returns only renames. */
  async #stage(operation: FileOperation): Promise<() => Promise<void>> {
    const { path } = operation;
    if (operation.type === 'create') {
      await this.#makeFolders(dirname(path));
      const fresh = await this.#write(path, operation);
      return () => this.#place(fresh, path);
    }
    if (operation.type === 'delete') return () => this.#setAside(path);
    const fresh = await this.#write(path, operation);
    const backup = this.#scratchName(path);
    await this.#fs.copyNew(path, backup);
    return () => this.#replace(fresh, backup, path);
  }

  async #write(path: string, { content, mode }: Content): Promise<string> {
    const fresh = this.#scratchName(path);
    await this.#fs.writeNew(fresh, content, mode);
    return fresh;
  }

  /** The name counts as taken before it is written, so that a half-written file is swept too. */
  #scratchName(path: string): string {
    const name = `.${basename(path).slice(0, 100)}.groundplan-${process.pid}-${this.#serial++}.tmp`;
    const scratch = join(dirname(path), name);
    this.#scratch.add(scratch);
    return scratch;
  }

  async #makeFolders(folder: string): Promise<void> {
    if ((await this.#fs.kindOf(folder)) !== undefined) return;
    await this.#makeFolders(dirname(folder));
    await this.#fs.makeFolder(folder);
    this.#folders.push(folder);
  }

  async #place(fresh: string, path: string): Promise<void> {
    await this.#fs.place(fresh, path);
    this.#undo.push({ path, run: () => this.#fs.remove(path) });
  }

  async #setAside(path: string): Promise<void> {
    const backup = this.#scratchName(path);
    await this.#fs.rename(path, backup);
    this.#undo.push({ path, run: () => this.#restore(backup, path) });
  }

  async #replace(fresh: string, backup: string, path: string): Promise<void> {
    await this.#fs.rename(fresh, path);
    this.#scratch.delete(fresh);
    this.#undo.push({ path, run: () => this.#restore(backup, path) });
  }

  async #restore(backup: string, path: string): Promise<void> {
    await this.#fs.rename(backup, path);
    this.#scratch.delete(backup);
  }

  async #rollBack(): Promise<readonly string[]> {
    const unrestored: string[] = [];
    for (const undo of this.#undo.reverse()) await undo.run().catch(() => unrestored.push(undo.path));
    // Backups of what could not be put back stay beside it.
    if (unrestored.length > 0) return unrestored;
    await this.#sweep();
    for (const folder of this.#folders.reverse()) await this.#fs.removeFolder(folder).catch(() => undefined);
    return [];
  }

  /** @returns the temporary files that would not go. */
  async #sweep(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const path of this.#scratch) {
      await this.#fs.remove(path).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') left.push(path);
      });
    }
    return left;
  }
}
