/** A sum of decision trees over columns of numbers. */

export interface TreeTable {
  /** Column that a node asks for, -1 in a leaf. */
  readonly feature: readonly number[];
  /** Values up to it go left. */
  readonly cut: readonly number[];
  /** The left child; the right one follows it. */
  readonly left: readonly number[];
  /** What a leaf adds. */
  readonly value: readonly number[];
}

export interface Forest {
  readonly features: readonly string[];
  readonly trees: readonly TreeTable[];
}

export function forestScores(
  { features, trees }: Forest,
  columns: Readonly<Record<string, Float64Array>>,
  rows: number,
): Float64Array {
  const own = features.map((name) => columns[name]);
  const scores = new Float64Array(rows);
  for (let row = 0; row < rows; row++) for (const tree of trees) scores[row]! += treeValue(tree, own, row);
  return scores;
}

function treeValue(
  { feature, cut, left, value }: TreeTable,
  columns: readonly (Float64Array | undefined)[],
  row: number,
): number {
  let node = 0;
  while (feature[node]! >= 0) {
    const at = columns[feature[node]!]?.[row] ?? 0;
    node = at <= cut[node]! ? left[node]! : left[node]! + 1;
  }
  return value[node]!;
}
