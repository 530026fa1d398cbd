/** Pure functions on workspace-relative paths with `/`. */

export function dirname(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** With the dot, lower case; empty when there is none. A leading dot is no extension. */
export function extname(path: string): string {
  const name = basename(path);
  const at = name.lastIndexOf('.');
  return at <= 0 ? '' : name.slice(at).toLowerCase();
}

/** Joins and normalises `.` and `..`; undefined when the result would leave the workspace. */
export function join(...parts: readonly string[]): string | undefined {
  const out: string[] = [];
  for (const segment of parts.join('/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') out.push(segment);
    else if (out.pop() === undefined) return undefined;
  }
  return out.join('/');
}

/** The relative path that leads from a folder to a file, beginning with `./` or `../`. */
export function relative(fromFolder: string, to: string): string {
  const from = fromFolder === '' ? [] : fromFolder.split('/');
  const target = to.split('/');
  let common = 0;
  while (common < from.length && common < target.length - 1 && from[common] === target[common]) common++;
  const up = '../'.repeat(from.length - common);
  return (up === '' ? './' : up) + target.slice(common).join('/');
}
