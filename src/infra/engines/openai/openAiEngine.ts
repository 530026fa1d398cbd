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
import { callsBySchema } from '../../../core/toolbox/callsBySchema.ts';
import { endedBySettings } from '../endedBySettings.ts';
import { readAnswer, type StreamedAnswer } from './answerStream.ts';
import { countOnServer } from './countOnServer.ts';
import type { Exchange } from './httpExchange.ts';
import { lookUpModels } from './lookUpModels.ts';
import { loraNumber } from './loraNumber.ts';
import { type LinkTimes, ServerLink } from './serverLink.ts';

/** No tokenizer makes longer tokens on the average. */
const CHARS_A_TOKEN = 32;
const LEAST_CHARS = 10_000;

export class OpenAiEngine implements TextEngine {
  readonly id: string;
  readonly reach: Reach;
  /** Servers that have adapters list them as models. */
  readonly takesAdapters = false;
  readonly servedAdapters?: Readonly<Record<string, string>>;
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
    if (server.adapters !== undefined) this.servedAdapters = server.adapters;
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
      return await this.#calling(request, both, told);
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

  /** A server that refuses tools is asked for calls by a schema, from then on at once. */
  async #calling(request: GenerateRequest, signal: AbortSignal, onText: (piece: string) => void) {
    const bySchema = () =>
      callsBySchema(request, { signal, onText }, (each, { onText: hear = () => {} }) =>
        this.#answer(each, signal, hear),
      );
    if (request.tools === undefined || this.#conceded.has('no-tools')) return bySchema();
    try {
      return await this.#answer(request, signal, onText);
    } catch (error) {
      if (this.#conceded.has('no-tools') && codeOf(error) !== 'cancelled') return bySchema();
      throw error;
    }
  }

  async #answer(
    request: GenerateRequest,
    signal: AbortSignal,
    onText: (piece: string) => void,
  ): Promise<Generated> {
    const started = performance.now();
    let firstTextMs: number | undefined;
    const base = await this.#modelFor(request, signal);
    const { model, lora } = await this.#withAdapter(base, request, signal);
    const answer = await this.#open(request, { model, lora }, signal);
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
      ...(streamed.calls && { calls: streamed.calls }),
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

  /** llama.cpp's server numbers its adapters; elsewhere one is a model of its own (vLLM). */
  async #withAdapter(
    model: string,
    { servedAdapter }: GenerateRequest,
    signal: AbortSignal,
  ): Promise<{ readonly model: string; readonly lora?: number }> {
    if (servedAdapter === undefined) return { model };
    const number =
      this.#make === 'llama.cpp' ? await loraNumber(this.#link, servedAdapter, signal) : undefined;
    if (number !== undefined) return { model, lora: number };
    const models = this.#models.length > 0 ? this.#models : await this.models(signal);
    if (models.some(({ name }) => name === servedAdapter)) return { model: servedAdapter };
    throw new CodedError(
      'engine-unavailable',
      `“${this.#server.name}” has no adapter ${servedAdapter}. Correct \`adapters\` in \`groundplan.servers\`, or load it there.`,
    );
  }

  /** What the server refuses for one of its parts is asked again without that part. */
  #open(
    request: GenerateRequest,
    { model, lora }: { readonly model: string; readonly lora?: number | undefined },
    signal: AbortSignal,
  ): Promise<Exchange> {
    const conceded = this.#conceded;
    const schema = request.schema !== undefined;
    const tools = request.tools !== undefined;
    const asked = () => requestBody({ request, model, make: this.#make, conceded, lora });
    return this.#link.open(
      () => ({ ...asked(), model, signal }),
      ({ status, body }) => {
        if (status !== 400 && status !== 422) return false;
        const concession = concessionFor(body, { schema, tools, conceded });
        if (concession !== undefined) conceded.add(concession);
        return concession !== undefined && concession !== 'no-tools';
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
