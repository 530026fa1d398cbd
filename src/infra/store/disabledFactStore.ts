/** Keeps nothing between runs: where no storage folder is given. */
import type { FactStore } from '../../core/ports/factStore.ts';

export const disabledFactStore: FactStore = {
  load: () => new Map(),
  byContent: () => undefined,
  save() {},
  flush() {},
  clear() {},
  dispose() {},
};
