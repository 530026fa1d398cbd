/** Places where a pattern stands in the sources of an ecosystem. */
import type { Evidence } from '../../model/finding.ts';
import type { Ecosystem } from '../signs/ecosystem.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { Lines, type Source } from '../signs/source.ts';

export interface Occurrence {
  readonly source: Source;
  readonly match: RegExpExecArray;
  readonly place: Evidence;
}

export interface CodePattern {
  readonly in: readonly Ecosystem[] | 'all';
  /** Global and multi-line, linear, within a line. */
  readonly pattern: RegExp;
  /** Text without which a file has none of it. */
  readonly given?: RegExp;
}

/** Files of a workspace are read for channels once each; beyond it a file says more of the same. */
const MOST_IN_A_FILE = 400;

export function* occurrences(
  sources: Iterable<Source>,
  { in: where, pattern, given }: CodePattern,
): Generator<Occurrence> {
  for (const source of sources) {
    if (where !== 'all' && !where.includes(source.ecosystem)) continue;
    if (given?.test(source.text) === false) continue;
    let lines: Lines | undefined;
    let found = 0;
    for (const match of source.text.matchAll(pattern)) {
      if (++found > MOST_IN_A_FILE) break;
      lines ??= new Lines(source.text);
      const line = lines.lineAt(match.index + match[0].length - match[0].trimStart().length);
      yield { source, match, place: { path: source.path, line, text: lines.code(line) } };
    }
  }
}

/** The first place of each name. */
export function placesByName(
  { sources }: Workspace,
  patterns: readonly CodePattern[],
): ReadonlyMap<string, readonly Evidence[]> {
  const places = new Map<string, Evidence[]>();
  for (const pattern of patterns) {
    for (const { match, place } of occurrences(sources, pattern)) {
      const name = match.slice(1).find((group) => group !== undefined && group !== '');
      if (name === undefined) continue;
      const known = places.get(name);
      if (known === undefined) places.set(name, [place]);
      else if (!known.some(({ path }) => path === place.path)) known.push(place);
    }
  }
  return places;
}
