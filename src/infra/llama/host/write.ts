/** Lets the model write: reads the prompt as far as it is new, then a token at a time, until a word, the end or the limit. */
import type { LlamaContextSequence, LlamaGrammar, LlamaModel, Token } from 'node-llama-cpp';
import { CodedError } from '../../../base/codedError.ts';
import type { GenerateRequest } from '../../../core/model/generation.ts';
import { StopCutter } from '../../../core/routing/stopCutter.ts';
import type { Written } from '../llamaMessages.ts';
import { Pieces } from './pieces.ts';
import type { PromptTokens } from './promptTokens.ts';
import { readingShape, tokensToReadAgain } from './readAgain.ts';

export interface Writing {
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly prompt: PromptTokens;
  readonly request: GenerateRequest;
  readonly grammar: LlamaGrammar | undefined;
  readonly signal: AbortSignal;
  tell(piece: string): void;
  progress(): void;
}

/** Rejects with `cancelled` before the next token, or the next 256 of the prompt. */
export async function write(writing: Writing): Promise<Written> {
  const { prompt, request, sequence } = writing;
  // What was read in other portions differs in the last digits, and a draw may fall otherwise.
  if (request.seed !== undefined && request.conversation === undefined) await sequence.clearHistory();
  const reusedTokens = await reuse(sequence, prompt.tokens);
  const last = await readAllButLast(writing);
  const told = await answer(writing, last);
  return {
    text: told.text,
    finish: told.outputTokens >= request.maxTokens && !told.ended ? 'length' : 'stop',
    promptTokens: prompt.tokens.length,
    outputTokens: told.outputTokens,
    reusedTokens,
    leftOutTurns: prompt.leftOutTurns,
  };
}

/** Tokens at the beginning that the sequence has read before; the last one is always read anew, since it yields the next. */
async function reuse(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<number> {
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  const before = sequence.nextTokenIndex;
  const again = tokensToReadAgain(tokens.length - before, before, readingShape(sequence));
  if (again > 0) await sequence.adaptStateToTokens(tokens.slice(0, before - again), false);
  return before;
}

const READ_AT_ONCE = 256;

/** In portions of equal length: a short one costs as much as a long one. */
async function readAllButLast({ sequence, prompt, signal, progress }: Writing): Promise<Token[]> {
  const fresh = prompt.tokens.slice(sequence.nextTokenIndex);
  for (let portions = Math.ceil(fresh.length / READ_AT_ONCE); portions > 1; portions -= 1) {
    throwIfCancelled(signal);
    await sequence.evaluateWithoutGeneratingNewTokens(fresh.splice(0, Math.ceil(fresh.length / portions)));
    progress();
  }
  throwIfCancelled(signal);
  return fresh;
}

interface Told {
  readonly text: string;
  readonly outputTokens: number;
  readonly ended: boolean;
}

async function answer(writing: Writing, last: Token[]): Promise<Told> {
  const { model, request, prompt, signal, tell, progress } = writing;
  const pieces = new Pieces(model);
  const words = new StopCutter([...prompt.stop, ...(request.stop ?? [])]);
  let text = '';
  let outputTokens = 0;
  const say = (piece: string) => {
    text += piece;
    if (piece !== '') tell(piece);
  };
  const told = (ended: boolean) => ({ text, outputTokens, ended });
  for await (const token of await tokensAfter(writing, last)) {
    throwIfCancelled(signal);
    outputTokens += 1;
    progress();
    say(words.push(pieces.take(token)));
    if (words.stopped) return told(true);
    if (outputTokens >= request.maxTokens) break;
  }
  say(words.push(pieces.end()));
  say(words.end());
  return told(words.stopped);
}

async function tokensAfter(writing: Writing, last: Token[]): Promise<AsyncIterable<Token>> {
  const { model, sequence, request, prompt, grammar } = writing;
  const { LlamaGrammarEvaluationState } = await import('node-llama-cpp');
  return sequence.evaluate(last, {
    temperature: request.temperature ?? 0,
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    ...(grammar === undefined
      ? {}
      : { grammarEvaluationState: new LlamaGrammarEvaluationState({ model, grammar }) }),
    contextShift: {
      // Half of what is not the head makes room for long.
      size: () => Math.max(1, Math.floor((sequence.contextSize - prompt.head()) / 2)),
      strategy: ({ size }) => [{ start: prompt.head(), end: prompt.head() + size }],
    },
  });
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted)
    throw new CodedError('cancelled', 'The answer was cancelled; what was written by then stands.');
}
