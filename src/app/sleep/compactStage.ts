/** What was let go of gives its room on the disk back. */
import type { Stage } from './stage.ts';

export const compactStage: Stage = {
  name: 'compact',
  what: 'tidying up the stores',
  async run({ night, book, signal, compact }) {
    const freedBytes = (await compact(signal)) + (await book.reclaim());
    await night.change({ store: { freedBytes: night.state.store.freedBytes + freedBytes } });
  },
};
