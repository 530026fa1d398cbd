/** Changes that wait for the engine, by workspace folder: of each file the latest one, read only when it is taken. */
import type { FileChange } from '../protocol/engineApi.ts';

export interface PendingChange {
  /** What became of the file; an unsaved text is asked for once, not at every keystroke. */
  read(): Omit<FileChange, 'path'>;
  /** Any analysis that begins later sees it on disk. */
  readonly onDisk?: boolean;
}

export class PendingChanges {
  readonly #byRoot = new Map<string, Map<string, PendingChange>>();

  add(root: string, path: string, change: PendingChange): void {
    const ofRoot = this.#byRoot.get(root) ?? new Map<string, PendingChange>();
    const before = ofRoot.get(path);
    // A file that was written when its unsaved text went has both to be told.
    const onDisk = change.onDisk === true && before?.onDisk !== false;
    this.#byRoot.set(root, ofRoot.set(path, { ...change, onDisk }));
  }

  count(root: string): number {
    return this.#byRoot.get(root)?.size ?? 0;
  }

  take(root: string): FileChange[] {
    const changes = [...(this.#byRoot.get(root) ?? [])];
    this.#byRoot.delete(root);
    return changes.map(([path, change]) => ({ path, ...change.read() }));
  }

  /** An analysis begins. */
  dropThoseOnDisk(root: string): void {
    const ofRoot = this.#byRoot.get(root);
    for (const [path, { onDisk }] of ofRoot ?? []) if (onDisk) ofRoot?.delete(path);
  }
}
