/**
 * How far two partitions of the same files agree.
 * MoJoFM: Wen and Tzerpos, "An effectiveness measure for software clustering algorithms" (IWPC 2004).
 * ARI: Hubert and Arabie, "Comparing partitions" (Journal of Classification, 1985).
 */

/** Group by file; both partitions of a comparison have the same keys. */
export type Partition = ReadonlyMap<string, string>;

interface Overlap {
  /** Shared files by own group, then by true group. */
  readonly table: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly ownSizes: readonly number[];
  readonly trueSizes: readonly number[];
  readonly total: number;
}

/** Adjusted Rand index: 0 as good as chance, 1 the same. */
export function adjustedRandIndex(own: Partition, truth: Partition): number {
  const { table, ownSizes, trueSizes, total } = overlapOf(own, truth);
  const together = sum([...table.values()].flatMap((row) => [...row.values()].map(pairs)));
  const [ownPairs, truePairs] = [sum(ownSizes.map(pairs)), sum(trueSizes.map(pairs))];
  const expected = total < 2 ? 0 : (ownPairs * truePairs) / pairs(total);
  const most = (ownPairs + truePairs) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** 100 when no file has to move and no groups have to be joined to get from `own` to `truth`; 0 for the worst partition. */
export function moJoFM(own: Partition, truth: Partition): number {
  const { table, trueSizes, total } = overlapOf(own, truth);
  const worst = total - differentGroups(trueSizes);
  return worst === 0 ? 100 : 100 * (1 - movesAndJoins(table) / worst);
}

/** A file moves unless it is in the best true group of its own group; own groups with the same best group are joined. */
function movesAndJoins(table: Overlap['table']): number {
  let moves = 0;
  const candidates: string[][] = [];
  for (const row of table.values()) {
    const best = Math.max(...row.values());
    moves += sum([...row.values()]) - best;
    candidates.push([...row].filter(([, count]) => count === best).map(([group]) => group));
  }
  return moves + table.size - largestMatching(candidates);
}

/** How many own groups can each get a best true group to itself (Kuhn's augmenting paths). */
function largestMatching(candidates: readonly (readonly string[])[]): number {
  const taken = new Map<string, number>();
  const place = (at: number, seen: Set<string>): boolean =>
    candidates[at]!.some((group) => {
      if (seen.has(group)) return false;
      seen.add(group);
      const holder = taken.get(group);
      if (holder !== undefined && !place(holder, seen)) return false;
      taken.set(group, at);
      return true;
    });
  return candidates.filter((_, at) => place(at, new Set())).length;
}

/** The largest number of groups of distinct size that can be formed: what the worst partition may keep. */
function differentGroups(sizes: readonly number[]): number {
  let count = 0;
  for (const size of sizes.toSorted((a, b) => a - b)) if (size > count) count++;
  return count;
}

function overlapOf(own: Partition, truth: Partition): Overlap {
  const table = new Map<string, Map<string, number>>();
  for (const [file, group] of own) {
    const row = table.get(group) ?? new Map<string, number>();
    const other = truth.get(file)!;
    row.set(other, (row.get(other) ?? 0) + 1);
    table.set(group, row);
  }
  return { table, ownSizes: sizesOf(own), trueSizes: sizesOf(truth), total: own.size };
}

function sizesOf(partition: Partition): number[] {
  const counts = new Map<string, number>();
  for (const group of partition.values()) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts.values()];
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
