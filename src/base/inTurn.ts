/** One list of several, each of which keeps its own order: of their heads, the one that is worth most comes first. */
export function inTurn<T>(lists: readonly (readonly T[])[], worth: (item: T) => number): T[] {
  const taken = lists.map(() => 0);
  const merged: T[] = [];
  for (;;) {
    let best = -1;
    for (const [index, list] of lists.entries()) {
      const head = list[taken[index]!];
      if (head === undefined) continue;
      if (best === -1 || worth(head) > worth(lists[best]![taken[best]!]!)) best = index;
    }
    if (best === -1) return merged;
    merged.push(lists[best]![taken[best]!]!);
    taken[best]!++;
  }
}
