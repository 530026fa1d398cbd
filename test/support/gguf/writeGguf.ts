/** Writes GGUF files (version 3): key-values, a table of tensors, aligned data. Tensors are written one at a time. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { encode, TENSOR_TYPES, type TensorType, tensorBytes } from './tensorTypes.ts';

/** A number without a type is an unsigned integer of 32 bits. */
export type GgufValue =
  | string
  | number
  | boolean
  | { readonly float: number }
  | { readonly strings: readonly string[] }
  | { readonly floats: readonly number[] }
  | { readonly integers: readonly number[] };

export interface GgufTensor {
  readonly name: string;
  readonly type: TensorType;
  /** Fastest first: inputs, then outputs. */
  readonly shape: readonly number[];
  /** Asked for once, when it is written; what is shorter than the tensor, by whole blocks, is repeated. */
  values(): Float32Array;
}

export interface GgufFile {
  readonly metadata: Readonly<Record<string, GgufValue>>;
  readonly tensors: readonly GgufTensor[];
}

const ALIGNMENT = 32;

export function writeGguf(path: string, { metadata, tensors }: GgufFile): void {
  const file = openSync(path, 'w');
  try {
    let written = writeSync(file, header(metadata, tensors));
    for (const tensor of tensors) {
      written += writeSync(file, Buffer.alloc(padding(written)));
      written += writeTensor(file, tensor);
    }
    writeSync(file, Buffer.alloc(padding(written)));
  } finally {
    closeSync(file);
  }
}

function writeTensor(file: number, { type, shape, values }: GgufTensor): number {
  const bytes = encode(type, values());
  const all = tensorBytes(type, sizeOf(shape));
  for (let at = 0; at < all; at += bytes.length) writeSync(file, bytes, 0, Math.min(bytes.length, all - at));
  return all;
}

function header(metadata: GgufFile['metadata'], tensors: readonly GgufTensor[]): Buffer {
  const entries = Object.entries(metadata);
  const parts = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(entries.length)];
  for (const [key, value] of entries) parts.push(text(key), ...typed(value));
  let offset = 0;
  for (const { name, type, shape } of tensors) {
    parts.push(text(name), u32(shape.length), ...shape.map(u64), u32(TENSOR_TYPES[type].id), u64(offset));
    offset += tensorBytes(type, sizeOf(shape));
    offset += padding(offset);
  }
  const head = Buffer.concat(parts);
  return Buffer.concat([head, Buffer.alloc(padding(head.length))]);
}

function typed(value: GgufValue): Buffer[] {
  if (typeof value === 'string') return [u32(8), text(value)];
  if (typeof value === 'number') return [u32(4), u32(value)];
  if (typeof value === 'boolean') return [u32(7), Buffer.from([value ? 1 : 0])];
  if ('float' in value) return [u32(6), f32(value.float)];
  if ('strings' in value) return [u32(9), u32(8), u64(value.strings.length), ...value.strings.map(text)];
  if ('floats' in value) return [u32(9), u32(6), u64(value.floats.length), ...value.floats.map(f32)];
  return [u32(9), u32(5), u64(value.integers.length), ...value.integers.map(i32)];
}

const sizeOf = (shape: readonly number[]) => shape.reduce((all, length) => all * length, 1);
const padding = (length: number) => (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;

function fixed(bytes: number, write: (buffer: Buffer) => void): Buffer {
  const buffer = Buffer.alloc(bytes);
  write(buffer);
  return buffer;
}

const u32 = (value: number) => fixed(4, (buffer) => buffer.writeUInt32LE(value));
const i32 = (value: number) => fixed(4, (buffer) => buffer.writeInt32LE(value));
const f32 = (value: number) => fixed(4, (buffer) => buffer.writeFloatLE(value));
const u64 = (value: number) => fixed(8, (buffer) => buffer.writeBigUInt64LE(BigInt(value)));

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}
