/** What of an accepted suggestion is worth learning to write: of all its edits the longest text, in whole lines. */
import type { FileEdit } from '../model/suggestion.ts';
import { codeWords } from '../survival/codeWords.ts';
import { insertedRanges } from '../survival/insertedRanges.ts';

export interface MainText {
  /** Where it stands now, relative to the workspace. */
  readonly path: string;
  /** Of the same file, whole; both empty where the file is new. */
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** With fewer there is nothing to learn. */
const FEWEST_WORDS = 6;

/** A new file before a part of one: it is asked for as a whole. @param before texts that the edits change, by path, as they were. */
export function mainText(
  edits: readonly FileEdit[],
  before: Readonly<Record<string, string>>,
): MainText | undefined {
  const all = edits.flatMap((edit) => textsOf(edit, before));
  const worth = all.filter(({ text }) => codeWords(text).length >= FEWEST_WORDS);
  const [first] = worth.toSorted(
    (a, b) => Number(isWhole(b)) - Number(isWhole(a)) || b.text.length - a.text.length,
  );
  return first;
}

export function isWhole({ before, after }: Pick<MainText, 'before' | 'after'>): boolean {
  return before === '' && after === '';
}

function textsOf(edit: FileEdit, before: Readonly<Record<string, string>>): MainText[] {
  if (edit.type === 'delete') return [];
  if (edit.type === 'create') return [{ path: edit.path, before: '', text: edit.content, after: '' }];
  const inserted = insertedRanges(before[edit.path] ?? '', edit.replacements);
  if (inserted === undefined) return [];
  const { after: now, ranges } = inserted;
  const path = edit.type === 'move' ? edit.to : edit.path;
  return ranges
    .filter(([start, end]) => end > start)
    .map(([start, end]) => {
      const from = now.lastIndexOf('\n', start - 1) + 1;
      const line = now.indexOf('\n', end - 1);
      const to = line === -1 ? now.length : line + 1;
      return { path, before: now.slice(0, from), text: now.slice(from, to), after: now.slice(to) };
    });
}
