/** What is embedded of a piece: its path, what the file is called once more, and its lines. */
import type { LineRange } from '../chunks/chunk.ts';

export function pieceText(path: string, lines: readonly string[], { startLine, endLine }: LineRange): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return `${path} ${name}\n${lines.slice(startLine - 1, endLine).join('\n')}`;
}
