/** Which tokens are worth a weight: those that tell most about the pattern. */
import type { Case } from './readCases.ts';

/** What fits into a file of some hundred kilobytes. */
const MOST_TOKENS = 3500;
/** A token must be known from so many cases. */
const LEAST_CASES = 3;

/** In the order of the alphabet. */
export function vocabularyOf(cases: readonly Case[]): string[] {
  const labels = counted(cases.map(({ label }) => label));
  const seen = new Map<string, string[]>();
  for (const { tokens, label } of cases) {
    for (const token of tokens.keys()) {
      const known = seen.get(token);
      if (known === undefined) seen.set(token, [label]);
      else known.push(label);
    }
  }
  const worth = ([token, where]: readonly [string, readonly string[]]) => ({
    token,
    told: informationOf(where, labels, cases.length),
  });
  return [...seen]
    .filter(([, where]) => where.length >= LEAST_CASES)
    .map(worth)
    .sort((a, b) => b.told - a.told || (a.token < b.token ? -1 : 1))
    .slice(0, MOST_TOKENS)
    .map(({ token }) => token)
    .sort();
}

/** How far the labels of the cases that have a token differ from those of all cases: the G statistic of that half. */
function informationOf(where: readonly string[], labels: ReadonlyMap<string, number>, total: number): number {
  let sum = 0;
  for (const [label, count] of counted(where))
    sum += count * Math.log((count * total) / (where.length * labels.get(label)!));
  return sum;
}

function counted(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
