/** Occurrences that stood when patterns were first looked for in this run, and lost a role by an edit since. */

import type { Finding } from '../../model/finding.ts';
import type { DesignOccurrence, PatternRole } from '../../model/pattern.ts';
import { type Drift, driftFinding } from './drift.ts';

/** More at once come of a change of branch, not of an edit. */
const MOST = 5;

/**
 * @param exists whether a symbol is still declared in a file: what was taken away, renamed or moved on purpose has not drifted.
 */
export function findLostRoles(
  before: readonly DesignOccurrence[],
  now: readonly DesignOccurrence[],
  exists: (role: PatternRole) => boolean,
): readonly Finding[] {
  const standing = new Map(now.filter(isSure).map((each) => [keyOf(each), each]));
  const weak = new Map(now.map((each) => [keyOf(each), each]));
  const found = before.flatMap((each): Drift[] => {
    if (!isSure(each) || standing.has(keyOf(each))) return [];
    const types = each.roles.filter(({ symbol }) => !symbol.includes('.'));
    return types.length > 0 && types.every(exists) ? [driftOf(each, weak.get(keyOf(each)))] : [];
  });
  return found.length > MOST ? [] : found.map(driftFinding);
}

function isSure({ class: sureness }: DesignOccurrence): boolean {
  return sureness !== 'guess';
}

function keyOf({ pattern, roles }: DesignOccurrence): string {
  return `${pattern} ${roles[0]?.path} ${roles[0]?.symbol}`;
}

function driftOf(before: DesignOccurrence, now: DesignOccurrence | undefined): Drift {
  const { pattern, roles, class: sureness } = before;
  const [first] = roles as readonly [PatternRole, ...PatternRole[]];
  const left = new Set(now?.roles.map(({ role, symbol }) => `${role} ${symbol}`));
  const lost =
    now === undefined ? undefined : roles.find(({ role, symbol }) => !left.has(`${role} ${symbol}`));
  const at = lost ?? first;
  const what =
    lost === undefined
      ? 'what made it one is gone'
      : `${lost.symbol} no longer plays the part of ${lost.role}`;
  return {
    pattern,
    role: lost?.role ?? first.role,
    confidence: sureness === 'proven' ? 'likely' : 'guess',
    title: `${first.symbol} was ${withArticle(pattern)} before the last edits: ${what}`,
    remedy: `Before them it was ${sureness} that ${first.symbol} takes part in ${withArticle(pattern)}. If that was meant, nothing is to be done; if not, put back what ${at.symbol} did.`,
    evidence: [
      { path: at.path, line: at.line, text: `${at.symbol} was its ${at.role}.` },
      ...roles
        .filter((each) => each !== at)
        .slice(0, 3)
        .map(({ path, line, symbol, role }) => ({ path, line, text: `${symbol} was its ${role}.` })),
    ],
  };
}

function withArticle(name: string): string {
  return `${/^(?:[AEIO]|MV)/.test(name) ? 'an' : 'a'} ${name}`;
}
