/**
 * A choice among more than fit: the best by priority, with a share for every group, so that a new project or language does not push an
 * old one out.
 */
import { grouped } from '../../base/grouped.ts';

export interface FairChoice<T> {
  readonly capacity: number;
  groupOf(item: T): string;
  /** Bigger goes first. */
  priority(item: T): number;
}

/** At most `capacity` of them, in the order in which they came. */
export function fairShares<T>(items: readonly T[], { capacity, groupOf, priority }: FairChoice<T>): T[] {
  if (items.length <= capacity) return [...items];
  const groups = grouped(items, groupOf);
  const queues = [...groups.values()].map((each) => each.toSorted((a, b) => priority(b) - priority(a)));
  const kept = new Set<T>();
  // A seat each in turn is a fair share, and what small groups leave free goes to the large ones.
  for (let round = 0; kept.size < capacity; round++) {
    const seats = queues.filter((queue) => queue.length > round).map((queue) => queue[round]!);
    const free = capacity - kept.size;
    const best =
      seats.length <= free ? seats : seats.toSorted((a, b) => priority(b) - priority(a)).slice(0, free);
    for (const seat of best) kept.add(seat);
  }
  return items.filter((each) => kept.has(each));
}
