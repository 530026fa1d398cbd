/** Folders of files as one path, with what differs left open: `src/users/dto` and `src/orders/dto` → `src/{module}/dto`. */
export function folderTemplate(folders: readonly string[]): string {
  const all = folders.map((folder) => folder.split('/'));
  const [first = []] = all;
  const same = (at: (segments: readonly string[]) => string | undefined) =>
    all.every((segments) => at(segments) === at(first));
  let start = 0;
  while (start < first.length && same((segments) => segments[start])) start++;
  let end = 0;
  const least = Math.min(...all.map(({ length }) => length)) - start;
  while (end < least && same((segments) => segments.at(-1 - end))) end++;
  if (all.every(({ length }) => length === start)) return first.join('/');
  const between = all.every(({ length }) => length === start + end) ? [] : ['{module}'];
  return [...first.slice(0, start), ...between, ...first.slice(first.length - end)].join('/');
}
