/** The workspace's own measure: what is many here is what few of its files reach. */

/** @param share in [0, 1]. @returns 0 for an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
