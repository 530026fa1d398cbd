/** Long work on the extension host's thread, in slices between which others have their turn. */
import { letMessagesIn } from '../base/letMessagesIn.ts';

/** Well under a frame, which other extensions share. */
const SLICE_MS = 4;

/** Ends early when `goesOn` says no. */
export async function inSlices<T>(
  items: Iterable<T>,
  each: (item: T) => void,
  goesOn: () => boolean,
): Promise<void> {
  let started = performance.now();
  for (const item of items) {
    if (performance.now() - started > SLICE_MS) {
      await letMessagesIn();
      started = performance.now();
    }
    if (!goesOn()) return;
    each(item);
  }
}
