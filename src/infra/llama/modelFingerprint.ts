/** What a model's file is known again by, without reading gigabytes. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const HEAD = 1 << 20;
const SAMPLE = 1 << 16;
const SAMPLES = 64;

/**
 * SHA-256, its first 32 hexadecimal digits, over the size of the file, its first MiB (what it says of itself and most of its
 * vocabulary) and 64 samples of 64 KiB at even distances, the last at its end: training changes every one of them.
 */
export async function modelFingerprint(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256').update(`groundplan model 1 ${size} `);
    hash.update(await bytesAt(file, 0, HEAD));
    const last = Math.max(0, size - SAMPLE);
    for (let each = 0; each < SAMPLES; each++) {
      hash.update(await bytesAt(file, Math.round((last * each) / (SAMPLES - 1)), SAMPLE));
    }
    return hash.digest('hex').slice(0, 32);
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
