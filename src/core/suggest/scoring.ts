/** Ids and scores of suggestions: deterministic, so that a dismissal lasts and an order can be compared. */
import { shortHash } from '../../base/hash.ts';
import type { Confidence } from '../model/finding.ts';
import type { SuggestionKind } from '../model/suggestion.ts';

/** @param subjects files or modules, in an order that does not depend on the run. */
export function suggestionId(kind: SuggestionKind, subjects: readonly string[]): string {
  const text = [kind, ...subjects].join('\0');
  return `${kind}-${shortHash(text)}${shortHash(`${text}\0again`).slice(0, 4)}`;
}

const SURENESS: Readonly<Record<Confidence, number>> = { proven: 1, likely: 0.8, guess: 0.5 };

export interface ScoreParts {
  /** What is gained, in [0, 1]. */
  readonly impact: number;
  readonly confidence: Confidence;
  /** Files the edits touch; 0 when the change is left to a person. */
  readonly filesTouched: number;
  /** Names, lines or imports that have to be rerouted. */
  readonly rerouted: number;
}

/** impact × confidence × cheapness, in [0, 1], to three places. */
export function scoreOf({ impact, confidence, filesTouched, rerouted }: ScoreParts): number {
  const byHand = filesTouched === 0 ? 0.4 : 1;
  const cheapness = byHand / (1 + 0.04 * Math.max(0, filesTouched - 1) + 0.02 * rerouted);
  const score = Math.min(1, Math.max(0, impact)) * SURENESS[confidence] * cheapness;
  return Math.round(score * 1000) / 1000;
}
