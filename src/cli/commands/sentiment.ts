import { createReadStream } from 'node:fs';
import * as v from 'valibot';
import { CodedError, throwIfAborted } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { SentimentReading } from '../../core/model/sentiment.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { say } from '../failureCode.ts';
import { sentimentText } from '../format/sentimentText.ts';
import { linesOf, type NumberedLine } from '../jsonLines.ts';
import { writeOutput } from '../writeOutput.ts';

const line = v.object({ id: v.union([v.string(), v.number()]), text: v.string() });
type Asked = v.InferOutput<typeof line>;

/** Asked at once: enough for a batch, and few enough to answer soon. */
const TEXTS_AT_ONCE = 512;

export const sentiment: CommandSpec = {
  name: 'sentiment',
  description: 'how developers mean what they write: polarity, frustration, satisfaction, confidence',
  arguments: [
    { flags: '[text...]', description: 'one text; without it, {"id","text"} a line of standard input' },
  ],
  formats: ['text', 'json'],
  options: [{ flags: '--input <file>', description: 'the same from a file; - for standard input' }],
  depth: 'none',
  history: false,
  run(context) {
    const typed = context.args.join(' ').trim();
    return typed === '' ? everyLine(context) : oneText(context, typed);
  },
};

async function oneText(context: CommandContext, text: string): Promise<CommandResult> {
  const { told, notice } = await judged(context, [{ id: '1', text }]);
  return { output: told.join('\n'), ...(notice === undefined ? {} : { note: notice }), exitCode: 0 };
}

/** Written as they are judged, unless into a file, which is replaced whole. */
async function everyLine(context: CommandContext): Promise<CommandResult> {
  const { output } = context.options;
  const kept: string[] = [];
  const write = async (told: readonly string[]) => {
    if (output !== undefined && output !== '-') kept.push(...told);
    else await writeOutput(told.join('\n'), undefined);
  };
  let note: string | undefined;
  for await (const lines of linesOf(chunksOf(context))) {
    const asked = lines.flatMap(askedBy);
    for (let from = 0; from < asked.length; from += TEXTS_AT_ONCE) {
      throwIfAborted(context.signal);
      const { told, notice } = await judged(context, asked.slice(from, from + TEXTS_AT_ONCE));
      note = notice;
      await write(told);
    }
  }
  return { output: kept.join('\n'), ...(note === undefined ? {} : { note }), exitCode: 0 };
}

async function* chunksOf({ options, terminal, signal }: CommandContext): AsyncGenerator<Uint8Array> {
  const input = typeof options.input === 'string' ? options.input : '-';
  if (input === '-' && process.stdin.isTTY === true && terminal.interactive) {
    say('Waiting for lines like {"id": "1", "text": "thanks, works now"}; Ctrl-D ends them.');
  }
  try {
    const stream = input === '-' ? process.stdin : createReadStream(input, { signal });
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throwIfAborted(signal);
    const reason = messageOf(error);
    throw new CodedError('invalid-option', `The texts in ${input} cannot be read: ${reason}.`, error);
  }
}

function askedBy({ number, text }: NumberedLine): readonly Asked[] {
  if (text?.trim() === '') return [];
  try {
    if (text === undefined) throw new Error('it is too long');
    return [v.parse(line, JSON.parse(text))];
  } catch (error) {
    const reason = messageOf(error);
    say(
      `line ${number} is left out (${reason}). Write one JSON object a line, like {"id": "1", "text": "thanks"}.`,
    );
    return [];
  }
}

async function judged({ engine, format, terminal, signal }: CommandContext, asked: readonly Asked[]) {
  const { readings, notice } = await engine.learning.sentiment(
    { texts: asked.map(({ text }) => text) },
    { signal },
  );
  const told = asked.map(({ id, text }, at) =>
    format === 'json' ? jsonOf(id, readings[at]!) : sentimentText(text, readings[at]!, terminal),
  );
  return { told, notice };
}

function jsonOf(id: string | number, { abstained, ...reading }: SentimentReading): string {
  return JSON.stringify({
    id,
    ...reading,
    abstained: abstained !== undefined,
    ...(abstained === undefined ? {} : { because: abstained }),
  });
}
