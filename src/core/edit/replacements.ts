/** Replacing ranges of a text: checked, applied, and found again between two versions. */
import type { TextReplacement } from '../model/suggestion.ts';
import { diffLines } from './lineDiff.ts';

/** Sorted by start; undefined when a range is out of bounds or two overlap. */
export function sortedReplacements(
  textLength: number,
  replacements: readonly TextReplacement[],
): readonly TextReplacement[] | undefined {
  const sorted = replacements
    .map((replacement, order) => ({ replacement, order }))
    .sort((a, b) => a.replacement.start - b.replacement.start || rank(a) - rank(b) || a.order - b.order)
    .map(({ replacement }) => replacement);
  let last = 0;
  for (const { start, end } of sorted) {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
    if (start < last || end < start || end > textLength) return undefined;
    last = end;
  }
  return sorted;
}

/** An insertion comes before a replacement that begins at the same place. */
function rank({ replacement }: { readonly replacement: TextReplacement }): number {
  return replacement.start === replacement.end ? 0 : 1;
}

/** Undefined when the replacements do not fit the text. Insertions at one place keep their order. */
export function applyReplacements(
  text: string,
  replacements: readonly TextReplacement[],
): string | undefined {
  const sorted = sortedReplacements(text.length, replacements);
  if (sorted === undefined) return undefined;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of sorted) {
    parts.push(text.slice(at, start), replacement);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The changed lines as replacements, each trimmed to the characters that differ. */
export function replacementsBetween(before: string, after: string): readonly TextReplacement[] {
  const oldLines = splitLines(before);
  const newLines = splitLines(after);
  const offsets = lineOffsets(oldLines);
  return diffLines(oldLines, newLines).map((hunk) => {
    const removed = oldLines.slice(hunk.oldStart, hunk.oldEnd).join('');
    const added = newLines.slice(hunk.newStart, hunk.newEnd).join('');
    return trimmed(offsets[hunk.oldStart]!, removed, added);
  });
}

/** Lines with their ends; joining them gives the text back. */
export function splitLines(text: string): readonly string[] {
  const lines: string[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    lines.push(text.slice(at, next));
    at = next;
  }
  return lines;
}

function lineOffsets(lines: readonly string[]): readonly number[] {
  const offsets = [0];
  for (const line of lines) offsets.push(offsets.at(-1)! + line.length);
  return offsets;
}

function trimmed(offset: number, removed: string, added: string): TextReplacement {
  const shorter = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shorter && removed[head] === added[head]) head++;
  let tail = 0;
  while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  return {
    start: offset + head,
    end: offset + removed.length - tail,
    text: added.slice(head, added.length - tail),
  };
}
