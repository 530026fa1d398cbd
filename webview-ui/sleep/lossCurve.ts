/** A training's losses as points of a curve, and as the few values that tell how it went. */

export interface LossPoint {
  /** From 1; of several steps together, the last of them. */
  readonly step: number;
  readonly loss: number;
}

/** Means of steps next to each other, at most so many; what is no number is left out. */
export function thinned(losses: readonly number[], most: number): readonly LossPoint[] {
  const points = losses.flatMap((loss, at) => (Number.isFinite(loss) ? [{ step: at + 1, loss }] : []));
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, at) => {
    const part = points.slice(
      Math.floor((at * points.length) / most),
      Math.floor(((at + 1) * points.length) / most),
    );
    return { step: part.at(-1)!.step, loss: part.reduce((sum, { loss }) => sum + loss, 0) / part.length };
  });
}

/** A quotient that is a whole number but for its last digits is one. */
const ROUNDING = 1e-9;

/** Round numbers that the values lie between: at least two, at most six. */
export function ticks(low: number, high: number): readonly number[] {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.floor(low / step + ROUNDING);
  const last = Math.max(first + 1, Math.ceil(high / step - ROUNDING));
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}
