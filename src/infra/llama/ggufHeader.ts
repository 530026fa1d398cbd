/**
 * Reads what a GGUF file says of itself, without loading it: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
 * Files come from anywhere: every length is held against what is there.
 */
import { open } from 'node:fs/promises';
import { CodedError } from '../../base/codedError.ts';

export interface GgufTensorInfo {
  readonly name: string;
  /** Fastest first: inputs, then outputs. */
  readonly shape: readonly number[];
}

export type GgufScalar = string | number | boolean;

export interface GgufHeader {
  /** Lists are left out, but for the length of the vocabulary. */
  readonly metadata: ReadonlyMap<string, GgufScalar>;
  readonly vocabulary: { readonly tokens: number; readonly longestBytes: number };
  readonly tensors: readonly GgufTensorInfo[];
  readonly fileBytes: number;
}

/** Headers of models with large vocabularies have up to 20 MB. */
const FIRST_READ = 1 << 20;
const MOST_READ = 1 << 27;
const TOKENS = 'tokenizer.ggml.tokens';

/** Rejects with `engine-unavailable` for what is missing, no GGUF, damaged or cut off. */
export async function readGgufHeader(path: string): Promise<GgufHeader> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? refused(`There is no file ${path}.`, 'Choose another model, or get it again.', error)
      : refused(`${path} cannot be read (${error.code ?? error.message}).`, 'Mend its permissions.', error);
  });
  try {
    const info = await file.stat();
    if (!info.isFile()) throw refused(`${path} is no file.`, 'Name the model’s .gguf file itself.');
    for (let length = FIRST_READ; ; length *= 4) {
      const wanted = Math.min(length, info.size, MOST_READ);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, 0);
      const header = parseGgufHeader(buffer.subarray(0, bytesRead), info.size, path);
      if (header !== undefined) return header;
      if (wanted === info.size || wanted === MOST_READ) throw cutOff(path, info.size);
    }
  } finally {
    await file.close();
  }
}

/** Undefined where the bytes end before the header does. */
export function parseGgufHeader(bytes: Buffer, fileBytes: number, path: string): GgufHeader | undefined {
  if (bytes.subarray(0, 4).toString('latin1') !== 'GGUF')
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
  readonly #bytes: Buffer;
  readonly #fileBytes: number;
  readonly #path: string;
  #at = 4;
  #tokens = 0;
  #longestToken = 0;

  constructor(bytes: Buffer, fileBytes: number, path: string) {
    this.#bytes = bytes;
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
    const tensors: GgufTensorInfo[] = [];
    let dataBytes = 0;
    for (let at = 0; at < tensorCount; at += 1) {
      const name = this.#text();
      const shape = Array.from({ length: Math.min(this.#u32(), 8) }, () => this.#length());
      const type = this.#u32();
      const offset = this.#length();
      tensors.push({ name, shape });
      dataBytes = Math.max(dataBytes, offset + bytesOf(type, shape));
    }
    const alignment = Number(metadata.get('general.alignment') ?? 32);
    const wholeBytes = Math.ceil(this.#at / alignment) * alignment + dataBytes;
    if (this.#fileBytes < wholeBytes) throw cutOff(this.#path, this.#fileBytes, wholeBytes);
    const vocabulary = { tokens: this.#tokens, longestBytes: this.#longestToken };
    return { metadata, vocabulary, tensors, fileBytes: this.#fileBytes };
  }

  #value(type: number, key: string): GgufScalar | undefined {
    if (type === 8) return this.#text();
    if (type === 9) return this.#list(key);
    const scalar = SCALARS[type];
    if (scalar === undefined) throw damaged(this.#path);
    const value = scalar.read(this.#bytes, this.#at);
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
    return this.#bytes.toString('utf8', from, this.#at);
  }

  #u32(): number {
    const value = this.#bytes.readUInt32LE(this.#at);
    this.#at += 4;
    return value;
  }

  /** No count or size in a file is larger than a terabyte. */
  #length(): number {
    const value = this.#bytes.readBigUInt64LE(this.#at);
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

type ReadScalar = (bytes: Buffer, at: number) => GgufScalar;

const SCALARS: Readonly<Record<number, { bytes: number; read: ReadScalar }>> = {
  0: { bytes: 1, read: (bytes, at) => bytes.readUInt8(at) },
  1: { bytes: 1, read: (bytes, at) => bytes.readInt8(at) },
  2: { bytes: 2, read: (bytes, at) => bytes.readUInt16LE(at) },
  3: { bytes: 2, read: (bytes, at) => bytes.readInt16LE(at) },
  4: { bytes: 4, read: (bytes, at) => bytes.readUInt32LE(at) },
  5: { bytes: 4, read: (bytes, at) => bytes.readInt32LE(at) },
  6: { bytes: 4, read: (bytes, at) => bytes.readFloatLE(at) },
  7: { bytes: 1, read: (bytes, at) => bytes.readUInt8(at) !== 0 },
  10: { bytes: 8, read: (bytes, at) => Number(bytes.readBigUInt64LE(at)) },
  11: { bytes: 8, read: (bytes, at) => Number(bytes.readBigInt64LE(at)) },
  12: { bytes: 8, read: (bytes, at) => bytes.readDoubleLE(at) },
};

/** Values a block and bytes a block of ggml's types, as far as files use them; an unknown type counts as nothing. */
const BLOCKS: Readonly<Record<number, readonly [number, number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  29: [256, 56],
  30: [1, 2],
};

function bytesOf(type: number, shape: readonly number[]): number {
  const [values, bytes] = BLOCKS[type] ?? [1, 0];
  return (shape.reduce((all, each) => all * each, 1) / values) * bytes;
}

function refused(what: string, remedy: string, cause?: unknown): CodedError {
  return new CodedError('engine-unavailable', `${what} ${remedy}`, cause);
}

function cutOff(path: string, bytes: number, wholeBytes?: number): CodedError {
  const whole = wholeBytes === undefined ? '' : ` of ${wholeBytes}`;
  return refused(
    `${path} ends too early: ${bytes}${whole} bytes are there.`,
    'It was not downloaded to its end; get it again.',
  );
}

function damaged(path: string): CodedError {
  return refused(`${path} is damaged: its header makes no sense.`, 'Get it again.');
}
