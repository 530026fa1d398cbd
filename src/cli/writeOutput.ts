/** Puts a command's output where it belongs; a file is replaced whole or not at all. */

import { fstatSync, writeSync } from 'node:fs';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CodedError, codeOf } from '../base/codedError.ts';
import { messageOf } from '../base/messageOf.ts';

/** @param file undefined for standard output. */
export async function writeOutput(output: string, file: string | undefined): Promise<void> {
  const text = output.endsWith('\n') ? output : `${output}\n`;
  try {
    if (file === undefined) await writeToStandardOutput(text);
    else await writeFileWhole(resolve(file), text);
  } catch (error) {
    const target = file ?? 'standard output';
    throw new CodedError('output-failed', `${target} could not be written: ${remedyFor(error)}`, error);
  }
}

async function writeToStandardOutput(text: string): Promise<void> {
  const { fd } = process.stdout;
  if (fstatSync(fd).isFile()) return writeAll(fd, Buffer.from(text));
  await new Promise<void>((done, failed) =>
    process.stdout.write(text, (error) => (error ? failed(error) : done())),
  );
}

/** A stream on a file takes what a nearly full disk has written of a chunk for all of it. */
function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

async function writeFileWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = await realpath(path).catch(() => path);
  const known = await stat(target).catch(() => undefined);
  // A device or a pipe takes text; it is never replaced by a file.
  if (known !== undefined && !known.isFile()) return writeFile(target, text);
  const fresh = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, text, { flag: 'wx', ...(known === undefined ? {} : { mode: known.mode }) });
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

function remedyFor(error: unknown): string {
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `the disk is full (${code}). Free some space, or write elsewhere.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `no permission (${code}). Name a file in a folder that you may write to.`;
    case 'EISDIR':
      return 'it is a folder. Name a file.';
    case 'ENOTDIR':
    case 'EEXIST':
      return `a file stands where its folder should be (${code}). Name another place.`;
    default:
      return messageOf(error);
  }
}
