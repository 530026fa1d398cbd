/** Conversations by the day on which they were last changed, as a person says it. */

const DAY_MS = 86_400_000;

/** @param changed ISO 8601. @param now milliseconds since the epoch. */
export function dayOf(changed: string, now: number): string {
  const then = new Date(changed);
  if (Number.isNaN(then.getTime())) return 'Earlier';
  const days = Math.round((midnight(new Date(now)) - midnight(then)) / DAY_MS);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days < 7) return then.toLocaleDateString(undefined, { weekday: 'long' });
  if (days < 30) return 'In the last thirty days';
  return then.toLocaleDateString(undefined, { month: 'long', year: 'numeric' });
}

/** Items of the same heading stand together, in the order they came in. */
export function groupedBy<T>(
  items: readonly T[],
  headingOf: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const heading = headingOf(item);
    groups.set(heading, [...(groups.get(heading) ?? []), item]);
  }
  return [...groups];
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
