/** The shipped model on disk: one ONNX file, read where there is no runtime to read it. */

import { readFile } from 'node:fs/promises';
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { COLUMNS, type FeelingTable, OUTPUTS } from '../../core/sentiment/feelingTable.ts';
import { onnxTensors } from '../embed/onnxTensors.ts';

/** Rejects with `not-installed` where it is missing or not whole. */
export async function readFeelingTable(file: string): Promise<FeelingTable> {
  try {
    return tableOf(await readFile(file));
  } catch (error) {
    const reason = messageOf(error);
    throw new CodedError(
      'not-installed',
      `The model of feelings in ${file} cannot be read (${reason}). Install Groundplan again, or choose another model.`,
      error,
    );
  }
}

function tableOf(bytes: Uint8Array): FeelingTable {
  const tensors = onnxTensors(bytes);
  // Copied: four-byte numbers may not begin anywhere.
  const own = (name: string) => Uint8Array.from(tensors.get(name)?.bytes ?? []).buffer;
  const table = {
    keys: new Uint32Array(own('keys')),
    values: new Int8Array(own('table')),
    scales: new Float32Array(own('scales')),
    bias: new Float32Array(own('bias')),
  };
  const { keys, values, scales, bias } = table;
  if (
    keys.length === 0 ||
    scales.length !== keys.length ||
    values.length !== keys.length * COLUMNS ||
    bias.length !== OUTPUTS
  ) {
    throw new Error('its table is not whole');
  }
  return table;
}
