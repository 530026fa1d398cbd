/** A text after its replacements, with the ranges in it that were put in. */
import { applyReplacements, sortedReplacements } from '../edit/replacements.ts';
import type { TextReplacement } from '../model/suggestion.ts';

/** `[start, end)` in UTF-16 code units. */
export type TextRange = readonly [start: number, end: number];

export interface Inserted {
  readonly after: string;
  readonly ranges: readonly TextRange[];
}

/** Undefined where the replacements do not fit the text. */
export function insertedRanges(
  before: string,
  replacements: readonly TextReplacement[],
): Inserted | undefined {
  const after = applyReplacements(before, replacements);
  const sorted = sortedReplacements(before.length, replacements);
  if (after === undefined || sorted === undefined) return undefined;
  let shift = 0;
  const ranges = sorted.map(({ start, end, text }): TextRange => {
    const from = start + shift;
    shift += text.length - (end - start);
    return [from, from + text.length];
  });
  return { after, ranges };
}
