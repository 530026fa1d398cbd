/**
 * A model's weights, read from its file when they are needed, as they are quantized. While one part is worked on, the next is read.
 * What fits into the bytes that may stay is read once.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { CodedError } from '../../base/codedError.ts';
import type { PlannedTensor } from '../../core/training/llamaPlan.ts';
import type { TrainMemory } from './trainMemory.ts';

export interface WeightPart {
  readonly address: number;
  readonly firstRow: number;
  readonly rows: number;
}

const PART_BYTES = 2 << 20;
/** Rows of a part are a multiple of what kernels take at once. */
const ROWS = 32;
/** What an address may be rounded up by. */
const ALIGNMENT = 64;

export class WeightStream {
  readonly #file: FileHandle;
  readonly #memory: TrainMemory;
  readonly #kept = new Map<string, number>();
  readonly #halves: readonly [number, number];

  private constructor(file: FileHandle, memory: TrainMemory, longestRow: number) {
    this.#file = file;
    this.#memory = memory;
    const half = Math.max(PART_BYTES, ROWS * longestRow);
    this.#halves = [memory.take(half), memory.take(half)];
  }

  /** @param longestRow of any tensor, in bytes. Rejects with `untrainable` where the memory is too small. */
  static async open(path: string, memory: TrainMemory, longestRow: number): Promise<WeightStream> {
    const file = await open(path);
    try {
      return new WeightStream(file, memory, longestRow);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** As many as so many bytes hold. To be called before what is taken for a batch: what stays must not be given back with it. */
  async keep(tensors: readonly PlannedTensor[], bytes: number): Promise<void> {
    let left = bytes;
    for (const tensor of tensors) {
      if (tensor.bytes + ALIGNMENT > left || this.#kept.has(tensor.name)) continue;
      left -= tensor.bytes + ALIGNMENT;
      const address = this.#memory.take(tensor.bytes);
      await this.#read(address, tensor.bytes, tensor.offset);
      this.#kept.set(tensor.name, address);
    }
  }

  /** One part after the other; `use` is not to wait. */
  async eachPart(tensor: PlannedTensor, mostRows: number, use: (part: WeightPart) => void): Promise<void> {
    const rowBytes = tensor.bytes / tensor.outputs;
    const fitting = Math.floor(Math.min(mostRows, PART_BYTES / rowBytes) / ROWS) * ROWS;
    const rowsAtOnce = Math.max(ROWS, fitting);
    const kept = this.#kept.get(tensor.name);
    const read = (firstRow: number, half: 0 | 1) => {
      const rows = Math.min(rowsAtOnce, tensor.outputs - firstRow);
      if (kept !== undefined) return { address: kept + firstRow * rowBytes, firstRow, rows };
      const address = this.#halves[half];
      return this.#read(address, rows * rowBytes, tensor.offset + firstRow * rowBytes).then(() => ({
        address,
        firstRow,
        rows,
      }));
    };
    let next: WeightPart | Promise<WeightPart> = read(0, 0);
    for (let row = 0, half: 0 | 1 = 1; row < tensor.outputs; half = half === 0 ? 1 : 0) {
      const part = kept === undefined ? await next : (next as WeightPart);
      row += part.rows;
      if (row < tensor.outputs) next = read(row, half);
      // A promise that is not waited for yet must not end the process where it fails.
      if (next instanceof Promise) next.catch(() => {});
      use(part);
    }
  }

  /** Some rows, one behind the other, as they are quantized. */
  async rows(tensor: PlannedTensor, rows: ArrayLike<number>, address: number): Promise<void> {
    const rowBytes = tensor.bytes / tensor.outputs;
    for (let at = 0; at < rows.length; at += 1)
      await this.#read(address + at * rowBytes, rowBytes, tensor.offset + rows[at]! * rowBytes);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #read(address: number, length: number, position: number): Promise<void> {
    for (let done = 0; done < length; ) {
      const target = this.#memory.bytes(address + done, length - done);
      const { bytesRead } = await this.#file.read(target, 0, target.length, position + done);
      if (bytesRead === 0)
        throw new CodedError(
          'training-failed',
          'The model’s file became shorter while it was read. Get it again.',
        );
      done += bytesRead;
    }
  }
}
