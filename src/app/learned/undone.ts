/** The last decision on an item, turned round: what each of its fields said before. */
import type { Register } from '../../core/learned/registers.ts';
import { UNDECIDED } from '../../core/learned/verdicts.ts';
import type { Change } from './learnedBook.ts';

/** @param history of the item, oldest first. Undefined where nobody has decided on it. */
export function undone(history: readonly Register[]): readonly Change[] | undefined {
  const decisions = history.filter(({ field }) => Object.hasOwn(UNDECIDED, field));
  const at = decisions.reduce((most, each) => Math.max(most, each.at), 0);
  const last = decisions.filter((each) => each.at === at);
  if (last.length === 0) return undefined;
  return last.map(({ item, field }) => {
    const before = decisions.filter((each) => each.field === field && each.at < at);
    const latest = before.reduce<Register | undefined>(
      (most, each) => (most === undefined || each.at >= most.at ? each : most),
      undefined,
    );
    return { item, field, value: latest?.value ?? UNDECIDED[field as keyof typeof UNDECIDED] };
  });
}
