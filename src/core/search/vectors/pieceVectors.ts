/**
 * The vectors of a workspace's pieces in memory, in 8 bits a value with one scale a row, scanned from end to end: exact but for the
 * rounding (below .01 of a cosine), with no index to build, and as quick as memory is read.
 */
import type { FileSimilarities, Similarities } from '../similarities.ts';
import { ROW_ALIGNMENT, type RowMemory, rowMemory } from './dotProducts.ts';

export interface PieceVector {
  readonly startLine: number;
  /** Length 1, or all zero. */
  readonly vector: Float32Array;
}

/** Rows of one file, one behind the other. */
interface Held {
  readonly first: number;
  readonly lines: Uint32Array;
}

const LARGEST_BYTE = 127;
/** Of a query's values, where sums of as many products stay within 32 bits. */
const LARGEST_QUERY = 8191;
const LARGEST_SUM = 2 ** 31 - 1;

export class PieceVectors {
  readonly #stride: number;
  readonly #largestQuery: number;
  readonly #memory: RowMemory;
  /** By row: what a sum is to be multiplied with. */
  #scales = new Float32Array(0);
  readonly #files = new Map<string, Held>();
  #rows = 0;
  #live = 0;

  constructor(dimensions: number) {
    this.#stride = Math.ceil(dimensions / ROW_ALIGNMENT) * ROW_ALIGNMENT;
    this.#largestQuery = Math.min(LARGEST_QUERY, Math.floor(LARGEST_SUM / (LARGEST_BYTE * this.#stride)));
    this.#memory = rowMemory(this.#stride);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  paths(): Iterable<string> {
    return this.#files.keys();
  }

  get count(): number {
    return this.#live;
  }

  get sizeBytes(): number {
    return this.#memory.rows().byteLength + this.#scales.byteLength;
  }

  /** Takes the place of what the file had. @param pieces in the order of their lines. */
  put(path: string, pieces: readonly PieceVector[]): void {
    this.remove(path);
    const first = this.#rows;
    this.#reserve(first + pieces.length);
    const rows = this.#memory.rows();
    pieces.forEach(({ vector }, at) => {
      this.#scales[first + at] = quantized(vector, rows, (first + at) * this.#stride);
    });
    this.#rows += pieces.length;
    this.#live += pieces.length;
    this.#files.set(path, { first, lines: Uint32Array.from(pieces, ({ startLine }) => startLine) });
  }

  remove(path: string): void {
    const held = this.#files.get(path);
    if (held === undefined) return;
    this.#files.delete(path);
    this.#live -= held.lines.length;
    if (this.#rows > 2 * this.#live + 1024) this.#close();
  }

  /** Holds until rows are put or removed, or another question is asked. */
  similarities(query: Float32Array): Similarities {
    const largest = query.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
    const values = new Int16Array(this.#stride);
    query.forEach((value, at) => {
      values[at] = Math.round((value / largest) * this.#largestQuery);
    });
    const sums = this.#memory.dots(values, this.#rows);
    const scale = largest / this.#largestQuery;
    const cosines = new Float32Array(this.#rows);
    for (let row = 0; row < cosines.length; row++) cosines[row] = sums[row]! * this.#scales[row]! * scale;
    return { of: (path) => this.#of(path, cosines) };
  }

  #of(path: string, cosines: Float32Array): FileSimilarities | undefined {
    const held = this.#files.get(path);
    if (held === undefined) return undefined;
    const { first, lines } = held;
    return { lines, cosines: cosines.subarray(first, first + lines.length) };
  }

  #reserve(count: number): void {
    this.#memory.reserve(count);
    if (count <= this.#scales.length) return;
    const larger = new Float32Array(Math.max(count, Math.ceil(this.#scales.length * 1.5), 256));
    larger.set(this.#scales);
    this.#scales = larger;
  }

  /** Rows move up to where removed ones were. */
  #close(): void {
    const rows = this.#memory.rows();
    let to = 0;
    for (const [path, { first, lines }] of [...this.#files].sort(([, a], [, b]) => a.first - b.first)) {
      const end = first + lines.length;
      rows.copyWithin(to * this.#stride, first * this.#stride, end * this.#stride);
      this.#scales.copyWithin(to, first, end);
      this.#files.set(path, { first: to, lines });
      to += lines.length;
    }
    this.#rows = to;
  }
}

/** @returns what a byte is worth. */
function quantized(vector: Float32Array, rows: Int8Array, from: number): number {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
  for (let d = 0; d < vector.length; d++) rows[from + d] = Math.round((vector[d]! / largest) * LARGEST_BYTE);
  return largest / LARGEST_BYTE;
}
