/** Names that always stand for the same text. */
import type { Evidence } from '../../model/finding.ts';
import type { Source } from '../signs/source.ts';
import { occurrences } from './occurrences.ts';

const VALUE =
  /\b([A-Z][A-Za-z0-9_]{2,80})(?:[ \t]*:[ \t]*\w{1,30}|[ \t]+string)?[ \t]*=[ \t]*["'`]([\w.:/-]{2,120})["'`]/gm;

/** Constants of the workspace that always stand for the same text. */
export function constantsOf(sources: readonly Source[]): ReadonlyMap<string, string> {
  const values = new Map<string, string | undefined>();
  for (const { match } of occurrences(sources, { in: 'all', pattern: VALUE })) {
    const [, name = '', value] = match;
    values.set(name, values.has(name) && values.get(name) !== value ? undefined : value);
  }
  return new Map(
    [...values].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/** A constant counts as what it stands for. */
export function byValue(
  places: ReadonlyMap<string, readonly Evidence[]>,
  constants: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Evidence[]> {
  const renamed = new Map<string, readonly Evidence[]>();
  for (const [name, list] of places) {
    const value = constants.get(name) ?? name;
    renamed.set(value, [...(renamed.get(value) ?? []), ...list]);
  }
  return renamed;
}
