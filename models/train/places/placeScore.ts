/** How often the right folder comes first, and among the first three. */
import { type Forest, forestScores } from '../../../src/core/places/ranking/trees.ts';
import type { PlaceRows } from './placeRows.ts';

/** @param asked also questions that have no right row. */
export function placeScore(forest: Forest, rows: PlaceRows, asked = rows.right.length): string {
  const columns = Object.fromEntries(rows.features.map((name, at) => [name, rows.columns[at]!]));
  const scores = forestScores(forest, columns, rows.columns[0]?.length ?? 0);
  let [first, three] = [0, 0];
  for (const [list, right] of rows.right.entries()) {
    let before = 0;
    for (let row = rows.starts[list]!; row < rows.starts[list + 1]!; row++)
      if (row !== right && scores[row]! >= scores[right]!) before++;
    if (before === 0) first++;
    if (before < 3) three++;
  }
  const share = (count: number) => (count / Math.max(1, asked)).toFixed(3);
  return `first ${share(first)}, first three ${share(three)} of ${asked}`;
}
