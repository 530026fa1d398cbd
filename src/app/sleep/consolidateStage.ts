/** Goes over what was learned of projects: merges, ages, retires. */
import type { Stage } from './stage.ts';

export const consolidateStage: Stage = {
  name: 'consolidate',
  what: 'going over the habits of your projects',
  async run({ night, signal, consolidate }) {
    const { names, ...counts } = await consolidate(night.state.id, signal);
    await night.change({ concepts: { ...counts, names: [...names] } });
  },
};
