/**
 * Where dismissals of workspaces lie: each window may have a folder of its own for them. Those other than the person's are written down
 * with the first dismissal, so that whoever forgets everything finds them all.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lazy } from '../../base/lazy.ts';
import type { AllDismissals, Dismissals } from '../../core/ports/dismissals.ts';
import type { KeptValues, Knowledge } from '../../core/ports/knowledge.ts';
import { FileDismissals } from './fileDismissals.ts';
import { folderFor, WORKSPACES } from './folderFor.ts';

export interface DismissalFolders {
  /** The person's; undefined where nothing is kept. */
  readonly statePath: string | undefined;
  /** Of the person; opened for each use, since that is rare. */
  openProfile(): Knowledge;
}

const ROOM = 'dismissal-folders';
const FILE = 'dismissed.json';

export async function openDismissals({
  root,
  storagePath,
  folders: { statePath, openProfile },
  log,
}: {
  readonly root: string;
  readonly storagePath: string | undefined;
  readonly folders: DismissalFolders;
  log(message: string): void;
}): Promise<Dismissals> {
  if (storagePath === undefined) return FileDismissals.open(undefined, log);
  const file = await FileDismissals.open(join(folderFor(storagePath, root), FILE), log);
  if (storagePath === statePath) return file;
  const written = lazy(() => withValues(openProfile, (values) => values.set(ROOM, storagePath, true)));
  return {
    all: () => file.all(),
    remove: (ids) => file.remove(ids),
    async add(id) {
      // Where that fails, forgetting in this workspace finds it all the same.
      await written().catch(() => {});
      await file.add(id);
    },
  };
}

export function allDismissals({ statePath, openProfile }: DismissalFolders): AllDismissals {
  return {
    async remove(root, ids) {
      if (statePath === undefined) return;
      const others = await withValues(openProfile, async (values) => [...(await values.all(ROOM)).keys()]);
      for (const folder of [statePath, ...others]) {
        const of = root === undefined ? await workspacesIn(folder) : [folderFor(folder, root)];
        for (const each of of) await removeIn(each, ids);
        if (root === undefined && ids === undefined && folder !== statePath)
          await withValues(openProfile, (values) => values.set(ROOM, folder, undefined));
      }
    },
  };
}

async function workspacesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, WORKSPACES)).catch(() => []);
  return names.map((name) => join(folder, WORKSPACES, name));
}

/** With what was set aside as damaged, or left half-written by a kill: nobody knows which are in it. */
async function removeIn(folder: string, ids: readonly string[] | undefined): Promise<void> {
  const names = async () => (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(FILE));
  if ((await names()).includes(FILE)) await (await FileDismissals.open(join(folder, FILE))).remove(ids);
  for (const name of await names())
    if (name !== FILE && !name.endsWith('.lock')) await rm(join(folder, name), { force: true });
}

async function withValues<T>(open: () => Knowledge, use: (values: KeptValues) => Promise<T>): Promise<T> {
  const profile = open();
  try {
    return await use(profile.values);
  } finally {
    await profile.dispose();
  }
}
