/** Many rows as a few bands that a person can read, cut where most dependencies cross. */

/** Rows up to which nothing is joined. */
export const MOST_BANDS = 7;

/**
 * @param rows units by row.
 * @param between weight of what runs between two rows, either way.
 * @returns at most `MOST_BANDS` runs of neighbouring rows, with as little as possible inside them.
 */
export function bandsOf<T>(
  rows: readonly (readonly T[])[],
  between: (row: number, other: number) => number,
): readonly (readonly (readonly T[])[])[] {
  const count = rows.length;
  if (count <= MOST_BANDS) return rows.map((row) => [row]);
  const inside = insideOf(count, between);
  // least[k][end]: rows before `end` in k bands.
  const least = Array.from({ length: MOST_BANDS + 1 }, () => new Float64Array(count + 1).fill(Infinity));
  const cut = Array.from({ length: MOST_BANDS + 1 }, () => new Int32Array(count + 1));
  least[0]![0] = 0;
  for (let bands = 1; bands <= MOST_BANDS; bands++) {
    for (let end = 1; end <= count; end++) {
      for (let start = 0; start < end; start++) {
        const total = least[bands - 1]![start]! + inside[start]![end]!;
        if (total >= least[bands]![end]!) continue;
        least[bands]![end] = total;
        cut[bands]![end] = start;
      }
    }
  }
  return runs(rows, cut);
}

function runs<T>(rows: readonly (readonly T[])[], cut: readonly Int32Array[]): (readonly (readonly T[])[])[] {
  const found: (readonly (readonly T[])[])[] = [];
  for (let bands = MOST_BANDS, end = rows.length; bands > 0; bands--) {
    const start = cut[bands]![end]!;
    found.unshift(rows.slice(start, end));
    end = start;
  }
  return found;
}

/** What runs inside the rows from `start` up to, without, `end`. */
function insideOf(count: number, between: (row: number, other: number) => number): Float64Array[] {
  return Array.from({ length: count }, (_, start) => {
    const sums = new Float64Array(count + 1);
    for (let end = start + 1; end <= count; end++) {
      let added = 0;
      for (let row = start; row < end - 1; row++) added += between(row, end - 1);
      sums[end] = sums[end - 1]! + added;
    }
    return sums;
  });
}
