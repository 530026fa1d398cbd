/** Changes of single lines; all that is not named stays byte for byte. */
import { splitLines } from '../../edit/replacements.ts';

/** Lines are 1-based; `after` line 0 is before the first. */
export type LineEdit =
  | { readonly kind: 'replace'; readonly line: number; readonly text: string }
  | { readonly kind: 'after'; readonly line: number; readonly text: string };

/** With the line ends of the text. */
export function editLines(text: string, edits: readonly LineEdit[]): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [...splitLines(text)];
  const last = lines.length - 1;
  if (last >= 0 && !lines[last]!.endsWith('\n')) lines[last] += end;
  for (const { kind, line, text: put } of [...edits].sort((a, b) => b.line - a.line)) {
    const own = `${put.replaceAll('\n', end)}${end}`;
    lines.splice(kind === 'replace' ? line - 1 : line, kind === 'replace' ? 1 : 0, own);
  }
  return lines.join('');
}
