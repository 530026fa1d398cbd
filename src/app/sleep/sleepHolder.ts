/** What sleep remembers of offers goes when they go. */
import type { FeedbackHolder } from '../feedback/holders.ts';
import type { NightBook } from './nightBook.ts';

export function sleepHolder(book: () => Promise<NightBook>): FeedbackHolder {
  return {
    async forget({ part, offers }) {
      const isAll = Object.values(part).every((each) => each === undefined);
      await (await book()).forget(isAll ? undefined : new Set(offers.map(({ id }) => id)));
    },
  };
}
