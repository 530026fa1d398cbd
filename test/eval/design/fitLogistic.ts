/** Multinomial logistic regression by gradient descent with momentum (Adam), L2-regularised; the same result every time. */

/** What is not 0 in one row of features. */
export interface SparseValues {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

export interface Row extends SparseValues {
  readonly label: string;
  /** How much it counts; 1 by default. */
  readonly weight?: number;
}

export interface LogisticModel {
  readonly classes: readonly string[];
  readonly bias: Float64Array;
  /** Feature by feature: features × classes. */
  readonly weights: Float64Array;
}

export interface FitOptions {
  /** Number of features. */
  readonly width: number;
  /** Strength of the L2 term, per row. */
  readonly penalty: number;
}

const STEPS = 200;
const RATE = 0.05;

export function fitLogistic(rows: readonly Row[], { width, penalty }: FitOptions): LogisticModel {
  const classes = [...new Set(rows.map(({ label }) => label))].sort();
  const count = classes.length;
  const points = rows.map(({ at, values, label, weight = 1 }) => ({
    at: Int32Array.from([...at, width]),
    values: Float64Array.from([...values, 1]),
    row: classes.indexOf(label),
    weight,
  }));
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const state = start((width + 1) * count);
  const odds = new Float64Array(count);
  for (let step = 1; step <= STEPS; step++) {
    for (let at = 0; at < width * count; at++) state.gradient[at] = penalty * state.parameters[at]!;
    state.gradient.fill(0, width * count);
    for (const point of points) {
      probabilities(state.parameters, point, odds);
      for (let each = 0; each < count; each++) {
        odds[each] = ((odds[each]! - (each === point.row ? 1 : 0)) * point.weight) / total;
      }
      addOuter(state.gradient, point, odds);
    }
    descend(state, step);
  }
  return {
    classes,
    bias: state.parameters.slice(width * count),
    weights: state.parameters.slice(0, width * count),
  };
}

export function sparse(values: readonly number[]): SparseValues {
  const at = values.flatMap((value, index) => (value === 0 ? [] : [index]));
  return { at, values: at.map((index) => values[index]!) };
}

interface Point {
  readonly at: Int32Array;
  readonly values: Float64Array;
}

function probabilities(parameters: Float64Array, { at, values }: Point, odds: Float64Array): void {
  const count = odds.length;
  odds.fill(0);
  for (let k = 0; k < at.length; k++) {
    const base = at[k]! * count;
    const value = values[k]!;
    for (let each = 0; each < count; each++) odds[each]! += parameters[base + each]! * value;
  }
  const top = odds.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let each = 0; each < count; each++) total += odds[each] = Math.exp(odds[each]! - top);
  for (let each = 0; each < count; each++) odds[each]! /= total;
}

function addOuter(gradient: Float64Array, { at, values }: Point, errors: Float64Array): void {
  const count = errors.length;
  for (let k = 0; k < at.length; k++) {
    const base = at[k]! * count;
    const value = values[k]!;
    for (let each = 0; each < count; each++) gradient[base + each]! += errors[each]! * value;
  }
}

interface Descent {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function start(size: number): Descent {
  const zeros = () => new Float64Array(size);
  return { parameters: zeros(), gradient: zeros(), first: zeros(), second: zeros() };
}

/** The steps grow smaller, so that the end is quiet. */
function descend({ parameters, gradient, first, second }: Descent, step: number): void {
  const rate = RATE * (1 - (0.95 * step) / STEPS);
  const meanScale = 1 - 0.9 ** step;
  const spreadScale = 1 - 0.999 ** step;
  for (let at = 0; at < parameters.length; at++) {
    const slope = gradient[at]!;
    first[at] = 0.9 * first[at]! + 0.1 * slope;
    second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
    parameters[at]! -= (rate * (first[at]! / meanScale)) / (Math.sqrt(second[at]! / spreadScale) + 1e-8);
  }
}
