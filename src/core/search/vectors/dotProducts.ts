/**
 * Many dot products at once: the query in 16 bits against rows in 8 bits, in one pass over memory. 128-bit SIMD of WebAssembly, which Node
 * and VS Code have everywhere; plain JavaScript where there is none. The sums are exact in both.
 */
import { simdModule } from './simdModule.ts';

/** Rows are this many bytes, or a multiple of it, long. */
export const ROW_ALIGNMENT = 16;

const PAGE = 65_536;

/** Memory that rows lie in one behind the other. It may move when it grows: ask for `rows` again. */
export interface RowMemory {
  /** Of all rows, `count` × `stride` bytes. */
  rows(): Int8Array;
  /** Room for at least so many rows. */
  reserve(count: number): void;
  /** Of the first `count` rows with the query, which has as many values as a row has bytes. */
  dots(query: Int16Array, count: number): Int32Array;
}

/** @param stride bytes of a row, a multiple of `ROW_ALIGNMENT`. */
export function rowMemory(stride: number): RowMemory {
  try {
    return new SimdMemory(stride);
  } catch {
    return new PlainMemory(stride);
  }
}

type Dots = (query: number, rows: number, count: number, stride: number, out: number) => void;

/** The query first, then the rows, then the sums. */
class SimdMemory implements RowMemory {
  readonly #stride: number;
  readonly #memory: WebAssembly.Memory;
  readonly #dots: Dots;
  readonly #rowsAt: number;
  #room = 0;

  constructor(stride: number) {
    this.#stride = stride;
    this.#rowsAt = stride * Int16Array.BYTES_PER_ELEMENT;
    this.#memory = new WebAssembly.Memory({ initial: 1 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(simdModule()), {
      host: { memory: this.#memory },
    });
    this.#dots = (exports as unknown as { readonly dots: Dots }).dots;
  }

  rows(): Int8Array {
    return new Int8Array(this.#memory.buffer, this.#rowsAt, this.#room * this.#stride);
  }

  reserve(count: number): void {
    if (count <= this.#room) return;
    const room = Math.max(count, Math.ceil(this.#room * 1.5), 256);
    const wanted = this.#outAt(room) + room * Int32Array.BYTES_PER_ELEMENT;
    const pages = Math.ceil((wanted - this.#memory.buffer.byteLength) / PAGE);
    if (pages > 0) this.#memory.grow(pages);
    this.#room = room;
  }

  dots(query: Int16Array, count: number): Int32Array {
    new Int16Array(this.#memory.buffer, 0, this.#stride).set(query);
    const out = this.#outAt(this.#room);
    this.#dots(0, this.#rowsAt, count, this.#stride, out);
    return new Int32Array(this.#memory.buffer, out, count);
  }

  #outAt(room: number): number {
    return this.#rowsAt + room * this.#stride;
  }
}

export class PlainMemory implements RowMemory {
  readonly #stride: number;
  #rows = new Int8Array(0);

  constructor(stride: number) {
    this.#stride = stride;
  }

  rows(): Int8Array {
    return this.#rows;
  }

  reserve(count: number): void {
    const wanted = count * this.#stride;
    if (wanted <= this.#rows.length) return;
    const larger = new Int8Array(Math.max(wanted, Math.ceil(this.#rows.length * 1.5)));
    larger.set(this.#rows);
    this.#rows = larger;
  }

  dots(query: Int16Array, count: number): Int32Array {
    const sums = new Int32Array(count);
    const rows = this.#rows;
    for (let row = 0, at = 0; row < count; row++) {
      let [even, odd] = [0, 0];
      for (let d = 0; d < this.#stride; d += 2, at += 2) {
        even += query[d]! * rows[at]!;
        odd += query[d + 1]! * rows[at + 1]!;
      }
      sums[row] = even + odd;
    }
    return sums;
  }
}
