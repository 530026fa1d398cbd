/** What was trained on counts as known from now on; what was given up since the last report is told. */

import { adapterName, type PublishedAdapter } from '../../core/model/adapter.ts';
import { idIn } from '../../core/training/nightPlan.ts';
import type { GivenUpAdapter } from '../../protocol/sleepApi.ts';
import type { NightBook } from './nightBook.ts';
import type { Stage } from './stage.ts';

export const reportStage: Stage = {
  name: 'report',
  what: 'writing the report',
  async run({ night, book, openAdapters }) {
    const givenUp = await newlyGivenUp(night.state.id, book, await (await openAdapters()).all());
    if (givenUp.length > 0) await night.change({ givenUp });
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

async function newlyGivenUp(
  night: string,
  book: NightBook,
  adapters: readonly PublishedAdapter[],
): Promise<GivenUpAdapter[]> {
  const told: GivenUpAdapter[] = [];
  for (const { abandoned: why, ...each } of adapters) {
    const { language, version, base } = each;
    if (why !== undefined && (await book.tellsFirst(night, `${base.fingerprint} ${adapterName(each)}`)))
      told.push({ language, version, why });
  }
  return told;
}
