/** Questions of a file, one JSON object a line. */

import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import * as v from 'valibot';
import { CodedError } from '../base/codedError.ts';
import { messageOf } from '../base/messageOf.ts';
import type { Turn } from '../core/model/generation.ts';
import { type TextExample, textOfTurns } from '../core/model/textExample.ts';

const textQuery = v.object({ id: v.string(), text: v.string() });
export type ReadQuery = v.InferOutput<typeof textQuery>;

const nameQuery = v.object({ id: v.string(), name: v.string() });
export type NameQuery = v.InferOutput<typeof nameQuery>;

/** @param file `-` for standard input. Throws `invalid-option` for a file or a line that cannot be read. */
export function readQueries(file: string): Promise<readonly ReadQuery[]> {
  return readLines(file, textQuery, '{"id": "1", "text": "where sessions are closed"}');
}

/** As `readQueries`, for names of files. */
export function readNames(file: string): Promise<readonly NameQuery[]> {
  return readLines(file, nameQuery, '{"id": "1", "name": "order.service.ts"}');
}

const about = {
  language: v.string(),
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
};
const example = v.object({
  ...about,
  prompt: v.string(),
  accepted: v.string(),
  rejected: v.exactOptional(v.string()),
});

const turn = v.object({ role: v.picklist(['system', 'user', 'assistant']), content: v.string() });
const turns = v.pipe(v.array(turn), v.minLength(1));
const answer = v.tuple([v.object({ role: v.literal('assistant'), content: v.string() })]);

/** As `adapter export-dataset` writes them. */
const datasetExample = v.union([
  v.pipe(
    v.object({ ...about, messages: v.pipe(v.array(turn), v.minLength(2)) }),
    v.transform(({ messages, ...rest }) =>
      chatExample(rest, messages.slice(0, -1), messages.at(-1)!.content),
    ),
  ),
  v.pipe(
    v.object({ ...about, prompt: turns, chosen: answer, rejected: answer }),
    v.transform(({ prompt, chosen: [chosen], rejected: [rejected], ...rest }) => ({
      ...chatExample(rest, prompt, chosen.content),
      rejected: rejected.content,
    })),
  ),
]);

function chatExample(
  rest: Pick<TextExample, 'language' | 'weight'>,
  told: readonly Turn[],
  accepted: string,
): TextExample {
  return { ...rest, prompt: textOfTurns(told), turns: told, accepted };
}

/** As `readQueries`, for what adapters are trained on and measured on. */
export function readExamples(file: string): Promise<readonly TextExample[]> {
  return readLines(
    file,
    v.union([example, datasetExample]),
    '{"language": "python", "prompt": "…", "accepted": "…", "rejected": "…"}',
  );
}

async function readLines<T>(
  file: string,
  schema: v.GenericSchema<unknown, T>,
  example: string,
): Promise<readonly T[]> {
  const lines = (await textIn(file)).split(/\r?\n/);
  return lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [parsed(line, { schema, number: at + 1, example })],
  );
}

async function textIn(file: string): Promise<string> {
  try {
    return file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const reason = messageOf(error);
    throw new CodedError('invalid-option', `The questions in ${file} cannot be read: ${reason}.`, error);
  }
}

interface Expected<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  /** 1-based. */
  readonly number: number;
  readonly example: string;
}

function parsed<T>(line: string, { schema, number, example }: Expected<T>): T {
  try {
    return v.parse(schema, JSON.parse(line));
  } catch (error) {
    throw new CodedError(
      'invalid-option',
      `Line ${number} of the questions is none. Write one JSON object a line, like ${example}.`,
      error,
    );
  }
}
