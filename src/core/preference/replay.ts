/**
 * Which outcomes are kept in mind: by how good or surprising they were and how fresh they are (after Schaul et al., Prioritized
 * Experience Replay, ICLR 2016), with a share for every project and language, so that a new project does not push an old habit out.
 */
import { fairShares } from '../replay/fairShares.ts';
import type { Outcome } from './taste.ts';

/** Outcomes at which an old one weighs half as much as a fresh one. */
const HALF_LIFE = 120;

export interface Remembered extends Outcome {
  /** Distance from what had been expected of it, in [0, 1]; 0 when nobody had asked. */
  readonly surprise: number;
}

/** At most `capacity` of them, in the order in which they came. */
export function replay<R extends Remembered>(outcomes: readonly R[], capacity: number): R[] {
  const groupOf = ({ project, traits }: Remembered) => `${project}\0${traits.language}`;
  return fairShares<R>(outcomes, { capacity, groupOf, priority });
}

/** What taught most: a clear verdict, a surprise, and lately. */
export function priority({ reward, uncertainty, surprise, age }: Remembered): number {
  const clarity = 2 * Math.abs(reward - 0.5) * (1 - uncertainty / 0.29);
  return (0.2 + clarity + surprise) * 0.5 ** (age / HALF_LIFE);
}
