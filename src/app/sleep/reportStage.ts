/** What was trained on counts as known from now on. */
import { idIn } from '../../core/training/nightPlan.ts';
import type { Stage } from './stage.ts';

export const reportStage: Stage = {
  name: 'report',
  what: 'writing the report',
  async run({ night, book }) {
    for (const { language, outcome, base, keys } of night.state.languages) {
      if (base === undefined || (outcome !== 'published' && outcome !== 'discarded')) continue;
      const before = await book.trainedBefore(base.fingerprint, language);
      const refused = Number(outcome === 'discarded');
      const now = new Map([
        ...before,
        ...keys.map(idIn).map((id) => [id, (before.get(id) ?? 0) + refused] as const),
      ]);
      await book.trained(base.fingerprint, language, now);
    }
  },
};
