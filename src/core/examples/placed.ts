/** A text found again in its file by the lines that stood round it, whatever became of it in between. */
import type { MainText } from './mainText.ts';

/** The lines next to a text, none of them blank; none at an end of the file. */
export interface Neighbours {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** Enough that they seldom stand elsewhere in the file. */
const LINES = 3;
/** What has outgrown this is another text: the person's own. */
const GROWN = 2;
const GROWN_LINES = 10;

const BLANK_ENDS = /^(?:[ \t]*\r?\n)+|\s+$/g;

export function neighboursOf({ before, after }: Pick<MainText, 'before' | 'after'>): Neighbours {
  const lines = (text: string) => trimmed(text).filter((line) => line !== '');
  return { above: lines(before).slice(-LINES), below: lines(after).slice(0, LINES) };
}

/** What stands in its place, in whole lines. Undefined where that cannot be told, or where much more than it stands there by now. */
export function placed(text: string, { above, below }: Neighbours, now: string): string | undefined {
  const lines = now.split('\n');
  const plain = trimmed(now);
  const own = trimmed(text.replace(/\n$/, '')).length;
  const starts = above.length === 0 ? [0] : placesOf(above, plain).map((at) => at + 1);
  const ends =
    below.length === 0
      ? [plain.findLastIndex((line) => line !== '') + 1]
      : placesOf(below.toReversed(), plain.toReversed()).map((at) => lines.length - 1 - at);
  const fits = (length: number) => length >= 0 && length <= GROWN * own + GROWN_LINES;
  const off = ([from, to]: readonly [number, number]) => Math.abs(to - from - own);
  const pairs = starts.flatMap((from) =>
    ends.filter((to) => fits(to - from)).map((to) => [from, to] as const),
  );
  const [best] = pairs.toSorted((one, other) => off(one) - off(other));
  return best && spacedAs(text, lines.slice(...best).join('\n'));
}

/** Blank lines at its ends are nobody's: those of the text count. */
function spacedAs(text: string, now: string): string {
  const bare = now.replace(BLANK_ENDS, '');
  if (bare === '') return '';
  const [above = '', below = ''] = [/^(?:[ \t]*\n)+/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  return above + bare + below;
}

/** Where the last of some lines stands, with the others before it but for blank ones; fewer of them where they are not all there. */
function placesOf(wanted: readonly string[], lines: readonly string[]): number[] {
  const filled = lines.flatMap((line, at) => (line === '' ? [] : [{ line, at }]));
  for (let count = wanted.length; count > 0; count -= 1) {
    const last = wanted.slice(-count);
    const found = filled.filter((_, end) =>
      last.every((line, index) => filled[end - count + 1 + index]?.line === line),
    );
    if (found.length > 0) return found.map(({ at }) => at);
  }
  return [];
}

function trimmed(text: string): string[] {
  return text.split('\n').map((line) => line.trim());
}
