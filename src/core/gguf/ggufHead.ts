/** What stands in a GGUF file (version 3) before its values: key-values and the table of tensors. */
import { tensorBytes, tensorTypeNamed } from './tensorTypes.ts';

/** A number without a type is an unsigned integer of 32 bits. */
export type GgufValue =
  | string
  | number
  | boolean
  | { readonly float: number }
  | { readonly strings: readonly string[] }
  | { readonly floats: readonly number[] }
  | { readonly integers: readonly number[] };

export interface GgufTensorHead {
  readonly name: string;
  /** As ggml names it: `F32`, `Q4_K`. */
  readonly type: string;
  /** Fastest first: inputs, then outputs. */
  readonly shape: readonly number[];
}

const ALIGNMENT = 32;

/** The values of the tensors follow in order, each filled up with `paddingAfter`. */
export function ggufHead(
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensorHead[],
): Uint8Array {
  const out = new ByteWriter();
  const entries = Object.entries(metadata);
  out.ascii('GGUF');
  out.u32(3);
  out.u64(tensors.length);
  out.u64(entries.length);
  for (const [key, value] of entries) {
    out.text(key);
    writeValue(out, value);
  }
  let offset = 0;
  for (const { name, type, shape } of tensors) {
    const { id } = tensorTypeNamed(type);
    out.text(name);
    out.u32(shape.length);
    for (const length of shape) out.u64(length);
    out.u32(id);
    out.u64(offset);
    offset += tensorBytes(id, shape);
    offset += paddingAfter(offset);
  }
  return out.padded();
}

/** Bytes to the next place where a tensor may begin. */
export function paddingAfter(bytes: number): number {
  return (ALIGNMENT - (bytes % ALIGNMENT)) % ALIGNMENT;
}

function writeValue(out: ByteWriter, value: GgufValue): void {
  if (typeof value === 'string') {
    out.u32(8);
    out.text(value);
  } else if (typeof value === 'number') {
    out.u32(4);
    out.u32(value);
  } else if (typeof value === 'boolean') {
    out.u32(7);
    out.bytes(Uint8Array.of(value ? 1 : 0));
  } else if ('float' in value) {
    out.u32(6);
    out.f32(value.float);
  } else if ('strings' in value) list(out, 8, value.strings, (each) => out.text(each));
  else if ('floats' in value) list(out, 6, value.floats, (each) => out.f32(each));
  else list(out, 5, value.integers, (each) => out.i32(each));
}

function list<Item>(
  out: ByteWriter,
  type: number,
  items: readonly Item[],
  write: (item: Item) => void,
): void {
  out.u32(9);
  out.u32(type);
  out.u64(items.length);
  for (const item of items) write(item);
}

/** Bytes that grow; numbers are little-endian. */
class ByteWriter {
  #all = new Uint8Array(4096);
  #length = 0;

  u32(value: number): void {
    this.#room(4).setUint32(0, value, true);
  }

  i32(value: number): void {
    this.#room(4).setInt32(0, value, true);
  }

  f32(value: number): void {
    this.#room(4).setFloat32(0, value, true);
  }

  u64(value: number): void {
    this.#room(8).setBigUint64(0, BigInt(value), true);
  }

  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.u64(bytes.length);
    this.bytes(bytes);
  }

  ascii(text: string): void {
    this.bytes(new TextEncoder().encode(text));
  }

  bytes(bytes: Uint8Array): void {
    const { byteOffset } = this.#room(bytes.length);
    this.#all.set(bytes, byteOffset);
  }

  padded(): Uint8Array {
    this.#room(paddingAfter(this.#length));
    return this.#all.slice(0, this.#length);
  }

  #room(bytes: number): DataView {
    const from = this.#length;
    this.#length += bytes;
    if (this.#length > this.#all.length) {
      const grown = new Uint8Array(2 * this.#length);
      grown.set(this.#all);
      this.#all = grown;
    }
    return new DataView(this.#all.buffer, from, bytes);
  }
}
