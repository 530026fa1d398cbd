/** How far a training is: enough to go on to the same weights, to the last bit. */
import { bytesOf, numbersOf, readSealed, writeSealed } from './sealedFile.ts';

export interface Checkpoint {
  /** Steps that are done. */
  readonly step: number;
  /** Mean loss of each step. */
  readonly losses: readonly number[];
  readonly parameters: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

interface Head {
  readonly version: 1;
  readonly key: string;
  readonly step: number;
  readonly losses: readonly number[];
}

const LENGTH_BYTES = 4;

/** @param key what the training follows from: a checkpoint of another one is not gone on with. */
export async function writeCheckpoint(path: string, key: string, checkpoint: Checkpoint): Promise<void> {
  const { step, losses, parameters, means, squares } = checkpoint;
  const head = Buffer.from(JSON.stringify({ version: 1, key, step, losses } satisfies Head));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  await writeSealed(path, [length, head, ...[parameters, means, squares].map(bytesOf)]);
}

/** Undefined where there is none, where it is damaged, or where it is of another training. */
export async function readCheckpoint(
  path: string,
  key: string,
  numbers: number,
): Promise<Checkpoint | undefined> {
  const bytes = await readSealed(path);
  if (bytes === undefined) return undefined;
  const start = LENGTH_BYTES + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, start)) as Head;
  if (head.version !== 1 || head.key !== key || bytes.length !== start + 3 * numbers * 4) return undefined;
  const part = (at: number) =>
    numbersOf(bytes.subarray(start + at * numbers * 4, start + (at + 1) * numbers * 4));
  return { step: head.step, losses: head.losses, parameters: part(0), means: part(1), squares: part(2) };
}
