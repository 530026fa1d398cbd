/** Multinomial logistic regression by gradient descent with momentum (Adam), L2-regularised; the same result every time. */

export interface LogisticModel {
  readonly classes: readonly string[];
  readonly bias: Float64Array;
  /** Row by row: classes × features. */
  readonly weights: Float64Array;
}

export interface Row {
  readonly values: readonly number[];
  readonly label: string;
  /** How much it counts; 1 by default. */
  readonly weight?: number;
}

const STEPS = 400;
const RATE = 0.05;

/** @param penalty strength of the L2 term, per row. */
export function fitLogistic(rows: readonly Row[], penalty = 0.002): LogisticModel {
  const classes = [...new Set(rows.map(({ label }) => label))].sort();
  const width = rows[0]!.values.length + 1;
  const parameters = new Float64Array(classes.length * width);
  const first = new Float64Array(parameters.length);
  const second = new Float64Array(parameters.length);
  const sparse = rows.map(({ values, label, weight = 1 }) => {
    const at = values.flatMap((value, index) => (value === 0 ? [] : [index]));
    return {
      at: [...at, width - 1],
      values: [...at.map((index) => values[index]!), 1],
      row: classes.indexOf(label),
      weight,
    };
  });
  const total = sparse.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = parameters.map((value, index) => (index % width === width - 1 ? 0 : penalty * value));
    for (const { at, values, row, weight } of sparse) {
      const odds = probabilities(parameters, { at, values, width, count: classes.length });
      for (let each = 0; each < classes.length; each++) {
        const error = ((odds[each]! - (each === row ? 1 : 0)) * weight) / total;
        const base = each * width;
        for (let k = 0; k < at.length; k++) gradient[base + at[k]!]! += error * values[k]!;
      }
    }
    descend({ parameters, gradient, first, second, step });
  }
  return split(classes, parameters, width);
}

interface Point {
  readonly at: readonly number[];
  readonly values: readonly number[];
  readonly width: number;
  readonly count: number;
}

function probabilities(parameters: Float64Array, { at, values, width, count }: Point): number[] {
  const scores = Array.from({ length: count }, (_, row) => {
    let sum = 0;
    for (let k = 0; k < at.length; k++) sum += parameters[row * width + at[k]!]! * values[k]!;
    return sum;
  });
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

interface Descent {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly step: number;
}

function descend({ parameters, gradient, first, second, step }: Descent): void {
  for (let at = 0; at < parameters.length; at++) {
    const slope = gradient[at]!;
    first[at] = 0.9 * first[at]! + 0.1 * slope;
    second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
    const mean = first[at]! / (1 - 0.9 ** step);
    const spread = second[at]! / (1 - 0.999 ** step);
    parameters[at]! -= (RATE * mean) / (Math.sqrt(spread) + 1e-8);
  }
}

function split(classes: readonly string[], parameters: Float64Array, width: number): LogisticModel {
  const bias = Float64Array.from(classes, (_, row) => parameters[row * width + width - 1]!);
  const weights = new Float64Array(classes.length * (width - 1));
  for (let row = 0; row < classes.length; row++) {
    weights.set(parameters.subarray(row * width, row * width + width - 1), row * (width - 1));
  }
  return { classes, bias, weights };
}
