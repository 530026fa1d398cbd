/** Lists in annotations, without the entries that are another subject's: `[Article, Comment]` → `[Article]`. */

import { itemsIn } from '../text/items.ts';
import { closingOf } from '../text/masked.ts';

export function withoutForeign(text: string, mask: string, isForeign: (name: string) => boolean): string {
  const at = mask.indexOf('[');
  if (at < 0 || !/[A-Za-z]/.test(text)) return text;
  const close = closingOf(mask, at);
  const inner = { text: text.slice(at + 1, close), mask: mask.slice(at + 1, close) };
  const items = itemsIn(inner.mask, 0, inner.mask.length).map(({ start, end }) => ({
    said: inner.text.slice(start, end),
    mask: inner.mask.slice(start, end),
  }));
  const kept = items.filter(({ said }) => !/^[\w$]+$/.test(said.trim()) || !isForeign(said.trim()));
  const written = kept.map((each) => withoutForeign(each.said, each.mask, isForeign));
  const tail = /\s*$/.exec(inner.text)![0];
  const comma = /,\s*$/.test(inner.mask) && kept.length > 0 ? ',' : '';
  const list =
    kept.length === items.length
      ? `${written.join(',')}${comma}`
      : `${written.join(',').replace(/^[ \t]+/, '')}${comma}`;
  const body = kept.length === 0 ? '' : `${list.trimEnd()}${tail}`;
  return `${text.slice(0, at + 1)}${body}${text[close] ?? ''}${withoutForeign(text.slice(close + 1), mask.slice(close + 1), isForeign)}`;
}
