/** Reads what lasted of what was accepted, and settles what each language is trained on: an interrupted night goes on with the same. */
import { codeOf } from '../../base/codedError.ts';
import { refusalSentence } from '../../core/examples/refusals.ts';
import type { AdapterBase } from '../../core/model/adapter.ts';
import { byAdapter, planLanguage } from '../../core/training/nightPlan.ts';
import type { Stage, StageCall } from './stage.ts';

export const extractStage: Stage = {
  name: 'extract',
  what: 'reading what lasted of what you accepted',
  async run(call) {
    const { night, book, signal } = call;
    await call.settleAdapters();
    const { examples, refused, offers } = await call.examples(signal);
    const base = await trainableBase(call.baseOf, night.state.model, signal);
    const nowMs = Date.parse(call.timestamp());
    const plans = [];
    for (const [language, own] of byAdapter(examples)) {
      const before = await book.trainedBefore(base?.fingerprint ?? '', language);
      const plan = planLanguage(language, own, { before, nowMs });
      plans.push({ language, examples: [...plan.examples] });
    }
    await night.change({
      feedback: { offers, examples: examples.length, refused: refused.map(refusalSentence) },
      base,
      plans,
    });
  },
};

/** Without a model everything else is done. */
export async function trainableBase(
  baseOf: StageCall['baseOf'],
  model: string | undefined,
  signal: AbortSignal,
): Promise<AdapterBase | undefined> {
  try {
    const { name, fingerprint } = await baseOf(model, signal);
    return { name, fingerprint };
  } catch (error) {
    if (codeOf(error) === 'cancelled') throw error;
    return undefined;
  }
}
