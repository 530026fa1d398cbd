/** Lets every change of phase or stage through, and progress within a stage at most ten times a second. */
import type { IndexState } from '../protocol/engineApi.ts';

const INTERVAL_MS = 100;

export function throttleStates(
  emit: (state: IndexState) => void,
  now: () => number,
): (state: IndexState) => void {
  let lastKey = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return (state) => {
    const key = state.phase === 'indexing' ? state.stage : state.phase;
    if (key === lastKey && state.phase === 'indexing' && now() - lastAt < INTERVAL_MS) return;
    lastKey = key;
    lastAt = now();
    emit(state);
  };
}
