/** The engine's stages as one number that only grows, as the protocol wants progress. */
import type { IndexState } from '../../protocol/engineApi.ts';

export interface Progress {
  readonly progress: number;
  readonly total: number;
  readonly message: string;
}

type Stage = Extract<IndexState, { phase: 'indexing' }>['stage'];

/** Where each stage begins and ends, of 100. */
const SPANS: Readonly<Record<Stage, readonly [from: number, to: number, words: string]>> = {
  walk: [0, 5, 'listing files'],
  imports: [5, 45, 'reading imports'],
  resolve: [45, 55, 'resolving imports'],
  structure: [55, 95, 'reading symbols'],
  history: [95, 99, 'reading history'],
};
const TOTAL = 100;

/** @returns undefined for what is no step forward. */
export function growingProgress(): (state: IndexState) => Progress | undefined {
  let reached = -1;
  return (state) => {
    if (state.phase !== 'indexing') return undefined;
    const [from, to, words] = SPANS[state.stage];
    const share = state.total === 0 ? 0 : Math.min(1, state.done / state.total);
    const progress = Math.floor(from + (to - from) * share);
    if (progress <= reached) return undefined;
    reached = progress;
    const counts = state.total === 0 ? '' : ` (${state.done} of ${state.total})`;
    return { progress, total: TOTAL, message: `Analysing: ${words}${counts}` };
  };
}
