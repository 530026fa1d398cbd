/**
 * Where an accepted suggestion stands in a file, as hashes of the lines that it put in: enough to find them again in a text that went on
 * changing, and nothing that could be read.
 */
import { shortHash } from '../../base/hash.ts';
import { applyReplacements, sortedReplacements } from '../edit/replacements.ts';
import { languageOf } from '../languages/languages.ts';
import type { FileEdit, TextReplacement } from '../model/suggestion.ts';
import { withoutComments } from '../patterns/signs/withoutComments.ts';
import { codeWords } from '../survival/codeWords.ts';
import { pathMark } from './pathMark.ts';

export interface AcceptedPlace {
  /** Hash of the path, relative to the workspace, at which the file stands once the suggestion is carried out. */
  readonly path: string;
  /** Hashes of lines; empty where it is only known that the file was changed. */
  readonly lines: readonly string[];
}

/** Lines of fewer words stand anywhere. */
const LEAST_WORDS = 3;
const MOST_LINES = 300;
export const MOST_PLACES = 50;

/** @param textOf the file as it is now, before or after the edits were carried out; undefined where it is not known. */
export async function acceptedPlaces(
  edits: readonly FileEdit[],
  textOf: (path: string) => Promise<string | undefined>,
): Promise<readonly AcceptedPlace[]> {
  const places: AcceptedPlace[] = [];
  for (const edit of edits.slice(0, MOST_PLACES)) {
    if (edit.type === 'delete') continue;
    const path = edit.type === 'move' ? edit.to : edit.path;
    const lines =
      edit.type === 'create'
        ? hashedLines(path, edit.content)
        : linesOf(path, edit.replacements, (await textOf(path)) ?? (await textOf(edit.path)));
    places.push({ path: pathMark(path), lines: [...new Set(lines)].slice(0, MOST_LINES) });
  }
  return places;
}

/** 1-based lines of a text in which something accepted stands. */
export function linesThere(path: string, text: string, accepted: ReadonlySet<string>): readonly number[] {
  const found: number[] = [];
  const code = withoutComments(text, languageOf(path)?.id ?? 'typescript').split('\n');
  for (const [at, line] of code.entries()) {
    const hash = lineHash(line);
    if (hash !== undefined && accepted.has(hash)) found.push(at + 1);
  }
  return found;
}

function hashedLines(path: string, text: string): string[] {
  return withoutComments(text, languageOf(path)?.id ?? 'typescript')
    .split('\n')
    .flatMap((line) => lineHash(line) ?? []);
}

function lineHash(line: string): string | undefined {
  const words = codeWords(line);
  return words.length < LEAST_WORDS ? undefined : shortHash(words.join(' '));
}

function linesOf(path: string, replacements: readonly TextReplacement[], text: string | undefined): string[] {
  const sorted = sortedReplacements(Number.MAX_SAFE_INTEGER, replacements);
  const texts = text === undefined || sorted === undefined ? [] : carriedOut(text, sorted);
  if (texts.length === 0) return replacements.flatMap((each) => hashedLines(path, each.text));
  return texts.flatMap((after) =>
    shifted(sorted!).flatMap((range) => hashedLines(path, linesRound(after, range))),
  );
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where something was only taken away, the line after it tells too where that was. */
function linesRound(text: string, { start, end }: Range): string {
  const first = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const last = start === end && next >= 0 ? text.indexOf('\n', next + 1) : next;
  return text.slice(first, last < 0 ? text.length : last);
}

/** The text once the edits are in it: as it is, or after them; both where nothing was put in that would tell, none where they do not fit. */
function carriedOut(text: string, sorted: readonly TextReplacement[]): readonly string[] {
  const there = shifted(sorted).every(({ start, end }, at) => text.slice(start, end) === sorted[at]!.text);
  const telling = sorted.some((each) => each.text.trim() !== '');
  if (there && telling) return [text];
  const after = applyReplacements(text, sorted);
  return [...(there ? [text] : []), ...(after === undefined ? [] : [after])];
}

/** Where the texts that were put in stand afterwards. */
function shifted(sorted: readonly TextReplacement[]): readonly Range[] {
  let moved = 0;
  return sorted.map(({ start, end, text }) => {
    const from = start + moved;
    moved += text.length - (end - start);
    return { start: from, end: from + text.length };
  });
}
