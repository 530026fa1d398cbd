/** The memory that kernels and threads share: taken from the bottom up, given back from the top down. */
import { CodedError } from '../../base/codedError.ts';

const PAGE = 65_536;
/** As the kernels are compiled for: all that 32-bit addresses reach. */
const MOST_PAGES = 65_536;
const ALIGNMENT = 64;

export class TrainMemory {
  readonly memory: WebAssembly.Memory;
  readonly #limitBytes: number;
  readonly #besideBytes: number;
  /** The first page is the kernels' own. */
  #next = PAGE;

  /** @param besideBytes what the process takes of its limit besides this memory. */
  constructor(limitBytes: number, besideBytes = 0) {
    this.#besideBytes = besideBytes;
    this.#limitBytes = Math.min(limitBytes - besideBytes, MOST_PAGES * PAGE);
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  }

  /** An address; what is there is not cleared. Throws `untrainable` beyond the limit or what the machine has. */
  take(bytes: number): number {
    const address = this.#next;
    const next = address + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    if (next > this.#limitBytes) throw this.#tooSmall(next);
    const missing = Math.ceil(next / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (missing > 0)
      try {
        this.memory.grow(missing);
      } catch (error) {
        throw tooSmall(next, this.memory.buffer.byteLength, error);
      }
    this.#next = next;
    return address;
  }

  /** What can still be taken once `bytes` more are. Throws `untrainable` where those cannot be. */
  leftBeside(bytes: number): number {
    const next = this.#next + bytes;
    if (next > this.#limitBytes) throw this.#tooSmall(next);
    return this.#limitBytes - next;
  }

  takeFloats(length: number): number {
    return this.take(length * 4);
  }

  /** For `release`. */
  mark(): number {
    return this.#next;
  }

  /** Gives back all that was taken since. */
  release(mark: number): void {
    this.#next = mark;
  }

  /** Most that was ever taken. */
  get peakBytes(): number {
    return this.memory.buffer.byteLength;
  }

  #tooSmall(next: number): CodedError {
    return tooSmall(next + this.#besideBytes, this.#limitBytes + this.#besideBytes);
  }

  floats(address: number, length: number): Float32Array<SharedArrayBuffer> {
    return new Float32Array(this.memory.buffer as unknown as SharedArrayBuffer, address, length);
  }

  integers(address: number, length: number): Uint32Array<SharedArrayBuffer> {
    return new Uint32Array(this.memory.buffer as unknown as SharedArrayBuffer, address, length);
  }

  bytes(address: number, length: number): Uint8Array<SharedArrayBuffer> {
    return new Uint8Array(this.memory.buffer as unknown as SharedArrayBuffer, address, length);
  }
}

function tooSmall(needed: number, there: number, cause?: unknown): CodedError {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  return new CodedError(
    'untrainable',
    `Training needs more than ${megabytes(needed)} of memory, and may take ${megabytes(there)}. Train fewer layers or shorter texts, or allow more memory.`,
    cause,
  );
}
