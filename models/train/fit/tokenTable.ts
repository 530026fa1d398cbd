/** The vectors that are learned, and one step of learning (Adagrad with one step size a row). */

import type { TokenBags } from '../../../src/core/embed/tokenBags.ts';
import type { QuantizedTable } from '../onnx/staticGraph.ts';
import type { Random } from './random.ts';

export class TokenTable {
  readonly tokens: number;
  readonly dimensions: number;
  readonly values: Float32Array;
  readonly #gradient: Float32Array;
  readonly #squares: Float32Array;
  readonly #touched: number[] = [];
  readonly #isTouched: Uint8Array;

  /** @param importance one a token: its length at the start. */
  constructor(dimensions: number, importance: Float32Array, random: Random) {
    this.tokens = importance.length;
    this.dimensions = dimensions;
    this.values = new Float32Array(this.tokens * dimensions);
    this.#gradient = new Float32Array(this.values.length);
    this.#squares = new Float32Array(this.tokens);
    this.#isTouched = new Uint8Array(this.tokens);
    for (let at = 0; at < this.values.length; at++) {
      this.values[at] = (importance[Math.floor(at / dimensions)]! * random.normal()) / Math.sqrt(dimensions);
    }
  }

  /** The sum of a bag's rows into `out` at `offset`. */
  sum({ ids, weights, offsets }: TokenBags, bag: number, out: Float32Array, offset: number): void {
    const { dimensions, values } = this;
    out.fill(0, offset, offset + dimensions);
    for (let at = offsets[bag]!; at < offsets[bag + 1]!; at++) {
      const weight = weights[at]!;
      const from = ids[at]! * dimensions;
      for (let d = 0; d < dimensions; d++) out[offset + d]! += weight * values[from + d]!;
    }
  }

  addGradient(
    { ids, weights, offsets }: TokenBags,
    bag: number,
    gradient: Float32Array,
    offset: number,
  ): void {
    const { dimensions } = this;
    for (let at = offsets[bag]!; at < offsets[bag + 1]!; at++) {
      const id = ids[at]!;
      if (this.#isTouched[id] === 0) {
        this.#isTouched[id] = 1;
        this.#touched.push(id);
      }
      const weight = weights[at]!;
      const to = id * dimensions;
      for (let d = 0; d < dimensions; d++) this.#gradient[to + d]! += weight * gradient[offset + d]!;
    }
  }

  step(rate: number): void {
    const { dimensions, values } = this;
    for (const id of this.#touched) {
      const from = id * dimensions;
      let square = 0;
      for (let d = from; d < from + dimensions; d++) square += this.#gradient[d]! ** 2;
      this.#squares[id]! += square / dimensions;
      const size = rate / (Math.sqrt(this.#squares[id]!) + 1e-8);
      for (let d = from; d < from + dimensions; d++) {
        values[d]! -= size * this.#gradient[d]!;
        this.#gradient[d] = 0;
      }
      this.#isTouched[id] = 0;
    }
    this.#touched.length = 0;
  }

  quantized(): QuantizedTable {
    const { tokens, dimensions, values } = this;
    const bytes = new Int8Array(values.length);
    const scales = new Float32Array(tokens);
    for (let id = 0; id < tokens; id++) {
      const row = values.subarray(id * dimensions, (id + 1) * dimensions);
      const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
      scales[id] = largest / 127;
      for (let d = 0; d < dimensions; d++) bytes[id * dimensions + d] = Math.round((row[d]! / largest) * 127);
    }
    return { tokens, dimensions, values: bytes, scales };
  }
}
