/** Files that are there whole or not at all: written beside their place, on disk before they get their name, with a checksum at the end. */
import { createHash } from 'node:crypto';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';

const SEAL_BYTES = 32;
const UNFINISHED = '.part';

/** Rejects with `disk-full`. */
export async function writeSealed(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  await writeWhole(path, [...parts, hash.digest()]);
}

/** Undefined where there is none, or not as it was written. */
export async function readSealed(path: string): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined || bytes.length < SEAL_BYTES) return undefined;
  const content = bytes.subarray(0, bytes.length - SEAL_BYTES);
  const seal = bytes.subarray(bytes.length - SEAL_BYTES);
  return createHash('sha256').update(content).digest().equals(seal) ? content : undefined;
}

/** Without a checksum, for files that others read. Rejects with `disk-full`. */
export async function writeWhole(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const unfinished = `${path}.${process.pid}${UNFINISHED}`;
  try {
    const file = await open(unfinished, 'w');
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw failureOf(path, error);
  }
}

/** What writers of this file left behind that were killed. Only while nobody else writes it. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith(UNFINISHED));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}

function failureOf(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new CodedError(
      'disk-full',
      `There is no room left to write ${path}. Free some and train again: it goes on from its last checkpoint.`,
      error,
    );
  return new CodedError(
    'training-failed',
    `${path} cannot be written (${code ?? String(error)}). Mend its folder’s permissions and train again.`,
    error,
  );
}

/** Numbers as the bytes that they are; files are read on the machine that wrote them. */
export function bytesOf(numbers: Float32Array): Uint8Array {
  // Of memory that threads share a copy: the file system takes no other.
  const own = numbers.buffer instanceof SharedArrayBuffer ? numbers.slice() : numbers;
  return new Uint8Array(own.buffer, own.byteOffset, own.byteLength);
}

export function numbersOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
