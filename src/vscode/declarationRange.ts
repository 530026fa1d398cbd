import type * as vscode from 'vscode';

/** Lines that unsaved edits may have moved a declaration by. */
const NEAR = 40;

/** The range of a declared name, near the 1-based line where it was last seen. */
export function declarationRange(
  document: vscode.TextDocument,
  name: string,
  line: number,
): vscode.Range | undefined {
  for (let away = 0; away <= NEAR; away++) {
    for (const at of away === 0 ? [line - 1] : [line - 1 + away, line - 1 - away]) {
      if (at < 0 || at >= document.lineCount) continue;
      const { text, range } = document.lineAt(at);
      const column = wordAt(text, name);
      if (column >= 0)
        return range.with(range.start.translate(0, column), range.start.translate(0, column + name.length));
    }
  }
  return undefined;
}

function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = `${text[at - 1] ?? ''} ${text[at + name.length] ?? ''}`;
    if (!/[\p{L}\p{N}_$]/u.test(around)) return at;
  }
  return -1;
}
