/**
 * What a GGUF file says of itself, from its first bytes: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
 * Files come from anywhere: every length is held against what is there.
 */
import { CodedError } from '../../base/codedError.ts';
import { tensorBytes } from './tensorTypes.ts';

export interface GgufTensorInfo {
  readonly name: string;
  /** Fastest first: inputs, then outputs. */
  readonly shape: readonly number[];
  /** ggml's number of the type of its values. */
  readonly type: number;
  /** Where its values begin, in bytes from the file's. */
  readonly offset: number;
}

export type GgufScalar = string | number | boolean;

export interface GgufHeader {
  /** Lists are left out, but for the length of the vocabulary. */
  readonly metadata: ReadonlyMap<string, GgufScalar>;
  readonly vocabulary: { readonly tokens: number; readonly longestBytes: number };
  readonly tensors: readonly GgufTensorInfo[];
  readonly fileBytes: number;
}

const TOKENS = 'tokenizer.ggml.tokens';
const MAGIC = [...'GGUF'].map((letter) => letter.charCodeAt(0));

/** Undefined where the bytes end before the header does. */
export function parseGgufHeader(bytes: Uint8Array, fileBytes: number, path: string): GgufHeader | undefined {
  if (MAGIC.some((byte, at) => bytes[at] !== byte))
    throw refused(
      `${path} is no GGUF file.`,
      'Groundplan’s own engine runs models in the GGUF format; look for a “.gguf” of the model.',
    );
  try {
    return new HeaderReader(bytes, fileBytes, path).read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class HeaderReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #fileBytes: number;
  readonly #path: string;
  #at = 4;
  #tokens = 0;
  #longestToken = 0;

  constructor(bytes: Uint8Array, fileBytes: number, path: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fileBytes = fileBytes;
    this.#path = path;
  }

  read(): GgufHeader {
    const version = this.#u32();
    if (version < 2 || version > 3)
      throw refused(
        `${this.#path} is GGUF version ${version}, which is not known here.`,
        'Get a newer file of the model.',
      );
    const tensorCount = this.#length();
    const entries = this.#length();
    const metadata = new Map<string, GgufScalar>();
    for (let at = 0; at < entries; at += 1) {
      const key = this.#text();
      const value = this.#value(this.#u32(), key);
      if (value !== undefined) metadata.set(key, value);
    }
    const places: GgufTensorInfo[] = [];
    let dataBytes = 0;
    for (let at = 0; at < tensorCount; at += 1) {
      const name = this.#text();
      const shape = Array.from({ length: Math.min(this.#u32(), 8) }, () => this.#length());
      const type = this.#u32();
      const offset = this.#length();
      places.push({ name, shape, type, offset });
      dataBytes = Math.max(dataBytes, offset + tensorBytes(type, shape));
    }
    const alignment = Number(metadata.get('general.alignment') ?? 32);
    if (!(alignment >= 1)) throw damaged(this.#path);
    const dataStart = Math.ceil(this.#at / alignment) * alignment;
    const wholeBytes = dataStart + dataBytes;
    if (this.#fileBytes < wholeBytes) throw cutOff(this.#path, this.#fileBytes, wholeBytes);
    const tensors = places.map((place) => ({ ...place, offset: dataStart + place.offset }));
    const vocabulary = { tokens: this.#tokens, longestBytes: this.#longestToken };
    return { metadata, vocabulary, tensors, fileBytes: this.#fileBytes };
  }

  #value(type: number, key: string): GgufScalar | undefined {
    if (type === 8) return this.#text();
    if (type === 9) return this.#list(key);
    const scalar = SCALARS[type];
    if (scalar === undefined) throw damaged(this.#path);
    const value = scalar.read(this.#view, this.#at);
    this.#at += scalar.bytes;
    return value;
  }

  #list(key: string): undefined {
    const type = this.#u32();
    const length = this.#length();
    if (type === 8) this.#texts(length, key);
    else if (type === 9) throw damaged(this.#path);
    else {
      const scalar = SCALARS[type];
      if (scalar === undefined) throw damaged(this.#path);
      this.#skip(length * scalar.bytes);
    }
  }

  #texts(length: number, key: string): void {
    let longest = 0;
    for (let at = 0; at < length; at += 1) {
      const bytes = this.#length();
      longest = Math.max(longest, bytes);
      this.#skip(bytes);
    }
    if (key !== TOKENS) return;
    this.#tokens = length;
    this.#longestToken = longest;
  }

  #text(): string {
    const length = this.#length();
    const from = this.#at;
    this.#skip(length);
    return new TextDecoder().decode(this.#bytes.subarray(from, this.#at));
  }

  #u32(): number {
    const value = this.#view.getUint32(this.#at, true);
    this.#at += 4;
    return value;
  }

  /** No count or size in a file is larger than a terabyte. */
  #length(): number {
    const value = this.#view.getBigUint64(this.#at, true);
    if (value > 1n << 40n) throw damaged(this.#path);
    this.#at += 8;
    return Number(value);
  }

  #skip(length: number): void {
    if (this.#at + length > this.#fileBytes) throw cutOff(this.#path, this.#fileBytes);
    if (this.#at + length > this.#bytes.length) throw new RangeError('more is to be read');
    this.#at += length;
  }
}

type ReadScalar = (view: DataView, at: number) => GgufScalar;

const SCALARS: Readonly<Record<number, { bytes: number; read: ReadScalar }>> = {
  0: { bytes: 1, read: (view, at) => view.getUint8(at) },
  1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  2: { bytes: 2, read: (view, at) => view.getUint16(at, true) },
  3: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  4: { bytes: 4, read: (view, at) => view.getUint32(at, true) },
  5: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  6: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  7: { bytes: 1, read: (view, at) => view.getUint8(at) !== 0 },
  10: { bytes: 8, read: (view, at) => Number(view.getBigUint64(at, true)) },
  11: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  12: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

export function refused(what: string, remedy: string, cause?: unknown): CodedError {
  return new CodedError('engine-unavailable', `${what} ${remedy}`, cause);
}

export function cutOff(path: string, bytes: number, wholeBytes?: number): CodedError {
  const whole = wholeBytes === undefined ? '' : ` of ${wholeBytes}`;
  return refused(
    `${path} ends too early: ${bytes}${whole} bytes are there.`,
    'It was not downloaded to its end; get it again.',
  );
}

function damaged(path: string): CodedError {
  return refused(`${path} is damaged: its header makes no sense.`, 'Get it again.');
}
