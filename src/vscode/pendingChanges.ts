/** Changes that wait for the engine, by workspace folder: of each file the latest one, read only when it is taken. */
import type { FileChange } from '../protocol/engineApi.ts';

/** What became of a file; an unsaved text is asked for once, not at every keystroke. */
export type ReadChange = () => Omit<FileChange, 'path'>;

export class PendingChanges {
  readonly #byRoot = new Map<string, Map<string, ReadChange>>();

  get roots(): readonly string[] {
    return [...this.#byRoot.keys()];
  }

  add(root: string, path: string, read: ReadChange): void {
    const ofRoot = this.#byRoot.get(root) ?? new Map<string, ReadChange>();
    this.#byRoot.set(root, ofRoot.set(path, read));
  }

  take(root: string): FileChange[] {
    const changes = [...(this.#byRoot.get(root) ?? [])];
    this.#byRoot.delete(root);
    return changes.map(([path, read]) => ({ path, ...read() }));
  }
}
