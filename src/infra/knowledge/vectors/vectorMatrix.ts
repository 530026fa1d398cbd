/** Vectors of one length in one piece of memory, scanned from end to end: exact, and quick up to some hundred thousand. */
import { BestOf, type Scored } from './bestOf.ts';

const FIRST_ROOM = 256;

export class VectorMatrix {
  readonly #dimensions: number;
  #values: Float32Array;
  readonly #ids: string[] = [];
  readonly #slots = new Map<string, number>();

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#values = new Float32Array(FIRST_ROOM * dimensions);
  }

  get sizeBytes(): number {
    return this.#values.byteLength;
  }

  put(id: string, vector: Float32Array): void {
    let slot = this.#slots.get(id);
    if (slot === undefined) {
      slot = this.#ids.push(id) - 1;
      this.#slots.set(id, slot);
      this.#makeRoom();
    }
    this.#values.set(vector, slot * this.#dimensions);
  }

  get(id: string): Float32Array | undefined {
    const slot = this.#slots.get(id);
    if (slot === undefined) return undefined;
    return this.#values.slice(slot * this.#dimensions, (slot + 1) * this.#dimensions);
  }

  /** The last takes the place of the removed. */
  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    const last = this.#ids.pop()!;
    if (last === id) return;
    const from = this.#ids.length * this.#dimensions;
    this.#values.copyWithin(slot * this.#dimensions, from, from + this.#dimensions);
    this.#ids[slot] = last;
    this.#slots.set(last, slot);
  }

  /** By cosine, which is the dot product of vectors of length 1. */
  nearest(vector: Float32Array, limit: number, accepts: (id: string) => boolean): Scored[] {
    const best = new BestOf<Scored>(limit);
    for (let slot = 0; slot < this.#ids.length; slot++) {
      const score = this.#dot(vector, slot * this.#dimensions);
      const id = this.#ids[slot]!;
      if (score >= best.floor && accepts(id)) best.offer({ id, score });
    }
    return best.list();
  }

  /** Four sums at once, since each addition waits for the one before. */
  #dot(vector: Float32Array, offset: number): number {
    const values = this.#values;
    const length = this.#dimensions;
    const even = length - (length % 4);
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < even; i += 4) {
      a += vector[i]! * values[offset + i]!;
      b += vector[i + 1]! * values[offset + i + 1]!;
      c += vector[i + 2]! * values[offset + i + 2]!;
      d += vector[i + 3]! * values[offset + i + 3]!;
    }
    for (let i = even; i < length; i++) a += vector[i]! * values[offset + i]!;
    return a + b + c + d;
  }

  #makeRoom(): void {
    const wanted = this.#ids.length * this.#dimensions;
    if (wanted <= this.#values.length) return;
    const larger = new Float32Array(Math.max(wanted, this.#values.length * 2));
    larger.set(this.#values);
    this.#values = larger;
  }
}
