/** Tokens of a workspace as numbers: words by their share among the words that are known, what else there is by how often it occurs. */
import type { Tokens } from './tokens.ts';

/** Places in a vocabulary and the values there. */
export interface TokenValues {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

type Group = 'words' | 'imports' | 'names' | 'rest';

const WORDS = /^(?:type|base|field|of|mark|method|param|call|new):/;
const IMPORTS = /^(?:from|import):/;
/** How names agree. */
const NAMES = /^(?:name:|base as|method named|methods |gives own)/;

/** Length that a group as a whole is given, so that a long text says as much as a short one. */
const LENGTHS = { words: 5, imports: 5 } as const;
/** What the others are multiplied by. */
const FACTORS = { names: 0.5, rest: 0.1 } as const;

/** @param places place of each known token; others are passed over. */
export function tokenValues(tokens: Tokens, places: ReadonlyMap<string, number>): TokenValues {
  const known = [...tokens].flatMap(([token, times]) => {
    const at = places.get(token);
    return at === undefined ? [] : [{ at, group: groupOf(token), value: 1 + Math.log(times) }];
  });
  const factors: Record<Group, number> = {
    words: LENGTHS.words / lengthOf(known.filter(({ group }) => group === 'words')),
    imports: LENGTHS.imports / lengthOf(known.filter(({ group }) => group === 'imports')),
    ...FACTORS,
  };
  return { at: known.map(({ at }) => at), values: known.map(({ group, value }) => value * factors[group]) };
}

export function groupOf(token: string): Group {
  if (WORDS.test(token)) return 'words';
  if (IMPORTS.test(token)) return 'imports';
  return NAMES.test(token) ? 'names' : 'rest';
}

function lengthOf(known: readonly { readonly value: number }[]): number {
  return Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0)) || 1;
}
