/** What a sketched file gives away at its end. */
import type { Described } from '../text/described.ts';
import { itemsIn } from '../text/items.ts';
import { closingOf } from '../text/masked.ts';
import type { Desk } from './desk.ts';

const EXPORTS = /^\s*(?:module\.exports\s*=|exports\s*=|export\s+default\b|export\s*\{|__all__\s*=)/;

/** What the file gives away, as far as it is kept; undefined where that is nothing of what the sibling gives. */
export function exportText(
  desk: Desk,
  declares: readonly string[],
): ReadonlyMap<Described, string> | undefined {
  const { top, source } = desk.apart;
  const texts = new Map<Described, string>();
  const exporting = top.filter(
    ({ kind, piece }) => kind === 'other' && EXPORTS.test(source.text.slice(piece.head, piece.end)),
  );
  for (const part of exporting) {
    const { head, end } = part.piece;
    const said = source.text.slice(head, end);
    const open = source.mask.slice(head, end).search(/[{[]/);
    const named = /^\s*(?:module\.exports\s*=|export\s+default)\s+([\w$]+)\s*;?\s*$/.exec(said)?.[1];
    if (named !== undefined) {
      if (!declares.includes(named)) return undefined;
      texts.set(part, said);
      continue;
    }
    if (open < 0 || !/^\s*(?:module\.exports\s*=\s*\{|export\s*\{|__all__)/.test(said)) return undefined;
    const close = closingOf(source.mask, head + open, end);
    const items = itemsIn(source.mask, head + open + 1, close).map(({ start, end: to }) =>
      source.text.slice(start, to),
    );
    const kept = items.filter((item) => declares.includes(/[A-Za-z_$][\w$]*/.exec(item)?.[0] ?? ''));
    if (kept.length === 0) return undefined;
    const tail = /,?\s*$/.exec(source.text.slice(head + open + 1, close))![0];
    texts.set(
      part,
      `${source.text.slice(head, head + open + 1)}${kept.map((item) => item.replace(/\s+$/, '')).join(',')}${tail}${source.text.slice(close, end)}`,
    );
  }
  return texts;
}
