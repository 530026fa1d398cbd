/** A server's answer as it comes: pieces of text, why it ended, what it counted. */
import { CodedError, codeOf } from '../../../base/codedError.ts';
import type { ModelCall } from '../../../core/model/generation.ts';
import { type AnswerChunk, readChunk } from '../../../core/openai/answerChunk.ts';
import { CallPieces } from '../../../core/openai/callPieces.ts';
import { isPage } from '../../../core/openai/serverRefusal.ts';
import { SseReader } from '../../../core/openai/sseReader.ts';
import type { Exchange } from './httpExchange.ts';

export interface StreamedAnswer {
  readonly text: string;
  readonly finish: 'stop' | 'length';
  readonly usage?: AnswerChunk['usage'];
  readonly calls?: readonly ModelCall[];
}

const MOST_JSON = 16_000_000;

/**
 * Throws clauses about the server (`sent what is no answer`), for the caller to say whose fault it is.
 * @param mostChars text beyond it comes from a server that does not keep to the number of tokens; the connection is closed
 */
export async function readAnswer(
  answer: Exchange,
  { onText, mostChars }: { onText(piece: string): void; readonly mostChars: number },
): Promise<StreamedAnswer> {
  let text = '';
  let finish: StreamedAnswer['finish'] | undefined;
  let usage: AnswerChunk['usage'];
  const pieces = new CallPieces();
  for await (const chunk of chunksOf(answer)) {
    if (chunk.error !== undefined)
      throw new CodedError('engine-failed', `stopped with an error: ${chunk.error}`);
    if (chunk.finish === 'filtered')
      throw new CodedError('engine-failed', 'held its answer back: its filter stopped it');
    usage = chunk.usage ?? usage;
    finish ??= chunk.finish;
    if (!pieces.push(chunk.calls ?? []))
      throw new CodedError('engine-failed', 'calls a tool with more than any takes');
    if (chunk.text === '') continue;
    text += chunk.text;
    onText(chunk.text);
    if (text.length > mostChars) {
      finish = 'length';
      break;
    }
  }
  if (finish === undefined)
    throw new CodedError('engine-failed', 'closed the connection in the middle of its answer');
  const { calls } = pieces;
  return { text, finish, ...(usage !== undefined && { usage }), ...(calls.length > 0 && { calls }) };
}

async function* chunksOf(answer: Exchange): AsyncGenerator<AnswerChunk> {
  const contentType = answer.headers['content-type'] ?? '';
  if (isPage({ contentType, body: '' })) {
    answer.close();
    throw new CodedError('engine-failed', 'answered with a web page. Check its `url`');
  }
  if (/application\/json/i.test(contentType)) yield chunkFrom(await wholeText(answer));
  else
    for await (const data of dataOf(answer)) {
      if (data.trim() === '[DONE]') break;
      yield chunkFrom(data);
    }
}

function chunkFrom(data: string): AnswerChunk {
  const chunk = readChunk(data);
  if (chunk === undefined) throw new CodedError('engine-failed', 'sent what is no answer of this interface');
  return chunk;
}

async function* dataOf(answer: Exchange): AsyncGenerator<string> {
  const reader = new SseReader();
  for await (const piece of bytesOf(answer)) yield* reader.push(piece);
  yield* reader.end();
}

/** A server may announce more than it sends; what came by then is read all the same. */
async function* bytesOf(answer: Exchange): AsyncGenerator<Uint8Array> {
  try {
    yield* answer.body;
  } catch (error) {
    if (!['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error) ?? '')) throw error;
  }
}

async function wholeText(answer: Exchange): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bytesOf(answer)) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MOST_JSON) throw new CodedError('engine-failed', 'sent an answer of more than 16 MB');
  }
  return text + decoder.decode();
}
