import { dirname } from '../../base/paths.ts';

/**
 * The namespace of a file that moves: its last parts are the folder's last parts, and what is left of the folder is the source root.
 * Undefined where the namespace does not follow the folder, or the file leaves the root.
 */
export function namespaceAfter(
  namespace: string,
  { path, after }: { readonly path: string; readonly after: string },
  separator: string,
): string | undefined {
  const names = namespace.split(separator);
  const folders = dirname(path).split('/');
  let shared = 0;
  while (
    shared < names.length &&
    shared < folders.length &&
    names.at(-1 - shared) === folders.at(-1 - shared)
  )
    shared++;
  const root = folders.slice(0, folders.length - shared).join('/');
  const folderAfter = dirname(after);
  const inside = root === '' || folderAfter === root || folderAfter.startsWith(`${root}/`);
  if (namespace === '' || shared === 0 || !inside) return undefined;
  const rest = root === '' ? folderAfter : folderAfter.slice(root.length + 1);
  return [...names.slice(0, names.length - shared), ...rest.split('/').filter((each) => each !== '')].join(
    separator,
  );
}
