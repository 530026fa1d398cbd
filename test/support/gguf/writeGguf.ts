/** Writes GGUF files (version 3): key-values, a table of tensors, aligned data. Tensors are written one at a time. */
import { closeSync, openSync, writeSync } from 'node:fs';
import {
  type GgufTensorHead,
  type GgufValue,
  ggufHead,
  paddingAfter,
} from '../../../src/core/gguf/ggufHead.ts';
import { tensorBytes, tensorTypeNamed } from '../../../src/core/gguf/tensorTypes.ts';
import { encode, type TensorType } from './tensorTypes.ts';

/** Asked for once, when it is written; what is shorter than the tensor, by whole blocks, is repeated. */
export type GgufTensor = GgufTensorHead &
  ({ readonly type: TensorType; values(): Float32Array } | { encoded(): Uint8Array });

export interface GgufFile {
  readonly metadata: Readonly<Record<string, GgufValue>>;
  readonly tensors: readonly GgufTensor[];
}

export function writeGguf(path: string, { metadata, tensors }: GgufFile): void {
  const file = openSync(path, 'w');
  try {
    let written = writeSync(file, ggufHead(metadata, tensors));
    for (const tensor of tensors) {
      written += writeSync(file, Buffer.alloc(paddingAfter(written)));
      written += writeTensor(file, tensor);
    }
    writeSync(file, Buffer.alloc(paddingAfter(written)));
  } finally {
    closeSync(file);
  }
}

function writeTensor(file: number, tensor: GgufTensor): number {
  const bytes = 'encoded' in tensor ? tensor.encoded() : encode(tensor.type, tensor.values());
  const all = tensorBytes(tensorTypeNamed(tensor.type).id, tensor.shape);
  for (let at = 0; at < all; at += bytes.length) writeSync(file, bytes, 0, Math.min(bytes.length, all - at));
  return all;
}
