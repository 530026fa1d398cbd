/** What stands between commas. */
import { closingOf } from './masked.ts';

export interface Item {
  readonly start: number;
  readonly end: number;
}

/** Those of a list; commas within brackets and type arguments divide nothing. @param mask of the text. */
export function itemsIn(mask: string, from: number, to: number): readonly Item[] {
  const found: Item[] = [];
  let start = from;
  let angles = 0;
  for (let at = from; at <= to; at++) {
    const sign = at === to ? ',' : mask[at];
    if (at < to && (sign === '(' || sign === '[' || sign === '{')) at = closingOf(mask, at, to);
    else if (sign === '<') angles++;
    else if (sign === '>' && mask[at - 1] !== '=' && mask[at - 1] !== '-') angles = Math.max(0, angles - 1);
    else if (sign === ',' && (angles === 0 || at === to)) {
      if (mask.slice(start, at).trim() !== '') found.push({ start, end: at });
      start = at + 1;
    }
  }
  return found;
}
