/** Follows the folders that hold sources, each by itself: a recursive watch would follow dependencies and build output too. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { dirname } from '../../base/paths.ts';
import type { FileChange } from '../../protocol/engineApi.ts';

export interface WatchRequest {
  readonly root: string;
  /** Of the sources, relative to the root. */
  readonly paths: readonly string[];
  /** @param changes undefined where a folder came or went. */
  changed(changes: readonly FileChange[] | undefined): Promise<void>;
  log(message: string): void;
}

export interface FolderWatch {
  /** Tells what has been seen and not been told yet. */
  flush(): Promise<void>;
  dispose(): void;
}

/** Watches cost a handle of the system each, of which a user has some thousands. */
const MOST_FOLDERS = 3_000;
/** Writes within this time are one change. */
const SETTLE_MS = 200;
const IGNORED = /^(?:\.git|node_modules)$|~$|\.sw[a-z]$/;

export function watchFolders(request: WatchRequest): FolderWatch {
  const { root, paths, changed, log } = request;
  const folders = [...new Set(['', ...paths.flatMap(withParents)])];
  const seen = new Set<string>();
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (seen.size === 0) return;
    const told = [...seen];
    seen.clear();
    await changed(changesOf(root, told, new Set(folders)));
  };
  const notice = (folder: string) => (_: string, name: string | null) => {
    if (name === null || IGNORED.test(name)) return;
    seen.add(folder === '' ? name : `${folder}/${name}`);
    timer ??= setTimeout(() => void flush(), SETTLE_MS);
  };
  for (const folder of folders.slice(0, MOST_FOLDERS)) {
    try {
      // What cannot be watched is read anew when the server is started again.
      watchers.push(watch(join(root, folder), { persistent: false }, notice(folder)).on('error', () => {}));
    } catch (error) {
      log(
        `Changes below ${folder || root} are not followed: ${error instanceof Error ? error.message : error}`,
      );
      break;
    }
  }
  if (folders.length > MOST_FOLDERS)
    log(
      `Changes are followed in ${MOST_FOLDERS} of ${folders.length} folders. Restart the server to read the others anew.`,
    );
  return {
    flush,
    dispose() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function withParents(path: string): string[] {
  const all: string[] = [];
  for (let folder = dirname(path); folder !== ''; folder = dirname(folder)) all.push(folder);
  return all;
}

function changesOf(
  root: string,
  paths: readonly string[],
  folders: ReadonlySet<string>,
): readonly FileChange[] | undefined {
  const changes: FileChange[] = [];
  for (const path of paths) {
    const known = statSync(join(root, path), { throwIfNoEntry: false });
    if (known?.isDirectory() === true ? !folders.has(path) : known === undefined && folders.has(path))
      return undefined;
    if (known?.isDirectory() !== true) changes.push(known === undefined ? { path, deleted: true } : { path });
  }
  return changes;
}
