/** Multinomial logistic regression over sparse rows, learned with Adagrad (Duchi et al. 2011). */
import type { Random } from '../fit/random.ts';
import type { SparseRows } from './sparseRows.ts';

export interface RegressionOptions {
  readonly classes: number;
  readonly features: number;
  readonly rate: number;
  readonly rounds: number;
  readonly random: Random;
  /** How much of each block of weights a text has; the first is everybody's. Default: one block. */
  shares?(row: number): Float64Array;
}

const FIRST_SQUARE = 0.1;
const LAST_RATE = 0.1;
const DECAY = 1e-5;
const ONE = Float64Array.of(1);

export class SoftmaxRegression {
  /** Feature by feature, block by block, class by class. */
  readonly weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #options: RegressionOptions;
  readonly #blocks: number;

  /** @param blocks number of shares */
  constructor(options: RegressionOptions, blocks = 1) {
    this.#options = options;
    this.#blocks = blocks;
    this.weights = new Float32Array(options.features * blocks * options.classes);
    this.#squares = new Float32Array(this.weights.length).fill(FIRST_SQUARE);
  }

  /** @param labels the class of each row */
  learn(rows: SparseRows, chosen: readonly number[], labels: readonly number[]): void {
    const { rate, rounds, random } = this.#options;
    const order = [...chosen];
    for (let round = 0; round < rounds; round++) {
      random.shuffle(order);
      const now = rate * (1 - (1 - LAST_RATE) * (round / rounds));
      for (const row of order) this.#step(rows, row, labels[row]!, now);
    }
  }

  probabilities(rows: SparseRows, row: number, shares = this.#sharesOf(row)): Float64Array {
    const { classes } = this.#options;
    const sums = new Float64Array(classes);
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
      const from = rows.ids[at]! * this.#blocks * classes;
      for (let block = 0; block < this.#blocks; block++) {
        const share = shares[block]! * rows.weights[at]!;
        if (share === 0) continue;
        for (let each = 0; each < classes; each++) {
          sums[each]! += share * this.weights[from + block * classes + each]!;
        }
      }
    }
    return normalised(sums);
  }

  #sharesOf(row: number): Float64Array {
    return this.#options.shares?.(row) ?? ONE;
  }

  #step(rows: SparseRows, row: number, label: number, rate: number): void {
    const { classes } = this.#options;
    const shares = this.#sharesOf(row);
    const errors = this.probabilities(rows, row, shares);
    errors[label]! -= 1;
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
      const from = rows.ids[at]! * this.#blocks * classes;
      for (let block = 0; block < this.#blocks; block++) {
        const share = shares[block]! * rows.weights[at]!;
        if (share === 0) continue;
        for (let each = 0; each < classes; each++) {
          const weight = from + block * classes + each;
          const slope = errors[each]! * share + DECAY * this.weights[weight]!;
          this.#squares[weight]! += slope * slope;
          this.weights[weight]! -= (rate * slope) / Math.sqrt(this.#squares[weight]!);
        }
      }
    }
  }
}

function normalised(logits: Float64Array): Float64Array {
  const most = logits.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let at = 0; at < logits.length; at++) {
    logits[at] = Math.exp(logits[at]! - most);
    sum += logits[at]!;
  }
  return logits.map((power) => power / sum);
}
