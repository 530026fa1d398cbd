/** Tensors of a safetensors file (https://huggingface.co/docs/safetensors): a JSON header, then bytes. Files come from anywhere. */

export interface SafeTensor {
  /** Slowest first. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface HeaderEntry {
  readonly dtype: unknown;
  readonly shape: unknown;
  readonly data_offsets: unknown;
}

const LENGTH_BYTES = 8;

/** What is wrong with the file is told as text. */
export function parseSafetensors(bytes: Uint8Array): ReadonlyMap<string, SafeTensor> | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < LENGTH_BYTES ? -1n : view.getBigUint64(0, true);
  if (length < 0n || length > BigInt(bytes.length - LENGTH_BYTES))
    return 'it is no safetensors file, or cut off';
  const start = LENGTH_BYTES + Number(length);
  const entries = headerOf(bytes.subarray(LENGTH_BYTES, start));
  if (entries === undefined) return 'its header is damaged';
  const tensors = new Map<string, SafeTensor>();
  for (const [name, entry] of entries) {
    const tensor = tensorOf(entry, bytes.subarray(start));
    if (typeof tensor === 'string') return `${name} ${tensor}`;
    tensors.set(name, tensor);
  }
  return tensors;
}

function headerOf(bytes: Uint8Array): readonly (readonly [string, HeaderEntry])[] | undefined {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof header !== 'object' || header === null || Array.isArray(header)) return undefined;
    return Object.entries(header).filter(([name]) => name !== '__metadata__');
  } catch {
    return undefined;
  }
}

function tensorOf(entry: HeaderEntry, data: Uint8Array): SafeTensor | string {
  const { dtype, shape, data_offsets: offsets } = entry ?? {};
  const width = typeof dtype === 'string' ? WIDTHS[dtype] : undefined;
  if (width === undefined) return `has values of the type ${String(dtype)}; F32, F16 and BF16 are read`;
  if (!areCounts(shape) || !areCounts(offsets) || offsets.length !== 2)
    return 'is not described as it should be';
  const [from = 0, to = 0] = offsets;
  const count = shape.reduce((all, each) => all * each, 1);
  if (from > to || to > data.length || to - from !== count * width) return 'lies beyond the end of the file';
  return { shape, values: numbersOf(String(dtype), data.slice(from, to), count) };
}

const WIDTHS: Readonly<Record<string, number>> = { F32: 4, F16: 2, BF16: 2 };

function numbersOf(type: string, bytes: Uint8Array, count: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read: Readonly<Record<string, (at: number) => number>> = {
    F32: (at) => view.getFloat32(at * 4, true),
    F16: (at) => ofHalf(view.getUint16(at * 2, true)),
    BF16: (at) => ofBits(view.getUint16(at * 2, true) << 16),
  };
  return Float32Array.from({ length: count }, (_, at) => read[type]!(at));
}

const bits = new DataView(new ArrayBuffer(4));

function ofBits(word: number): number {
  bits.setInt32(0, word);
  return bits.getFloat32(0);
}

/** IEEE 754 binary16. */
function ofHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

function areCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0);
}
