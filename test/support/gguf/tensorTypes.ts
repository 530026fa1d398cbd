/** Numbers as llama.cpp's files hold them: plain, half, and in blocks of 32 with a scale (ggml's Q8_0 and Q4_0). */
import { tensorBytes, tensorTypeNamed } from '../../../src/core/gguf/tensorTypes.ts';

export type TensorType = 'F32' | 'F16' | 'Q8_0' | 'Q4_0';

export function typedBytes(type: TensorType, values: number): number {
  return tensorBytes(tensorTypeNamed(type).id, [values]);
}

export function encode(type: TensorType, values: Float32Array): Buffer {
  const out = Buffer.alloc(typedBytes(type, values.length));
  if (type === 'F32') Buffer.from(values.buffer, values.byteOffset, values.byteLength).copy(out);
  else if (type === 'F16') values.forEach((value, at) => void out.writeUInt16LE(half(value), at * 2));
  else {
    const write = type === 'Q8_0' ? writeQ8 : writeQ4;
    for (let at = 0; at < values.length; at += 32)
      write(out, typedBytes(type, at), values.subarray(at, at + 32));
  }
  return out;
}

function writeQ8(out: Buffer, at: number, values: Float32Array): void {
  const scale = largest(values) / 127;
  out.writeUInt16LE(half(scale), at);
  values.forEach((value, i) => void out.writeInt8(scale === 0 ? 0 : Math.round(value / scale), at + 2 + i));
}

/** The value farthest from zero becomes -8; the first half of the block lies in the low nibbles. */
function writeQ4(out: Buffer, at: number, values: Float32Array): void {
  const extreme = values.reduce((far, value) => (Math.abs(value) > Math.abs(far) ? value : far), 0);
  const scale = extreme / -8;
  const nibble = (value: number) =>
    scale === 0 ? 8 : Math.min(15, Math.max(0, Math.round(value / scale + 8)));
  out.writeUInt16LE(half(scale), at);
  for (let i = 0; i < 16; i += 1) out[at + 2 + i] = nibble(values[i]!) | (nibble(values[i + 16]!) << 4);
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** IEEE 754 binary16 of a number; what is too small becomes zero, what is too large the largest. */
function half(value: number): number {
  float[0] = value;
  const [word = 0] = bits;
  const sign = (word >>> 16) & 0x8000;
  const exponent = ((word >>> 23) & 0xff) - 112;
  if (exponent <= 0) return sign;
  if (exponent >= 31) return sign | 0x7bff;
  const rounded = ((exponent << 10) | ((word >>> 13) & 0x3ff)) + ((word >>> 12) & 1);
  return sign | Math.min(rounded, 0x7bff);
}
