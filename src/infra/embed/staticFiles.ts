/** A static model on disk: `vocabulary.txt`, a token a line, and `model.onnx`, its graph and table. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { QuantizedTable } from '../../core/embed/quantizedTable.ts';
import { Vocabulary } from '../../core/embed/vocabulary.ts';
import { onnxTensors } from './onnxTensors.ts';

export async function readVocabulary(folder: string): Promise<Vocabulary> {
  const text = await readFile(join(folder, 'vocabulary.txt'), 'utf8').catch((error: unknown) =>
    damaged(folder, error),
  );
  return new Vocabulary(text.trimEnd().split('\n'));
}

/** Rejects with `not-installed` where it is missing or not a whole static model. */
export async function readTable(folder: string): Promise<QuantizedTable> {
  try {
    const tensors = onnxTensors(await readFile(join(folder, 'model.onnx')));
    const table = tensors.get('table');
    const scales = tensors.get('scales');
    const dimensions = table?.shape[1] ?? 0;
    if (
      table === undefined ||
      scales === undefined ||
      table.bytes.length !== (scales.bytes.length / 4) * dimensions
    ) {
      throw new Error('its table is not whole');
    }
    return {
      dimensions,
      values: new Int8Array(table.bytes.buffer, table.bytes.byteOffset, table.bytes.length),
      // Copied: four-byte numbers may not begin anywhere.
      scales: new Float32Array(Uint8Array.from(scales.bytes).buffer),
    };
  } catch (error) {
    return damaged(folder, error);
  }
}

function damaged(folder: string, error: unknown): never {
  const reason = messageOf(error);
  throw new CodedError(
    'not-installed',
    `The embedding model in ${folder} cannot be read (${reason}). Install Groundplan again, or choose another model.`,
    error,
  );
}
