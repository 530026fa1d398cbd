/** Whether what was shown can be said to have been ignored. */
import { GUARDS, SEEN_MS } from '../../core/survival/guards.ts';

export function wasSeen(forMs: number): boolean {
  return forMs >= SEEN_MS || GUARDS['seen for a moment'].ignored !== 'refused';
}
