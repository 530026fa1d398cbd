/**
 * Whether less is accepted of what an adapter writes than of what was written before it: a sequential test with few looks.
 *
 * Each answer is a try with a share of success (`acceptedShare`). It is looked when 20, 40, 80 and 160 answers with the adapter have
 * settled, at these alone, and it has fallen where its share is the smaller one with a probability of .98. Four looks at that level are
 * wrong together in about one of twenty adapters that are as good as what was there before (Pocock, Biometrika 64, 1977: four looks at
 * 2.07 standard deviations; .035 to .060 of 2,000 simulated streams each). Looking after every answer would be wrong far more often.
 */
import { type AdapterUse, GENERIC } from '../model/adapter.ts';
import { betaBelow } from './betaBelow.ts';

/** An answer with code that could have been taken, and has settled. */
export interface SettledAnswer {
  readonly use: AdapterUse;
  /** In [0, 1]. */
  readonly accepted: number;
}

export interface AdapterFall {
  /** Shares in [0, 1]. */
  readonly now: { readonly accepted: number; readonly answers: number };
  readonly before: { readonly accepted: number; readonly answers: number };
  readonly certainty: number;
}

const LOOKS = [160, 80, 40, 20];
const CERTAIN = 0.98;
/** Of what was before; where the version before has fewer, those of before that come in. */
const FEWEST_BEFORE = 20;
const MOST_BEFORE = 200;

interface Line {
  readonly language: string;
  readonly version: number;
  readonly fingerprint: string;
}

/** @param answers of all adapters and of none, oldest first. */
export function fallOf(answers: readonly SettledAnswer[], of: Line): AdapterFall | undefined {
  const own = answers.filter(({ use }) => isBy(use, of));
  const look = LOOKS.find((count) => count <= own.length);
  const before = look === undefined ? [] : answersBefore(answers, of);
  if (look === undefined || before.length < FEWEST_BEFORE) return undefined;
  const [now, then] = [seen(own.slice(0, look)), seen(before)];
  const certainty = betaBelow(now, then);
  if (certainty < CERTAIN) return undefined;
  return { now: shareOf(now), before: shareOf(then), certainty };
}

/** By what was used last before it, the newest first. */
function answersBefore(answers: readonly SettledAnswer[], of: Line): readonly SettledAnswer[] {
  const first = answers.findIndex(({ use }) => isBy(use, of));
  const others = answers.filter(({ use }) => isAlike(use, of) && !isBy(use, of)).reverse();
  const last = answers.slice(0, first).findLast(({ use }) => isAlike(use, of));
  if (last === undefined) return [];
  const same = others.filter(({ use }) => nameOf(use) === nameOf(last.use)).slice(0, MOST_BEFORE);
  const rest = others.filter(({ use }) => nameOf(use) !== nameOf(last.use));
  return [...same, ...rest.slice(0, Math.max(0, FEWEST_BEFORE - same.length))];
}

function isBy({ fingerprint, adapter }: AdapterUse, of: Line): boolean {
  return (
    fingerprint === of.fingerprint && adapter?.language === of.language && adapter.version === of.version
  );
}

/** What the adapter could have been asked. One for every language stands in for none. */
function isAlike({ fingerprint, about, adapter }: AdapterUse, of: Line): boolean {
  if (fingerprint !== of.fingerprint) return false;
  if (of.language !== GENERIC) return about === of.language;
  return adapter === undefined || adapter.language === GENERIC;
}

function nameOf({ adapter }: AdapterUse): string {
  return adapter === undefined ? '' : `${adapter.language} ${adapter.version}`;
}

function seen(answers: readonly SettledAnswer[]) {
  return { successes: answers.reduce((sum, { accepted }) => sum + accepted, 0), tries: answers.length };
}

function shareOf({ successes, tries }: ReturnType<typeof seen>) {
  return { accepted: successes / tries, answers: tries };
}
