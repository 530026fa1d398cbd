/** Reads one source file as text, or says why not. */

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../base/codedError.ts';
import type { FileProblem } from '../../core/model/facts.ts';

export interface SourceText {
  readonly text: string;
  /** SHA-1 of the bytes, hex. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly problem?: FileProblem;
}

export interface SourceReader {
  readonly root: string;
  readonly maxFileBytes: number;
}

/** @returns the text, or the problem that keeps the file out. */
export function readSource(reader: SourceReader, path: string, overlay?: string): SourceText | FileProblem {
  if (overlay !== undefined) {
    const bytes = Buffer.from(overlay, 'utf8');
    return { text: overlay, hash: sha1(bytes), sizeBytes: bytes.length };
  }
  const absolute = join(reader.root, path);
  try {
    const bytes = readUpTo(absolute, reader.maxFileBytes);
    return typeof bytes === 'number' ? tooLarge(path, bytes, reader.maxFileBytes) : decode(path, bytes);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return {
        path,
        code: 'vanished',
        message: 'The file went away during the scan. It is picked up again when it returns.',
      };
    }
    return {
      path,
      code: 'unreadable',
      message: `The file cannot be read (${codeOf(error)}). Check its permissions.`,
    };
  }
}

/** The bytes, or their number where there are more than the limit. */
function readUpTo(absolute: string, limit: number): Buffer | number {
  const file = openSync(absolute, 'r');
  try {
    const { size } = fstatSync(file);
    return size > limit ? size : readFileSync(file);
  } finally {
    closeSync(file);
  }
}

export function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

function tooLarge(path: string, size: number, limit: number): FileProblem {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return {
    path,
    code: 'too-large',
    message: `The file has ${megabytes(size)} MB, over the limit of ${megabytes(limit)} MB, and is left out. Raise groundplan.maxFileBytes (--max-file-bytes), or exclude it.`,
  };
}

function decode(path: string, bytes: Buffer): SourceText | FileProblem {
  const base = { hash: sha1(bytes), sizeBytes: bytes.length };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { ...base, text: bytes.toString('utf16le', 2) };
  if (bytes.subarray(0, 8000).includes(0)) {
    return {
      path,
      code: 'binary',
      message: 'The file holds binary data and is left out. Exclude it to silence this.',
    };
  }
  if (isUtf8(bytes)) return { ...base, text: bytes.toString('utf8') };
  // Latin-1 keeps every byte apart, so that structure is still read.
  const problem: FileProblem = {
    path,
    code: 'invalid-encoding',
    message: 'The file is not valid UTF-8; it was read as Latin-1. Convert it to UTF-8.',
  };
  return { ...base, text: bytes.toString('latin1'), problem };
}
