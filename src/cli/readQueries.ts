/** Questions of a file, one JSON object a line. */
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import * as v from 'valibot';
import { CodedError } from '../base/codedError.ts';

const query = v.object({ id: v.string(), text: v.string() });
export type ReadQuery = v.InferOutput<typeof query>;

/** @param file `-` for standard input. Throws `invalid-option` for a file or a line that cannot be read. */
export async function readQueries(file: string): Promise<readonly ReadQuery[]> {
  const lines = (await textIn(file)).split(/\r?\n/);
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [parsed(line, at + 1)]));
}

async function textIn(file: string): Promise<string> {
  try {
    return file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CodedError('invalid-option', `The questions in ${file} cannot be read: ${reason}.`, error);
  }
}

function parsed(line: string, number: number): ReadQuery {
  try {
    return v.parse(query, JSON.parse(line));
  } catch (error) {
    throw new CodedError(
      'invalid-option',
      `Line ${number} of the questions is none. Write one JSON object a line, like {"id": "1", "text": "where sessions are closed"}.`,
      error,
    );
  }
}
