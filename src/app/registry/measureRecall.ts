/** Asks a model what stood first and last in longer and longer prompts. */

import { CodedError, codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { measureContext, type Recall, type UsableContext } from '../../core/registry/measureContext.ts';
import { type RecallQuestion, recallQuestion, recalls } from '../../core/registry/recallPrompt.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';
import type { MeasureEvent } from '../../protocol/registryApi.ts';

export interface RecallRequest {
  readonly models: ModelsApi;
  /** Of the embedded engine. */
  readonly model: string;
  /** Tokens that the model was made for. */
  readonly most: number;
  readonly signal?: AbortSignal;
  readonly on?: (event: MeasureEvent) => void;
}

const ENGINE = 'embedded';
/** Both words, and what a model says around them. */
const ANSWER_TOKENS = 48;
const TEMPLATE_TOKENS = 128;
const LEAST = 512;
const PRECISION = 0.05;

export function measureRecall({ models, model, most, signal, on }: RecallRequest): Promise<UsableContext> {
  let seed = 0;
  let tokensALine: number | undefined;
  const count = (text: string) => models.countTokens({ text, engine: ENGINE, model });
  return measureContext({
    least: LEAST,
    most,
    precision: PRECISION,
    async recallAt(tokens): Promise<Recall> {
      seed += 1;
      tokensALine ??= (await count(textOf(recallQuestion(100, seed)))) / 100;
      const lines = Math.max(0, Math.floor((tokens - ANSWER_TOKENS) / tokensALine));
      return ask({ models, model, tokens, question: recallQuestion(lines, seed), signal });
    },
    onTried: (tokens, recall) => on?.({ tokens, recalled: recall.kind === 'recalled' }),
  });
}

interface Asking extends Pick<RecallRequest, 'models' | 'model'> {
  readonly tokens: number;
  readonly question: RecallQuestion;
  readonly signal: AbortSignal | undefined;
}

async function ask({ models, model, tokens, question, signal }: Asking): Promise<Recall> {
  try {
    const outcome = await models.generate(
      {
        engine: ENGINE,
        model,
        prompt: { kind: 'chat', turns: question.turns },
        maxTokens: ANSWER_TOKENS,
        temperature: 0,
        cache: 'never',
        // What a chat template puts around the prompt comes on top.
        contextTokens: tokens + TEMPLATE_TOKENS,
      },
      signal === undefined ? {} : { signal },
    );
    if (outcome.kind === 'none') throw new CodedError('engine-unavailable', outcome.because);
    return { kind: recalls(outcome.generated.text, question) ? 'recalled' : 'forgotten' };
  } catch (error) {
    // Where even the least has no room, that is no measurement.
    const noRoom = codeOf(error) === 'engine-unavailable' && tokens > LEAST;
    if (codeOf(error) !== 'prompt-too-long' && !noRoom) throw error;
    return { kind: 'refused', why: messageOf(error) };
  }
}

function textOf({ turns }: RecallQuestion): string {
  return turns.map(({ content }) => content).join('\n');
}
