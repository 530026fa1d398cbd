/** Paths that lie in the folder meant and that every usual file system takes. */

/** Names of devices in Windows, with any ending (Microsoft, “Naming Files, Paths, and Namespaces”). */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\..*)?$/i;
/** Not by a blueprint: what runs from there runs without a question. */
const GUARDED = /^(?:\.git|\.hg|\.svn|node_modules)$/i;
const MOST_SEGMENT = 150;
const MOST_PATH = 300;

/** @returns what is wrong with it, for a sentence that begins with the path; undefined when nothing is. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.length > MOST_PATH) return `is longer than ${MOST_PATH} characters`;
  if (/^[/\\~]|^[A-Za-z]:/.test(path)) return 'is not relative to the folder';
  for (const segment of path.split('/')) {
    if (segment === '..' || segment === '.' || segment === '') return 'leads out of the folder, or nowhere';
    if (segment.length > MOST_SEGMENT) return `has a name of more than ${MOST_SEGMENT} characters`;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant.
    if (/[\u0000-\u001f\u007f<>:"|?*\\]/.test(segment))
      return 'has a character that file systems do not take';
    if (/[. ]$|^ /.test(segment)) return 'has a name that begins or ends with what Windows cuts off';
    if (DEVICE.test(segment)) return `has the name of a device in Windows (${segment})`;
    if (GUARDED.test(segment)) return `is in ${segment}, where no blueprint writes`;
  }
  return undefined;
}

/** As file systems that do not tell case or composition apart have it. */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The first two paths that would be one, or of which one is a folder of the other. */
export function collision(paths: readonly string[]): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const other = seen.get(folded(path));
    if (other !== undefined) return [other, path];
    seen.set(folded(path), path);
  }
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const other = seen.get(folded(path.slice(0, at)));
      if (other !== undefined) return [other, path];
    }
  }
  return undefined;
}
