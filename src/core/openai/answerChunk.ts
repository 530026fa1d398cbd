/** What one message of a server says: a piece of a chat, of a completion, or of llama.cpp's infill; or the whole of one at once. */
import * as v from 'valibot';

export interface AnswerChunk {
  readonly text: string;
  readonly finish?: 'stop' | 'length' | 'filtered';
  readonly usage?: { readonly promptTokens: number; readonly outputTokens: number };
  /** What the server says went wrong, as it comes. */
  readonly error?: string;
  /** Pieces of calls of tools: the first of each has its name, the others go on with its arguments. */
  readonly calls?: readonly CallPiece[];
}

export interface CallPiece {
  /** Which call it belongs to. */
  readonly at: number;
  readonly id?: string;
  readonly name?: string;
  readonly text: string;
}

const text = v.nullish(v.string());
const count = v.nullish(v.number());
const called = v.object({
  index: count,
  id: text,
  function: v.nullish(
    v.object({ name: text, arguments: v.nullish(v.union([v.string(), v.record(v.string(), v.unknown())])) }),
  ),
});
const spoken = v.nullish(v.object({ content: text, tool_calls: v.nullish(v.array(called)) }));

const CHUNK = v.object({
  choices: v.nullish(v.array(v.object({ delta: spoken, message: spoken, text, finish_reason: text }))),
  usage: v.nullish(v.object({ prompt_tokens: count, completion_tokens: count })),
  error: v.optional(v.unknown()),
  content: text,
  stop: v.nullish(v.boolean()),
  stop_type: text,
  stopped_limit: v.nullish(v.boolean()),
  tokens_evaluated: count,
  tokens_predicted: count,
});

type Chunk = v.InferOutput<typeof CHUNK>;

/** Undefined for what is no message of this interface. */
export function readChunk(json: string): AnswerChunk | undefined {
  const parsed = v.safeParse(CHUNK, parsedJson(json));
  if (!parsed.success) return undefined;
  const chunk = parsed.output;
  const error = errorText(chunk.error);
  if (error !== undefined) return { text: '', error };
  // No more than one choice is ever asked for; the last chunk has none and the usage.
  const choice = chunk.choices?.[0];
  const finish = finishOf(choice?.finish_reason ?? undefined) ?? infillFinish(chunk);
  const usage = usageOf(chunk);
  return {
    text: choice?.delta?.content ?? choice?.message?.content ?? choice?.text ?? chunk.content ?? '',
    ...(finish !== undefined && { finish }),
    ...(usage !== undefined && { usage }),
    ...callsOf(choice?.delta?.tool_calls ?? choice?.message?.tool_calls ?? []),
  };
}

function callsOf(calls: readonly v.InferOutput<typeof called>[]): Pick<AnswerChunk, 'calls'> {
  if (calls.length === 0) return {};
  return {
    calls: calls.map(({ index, id, function: asked }, at) => {
      const given = asked?.arguments ?? '';
      return {
        at: index ?? at,
        ...(typeof id === 'string' && id !== '' && { id }),
        ...(typeof asked?.name === 'string' && asked.name !== '' && { name: asked.name }),
        text: typeof given === 'string' ? given : JSON.stringify(given),
      };
    }),
  };
}

export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `{"error": "text"}` and `{"error": {"message": "text"}}` are both about. */
export function errorText(error: unknown): string | undefined {
  if (error === undefined || error === null) return undefined;
  if (typeof error === 'string') return error;
  const message = typeof error === 'object' && 'message' in error ? error.message : undefined;
  return typeof message === 'string' ? message : JSON.stringify(error);
}

function finishOf(reason: string | undefined): AnswerChunk['finish'] {
  if (reason === undefined) return undefined;
  if (reason === 'length' || reason === 'max_tokens') return 'length';
  return reason === 'content_filter' ? 'filtered' : 'stop';
}

function infillFinish({ stop, stop_type, stopped_limit }: Chunk): AnswerChunk['finish'] {
  if (stop !== true) return undefined;
  return stop_type === 'limit' || stopped_limit === true ? 'length' : 'stop';
}

function usageOf({ usage, stop, tokens_evaluated, tokens_predicted }: Chunk): AnswerChunk['usage'] {
  const promptTokens = usage?.prompt_tokens ?? (stop === true ? tokens_evaluated : undefined);
  const outputTokens = usage?.completion_tokens ?? (stop === true ? tokens_predicted : undefined);
  if (typeof promptTokens !== 'number' || typeof outputTokens !== 'number') return undefined;
  return { promptTokens, outputTokens };
}
