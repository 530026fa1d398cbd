/** What was decided of what follows from feedback goes when the feedback goes. */
import { kindOf, rejectionItem } from '../../core/learned/itemIds.ts';
import { portableProject } from '../feedback/exchange/portable.ts';
import type { FeedbackHolder } from '../feedback/holders.ts';
import type { LearnedBook } from './learnedBook.ts';

export function learnedHolder(book: () => Promise<LearnedBook>): FeedbackHolder {
  return {
    async forget({ part, offers }) {
      const kept = await book();
      const known = [...(await kept.registers()).keys()];
      const isAll = Object.values(part).every((each) => each === undefined);
      const gone = new Set(
        offers.map(({ project, suggestion }) => rejectionItem(portableProject(project), suggestion)),
      );
      const fromFeedback = (item: string) => kindOf(item) !== 'concept';
      await kept.forgetWholly(known.filter((item) => (isAll ? fromFeedback(item) : gone.has(item))));
    },
  };
}
