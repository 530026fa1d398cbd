/** Folders side by side below a folder of a telling name. */
import type { Shape } from './shape.ts';

/** Folder names below the first folder of such a name, by its path. */
export function groupsBelow(
  { workspace: { sources } }: Shape,
  named: ReadonlySet<string>,
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { path } of sources) {
    const folders = path.split('/').slice(0, -1);
    const at = folders.findIndex((folder) => named.has(folder.toLowerCase()));
    const name = folders[at + 1];
    if (at === -1 || name === undefined) continue;
    const holder = folders.slice(0, at + 1).join('/');
    groups.set(holder, (groups.get(holder) ?? new Set()).add(name));
  }
  return groups;
}
