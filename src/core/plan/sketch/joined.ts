/** Pieces that were kept, with the blank lines that the sibling has between them. */
import type { Described } from '../text/described.ts';

export function joined(
  text: string,
  all: readonly Described[],
  texts: ReadonlyMap<Described, string>,
): string {
  let out = '';
  let from = 0;
  let before: Described | undefined;
  let apart = false;
  for (const part of all) {
    const said = texts.get(part);
    const gap = text.slice(from, part.piece.start);
    from = part.piece.end;
    apart ||= (gap.match(/\n/g) ?? []).length > 1;
    if (said === undefined) continue;
    const blank = (gap.match(/\n/g) ?? []).length > 1 || (apart && before?.kind !== part.kind);
    before = part;
    apart = false;
    out +=
      out === ''
        ? said.replace(/^\n+/, '')
        : `${'\n'.repeat(blank || part.kind === 'type' || isApart(part, out) ? Math.max(2, Math.min(3, (gap.match(/\n/g) ?? []).length)) : 1)}${said}`;
  }
  return out;
}

/** What comes after imports that were left out stands apart all the same. */
function isApart({ kind }: Described, out: string): boolean {
  return kind !== 'import' && /(?:^|\n)(?:import|from|use|using|#include)\b[^\n]*$/.test(out);
}
