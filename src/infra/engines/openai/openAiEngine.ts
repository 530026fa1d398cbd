/** A server of OpenAI's interface as a text engine: LM Studio, Ollama, llama.cpp, vLLM, or any other. */
import { CodedError, codeOf } from '../../../base/codedError.ts';
import type { ServerConfiguration } from '../../../core/model/engines.ts';
import type { Generated, GenerateRequest, Reach, TextModel } from '../../../core/model/generation.ts';
import { type Concession, concessionFor } from '../../../core/openai/concessions.ts';
import { requestBody } from '../../../core/openai/requestBody.ts';
import { reachOf, serverAddress } from '../../../core/openai/serverAddress.ts';
import type { ServerMake } from '../../../core/openai/serverModels.ts';
import type { TextEngine, TextListener } from '../../../core/ports/textEngine.ts';
import { estimateTokens } from '../../../core/routing/estimateTokens.ts';
import { promptText } from '../../../core/routing/promptText.ts';
import { endedBySettings } from '../endedBySettings.ts';
import { readAnswer, type StreamedAnswer } from './answerStream.ts';
import { countOnServer } from './countOnServer.ts';
import type { Exchange } from './httpExchange.ts';
import { lookUpModels } from './lookUpModels.ts';
import { type LinkTimes, ServerLink } from './serverLink.ts';

/** No tokenizer makes longer tokens on the average. */
const CHARS_A_TOKEN = 32;
const LEAST_CHARS = 10_000;

export class OpenAiEngine implements TextEngine {
  readonly id: string;
  readonly reach: Reach;
  /** Servers that have adapters list them as models. */
  readonly takesAdapters = false;
  readonly #server: ServerConfiguration;
  readonly #link: ServerLink;
  readonly #conceded = new Set<Concession>();
  readonly #ending = new AbortController();
  #make: ServerMake = 'other';
  #models: readonly TextModel[] = [];

  constructor(server: ServerConfiguration, times: Partial<LinkTimes> = {}) {
    this.id = `server:${server.name}`;
    this.reach = reachOf(serverAddress(server.name, server.url));
    this.#server = server;
    this.#link = new ServerLink({ server, times });
  }

  async models(signal?: AbortSignal): Promise<readonly TextModel[]> {
    const { make, models } = await lookUpModels(this.#link, this.#server, signal);
    this.#make = make;
    this.#models = models;
    return models;
  }

  async generate(request: GenerateRequest, { signal, onText }: TextListener): Promise<Generated> {
    const ending = this.#ending.signal;
    const both = signal === undefined ? ending : AbortSignal.any([signal, ending]);
    let any = false;
    const told = (piece: string) => {
      any = true;
      onText?.(piece);
    };
    try {
      return await this.#answer(request, both, told);
    } catch (error) {
      throw endedBySettings(error, { ended: ending.aborted && !signal?.aborted, any });
    }
  }

  async countTokens(text: string, model?: string): Promise<number> {
    const asked = { text, ...(model !== undefined && { model }) };
    return (await countOnServer(this.#link, this.#make, asked)) ?? estimateTokens(text);
  }

  /** Ends what is still being told. */
  async dispose(): Promise<void> {
    this.#ending.abort();
  }

  async #answer(
    request: GenerateRequest,
    signal: AbortSignal,
    onText: (piece: string) => void,
  ): Promise<Generated> {
    const started = performance.now();
    let firstTextMs: number | undefined;
    const model = await this.#modelFor(request, signal);
    const answer = await this.#open(request, model, signal);
    const told = (piece: string) => {
      firstTextMs ??= performance.now() - started;
      onText(piece);
    };
    const streamed = await this.#read(answer, request, { told, any: () => firstTextMs !== undefined });
    const elapsedMs = performance.now() - started;
    return {
      text: streamed.text,
      model,
      finish: streamed.finish,
      ...(streamed.usage ?? estimated(request, streamed.text)),
      firstTextMs: firstTextMs ?? elapsedMs,
      elapsedMs,
    };
  }

  async #modelFor({ model }: GenerateRequest, signal: AbortSignal): Promise<string> {
    if (model !== undefined) return model;
    const models = this.#models.length > 0 ? this.#models : await this.models(signal);
    const first = models.find(({ can }) => can.chat);
    if (first === undefined)
      throw new CodedError('engine-unavailable', `“${this.#server.name}” has no model. Load one there.`);
    return first.name;
  }

  /** What the server refuses for one of its parts is asked again without that part. */
  #open(request: GenerateRequest, model: string, signal: AbortSignal): Promise<Exchange> {
    const conceded = this.#conceded;
    const schema = request.schema !== undefined;
    const asked = () => requestBody({ request, model, make: this.#make, conceded });
    return this.#link.open(
      () => ({ ...asked(), model, signal }),
      ({ status, body }) => {
        if (status !== 400 && status !== 422) return false;
        const concession = concessionFor(body, { schema, conceded });
        if (concession !== undefined) conceded.add(concession);
        return concession !== undefined;
      },
    );
  }

  async #read(
    answer: Exchange,
    { maxTokens }: GenerateRequest,
    { told, any }: { told(piece: string): void; any(): boolean },
  ): Promise<StreamedAnswer> {
    try {
      const mostChars = Math.max(LEAST_CHARS, maxTokens * CHARS_A_TOKEN);
      return await readAnswer(answer, { onText: told, mostChars });
    } catch (error) {
      if (codeOf(error) === 'cancelled') throw error;
      throw this.#broken(error, any());
    } finally {
      answer.close();
    }
  }

  #broken(error: unknown, any: boolean): unknown {
    const failure = this.#link.failure(error);
    if (!(failure instanceof CodedError)) return failure;
    const stands = any ? ' What it said until then stands; ask again for the rest.' : '';
    return new CodedError(any ? 'engine-failed' : 'engine-unavailable', `${failure.message}${stands}`, error);
  }
}

function estimated(
  { prompt }: GenerateRequest,
  text: string,
): Pick<Generated, 'promptTokens' | 'outputTokens'> {
  return { promptTokens: estimateTokens(promptText(prompt)), outputTokens: estimateTokens(text) };
}
