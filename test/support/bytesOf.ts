/** Every byte of every file below a folder, with the files' names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function bytesOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Buffer.concat(
    files.flatMap(({ parentPath, name }) => [Buffer.from(`${name}\n`), readFileSync(join(parentPath, name))]),
  );
}
