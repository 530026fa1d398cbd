/**
 * How much of an accepted text is left, from its words and from its syntax.
 *
 * The share is taken of what was put in, never of what was replaced: a pure insertion that is deleted whole has nothing left, whatever
 * stands there now. With `w` the share of its words that still stand in one of their groups of four, and `n` the share of its
 * statements and declarations, by tokens, whose shape still is there,
 *
 *     kept = w + max(0, n − w) · min(1, 1.25w)
 *
 * so that a name that changed all over, and lines that moved, cost little while most of the words are the same; shape alone is
 * cheap, for any two functions share a lot of it. Below a fifth of its words, what is there only looks a little like it.
 */
import { codeWords } from './codeWords.ts';
import type { CodeText, Fingerprint, PrintedRun } from './fingerprint.ts';
import { counted, GROUP, wordGroups } from './wordGroups.ts';

const ALIKE = 0.2;

/** In [0, 1]. */
export function keptShare(print: Fingerprint, { text, nodes }: CodeText): number {
  const words = keptWords(print, wordGroups(codeWords(text)));
  if (words < ALIKE) return 0;
  const inShape = nodes === undefined ? undefined : keptNodes(print, nodes);
  return words + Math.max(0, (inShape ?? words) - words) * Math.min(1, 1.25 * words);
}

function keptWords({ runs }: Fingerprint, present: readonly number[]): number {
  const left = counted(present);
  // What stands elsewhere too tells little; where all of it does, it is counted.
  const own = runs.flatMap(({ elsewhere }) => elsewhere).filter((times) => times === 0).length;
  const all = runs.reduce((sum, { groups }) => sum + groups.length, 0);
  const counts = (times: number) => times === 0 || 2 * own < all;
  const sums = runs.map((run) => coverage(run, left, counts));
  const judged = sums.reduce((sum, each) => sum + each.judged, 0);
  return sums.reduce((sum, each) => sum + each.covered, 0) / judged;
}

/** Takes from `left` what it finds. */
function coverage(run: PrintedRun, left: Map<number, number>, counts: (times: number) => boolean) {
  const length = run.groups.length + GROUP - 1;
  const judged = new Uint8Array(length);
  const covered = new Uint8Array(length);
  for (const [at, group] of run.groups.entries()) {
    const elsewhere = run.elsewhere[at] ?? 0;
    if (!counts(elsewhere)) continue;
    judged.fill(1, at, at + GROUP);
    const there = left.get(group) ?? 0;
    if (there <= elsewhere) continue;
    left.set(group, there - 1);
    covered.fill(1, at, at + GROUP);
  }
  return { judged: total(judged), covered: total(covered) };
}

function total(marks: Uint8Array): number {
  return marks.reduce((sum, each) => sum + each, 0);
}

/** Undefined where it had none of its own. */
function keptNodes({ nodes }: Fingerprint, present: readonly { readonly shape: number }[]) {
  const left = counted(present.map(({ shape }) => shape));
  let [kept, all] = [0, 0];
  for (const { shape, size, elsewhere } of nodes) {
    all += size;
    const there = left.get(shape) ?? 0;
    if (there <= elsewhere) continue;
    left.set(shape, there - 1);
    kept += size;
  }
  return all === 0 ? undefined : kept / all;
}
