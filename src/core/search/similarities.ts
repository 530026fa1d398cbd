/** How near the pieces of files are to a question. */

/** Pieces of one file in the order of their lines. */
export interface FileSimilarities {
  readonly lines: ArrayLike<number>;
  /** Cosines in [-1, 1]. */
  readonly cosines: ArrayLike<number>;
}

/** The cosine of any two texts about code. */
const ANY_TWO = 0.2;

/** How much nearer than any two texts: all that speaks for a place. 0 where it is not. */
export function nearness(cosine: number): number {
  return Math.max(0, cosine - ANY_TWO);
}

export interface Similarities {
  /** Undefined for a file without vectors. */
  of(path: string): FileSimilarities | undefined;
}

/** The id of a piece's row. */
export function pieceId(path: string, { startLine }: { readonly startLine: number }): string {
  return `${path}#${startLine}`;
}

/** @param scored cosines by the ids of pieces. */
export function similaritiesOf(scored: Iterable<readonly [id: string, cosine: number]>): Similarities {
  const files = new Map<string, [line: number, cosine: number][]>();
  for (const [id, cosine] of scored) {
    const at = id.lastIndexOf('#');
    const path = id.slice(0, at);
    const pieces = files.get(path);
    const piece: [number, number] = [Number(id.slice(at + 1)), cosine];
    if (pieces === undefined) files.set(path, [piece]);
    else pieces.push(piece);
  }
  return {
    of(path) {
      const pieces = files.get(path)?.sort((a, b) => a[0] - b[0]);
      return pieces && { lines: pieces.map(([line]) => line), cosines: pieces.map(([, cosine]) => cosine) };
    },
  };
}
