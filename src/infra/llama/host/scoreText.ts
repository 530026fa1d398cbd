/** How likely a model finds a given text: what adapters and prompts are compared by. */
import type { ChatWrapper, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { CodedError } from '../../../base/codedError.ts';
import type { Prompt } from '../../../core/model/generation.ts';
import { tokensBefore } from './promptTokens.ts';

export interface Scoring {
  readonly model: LlamaModel;
  readonly wrapper: ChatWrapper;
  readonly sequence: LlamaContextSequence;
  readonly before: string | Prompt;
  readonly text: string;
  readonly signal: AbortSignal;
}

/** What no token is less likely than: the library leaves out what rounds to nothing. */
const LEAST_PROBABILITY = 1e-12;
const AT_ONCE = 64;

/** The natural logarithm of each token's probability, in order. Rejects with `prompt-too-long`. */
export async function scoreText({
  model,
  wrapper,
  sequence,
  before,
  text,
  signal,
}: Scoring): Promise<number[]> {
  const given = tokensBefore(before, { model, wrapper });
  const scored = model.tokenize(text, false, 'trimLeadingSpace');
  const all = [...given, ...scored];
  if (all.length >= sequence.contextSize)
    throw new CodedError(
      'prompt-too-long',
      `The text has ${all.length} tokens, and the context has room for ${sequence.contextSize - 1}.`,
    );
  await sequence.clearHistory();
  const likely: number[] = [];
  for (let at = 0; at < all.length - 1; at += AT_ONCE) {
    if (signal.aborted) throw new CodedError('cancelled', 'The scoring was cancelled.');
    const end = Math.min(at + AT_ONCE, all.length - 1);
    const wanted = (token: Token, index: number) => (at + index + 1 >= given.length ? ask(token) : token);
    const outputs = await sequence.controlledEvaluate(all.slice(at, end).map(wanted));
    for (let index = at; index < end; index += 1) {
      if (index + 1 < given.length) continue;
      const probability = outputs[index - at]?.next.probabilities?.get(all[index + 1]!) ?? 0;
      likely.push(Math.log(Math.max(probability, LEAST_PROBABILITY)));
    }
  }
  return likely;
}

/** As the model has them, before any choice among them. */
const UNCHANGED = { temperature: 1, topK: 0, topP: 1, minP: 0 };

const ask = (token: Token): [Token, { generateNext: { probabilities: true; options: typeof UNCHANGED } }] => [
  token,
  { generateNext: { probabilities: true, options: UNCHANGED } },
];
