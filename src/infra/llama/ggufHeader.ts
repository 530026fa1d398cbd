/** Reads what a GGUF file says of itself, without loading it. */
import { open } from 'node:fs/promises';
import { cutOff, type GgufHeader, parseGgufHeader, refused } from '../../core/gguf/parseGguf.ts';

/** Headers of models with large vocabularies have up to 20 MB. */
const FIRST_READ = 1 << 20;
const MOST_READ = 1 << 27;

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
