/** Names for the folder of a new file, from what is here and from what was learned in other projects. */
import { basename } from '../../base/paths.ts';
import { nameShape } from '../places/ranking/nameShape.ts';
import { type Forest, forestScores } from '../places/ranking/trees.ts';
import type { Habits } from './habits.ts';
import type { LeavesHere } from './leavesHere.ts';
import type { SpokenLeaves } from './spokenLeaves.ts';
import { transferSigns } from './transferSigns.ts';

export interface TransferGround {
  readonly here: Habits;
  readonly learned: Habits;
  readonly forest: Forest;
  readonly spoken: SpokenLeaves;
}

export interface RankedLeaf {
  /** Letters only. */
  readonly leaf: string;
  /** In [0, 1]; of one answer they add up to 1. */
  readonly confidence: number;
}

export function transferName(
  { here, learned, forest, spoken }: TransferGround,
  name: string,
  placed: LeavesHere,
): readonly RankedLeaf[] {
  const shape = nameShape(basename(name));
  const { leaves, signs } = transferSigns({ shape, here, placed, learned, spoken });
  const scores = forestScores(forest, signs, leaves.length);
  const most = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const chances = scores.map((score) => Math.exp(score - most));
  const whole = chances.reduce((sum, chance) => sum + chance, 0);
  return leaves
    .map((leaf, at) => ({ leaf, confidence: chances[at]! / whole }))
    .sort((a, b) => b.confidence - a.confidence || (a.leaf < b.leaf ? -1 : 1));
}
