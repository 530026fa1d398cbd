/** The models of the editor that started this process, as a text engine: VS Code asks for consent and counts what is used. */

import { CodedError, codeOf } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import type {
  Generated,
  GenerateRequest,
  ModelCall,
  TextModel,
  Turn,
} from '../../../core/model/generation.ts';
import type { TextEngine, TextListener } from '../../../core/ports/textEngine.ts';
import { estimateTokens } from '../../../core/routing/estimateTokens.ts';
import { promptText } from '../../../core/routing/promptText.ts';
import { schemaInWords } from '../../../core/routing/schemaInWords.ts';
import { StopCutter } from '../../../core/routing/stopCutter.ts';
import { callsBySchema } from '../../../core/toolbox/callsBySchema.ts';
import type { HostApi } from '../../../protocol/hostApi.ts';
import { endedBySettings } from '../endedBySettings.ts';

export class HostEngine implements TextEngine {
  readonly id = 'vscode';
  /** Most of them answer from a data centre, and none says that it does not. */
  readonly reach = 'network';
  readonly takesAdapters = false;
  readonly #host: HostApi;
  readonly #ending = new AbortController();
  /** Models that refuse tools. */
  readonly #without = new Set<string>();

  constructor(host: HostApi) {
    this.#host = host;
  }

  async models(signal?: AbortSignal): Promise<readonly TextModel[]> {
    const models = await this.#host.models({}, signal && { signal });
    if (models.length === 0)
      throw new CodedError(
        'engine-unavailable',
        'VS Code has no model of its own. Sign in to a provider of models in VS Code.',
      );
    return models.map(({ id, maxInputTokens }) => ({
      name: id,
      contextTokens: maxInputTokens,
      // Tried: one that refuses them is asked another way.
      can: { chat: true, infill: false, schema: false, tools: true },
    }));
  }

  async generate(request: GenerateRequest, listen: TextListener): Promise<Generated> {
    if (request.tools === undefined) return this.#ask(request, listen);
    const bySchema = () => callsBySchema(request, listen, (each, hear) => this.#ask(each, hear));
    if (this.#without.has(request.model ?? '')) return bySchema();
    let any = false;
    const onText = (piece: string) => {
      any = true;
      listen.onText?.(piece);
    };
    try {
      return await this.#ask(request, { ...listen, onText });
    } catch (error) {
      // It may be the tools that it cannot take; where it is not, the same failure comes again.
      if (any || codeOf(error) !== 'engine-unavailable') throw error;
      const answered = await bySchema();
      this.#without.add(request.model ?? '');
      return answered;
    }
  }

  async #ask(request: GenerateRequest, { signal, onText }: TextListener): Promise<Generated> {
    const started = performance.now();
    const model = request.model ?? (await this.models(signal))[0]!.name;
    const { maxTokens, temperature, stop, tools } = request;
    const turns = turnsOf(request);
    const question = {
      model,
      prompt: { kind: 'chat', turns },
      maxTokens,
      ...(temperature !== undefined && { temperature }),
      ...(tools && { tools }),
    } as const;
    const done = new AbortController();
    const cutter = new StopCutter(stop);
    let text = '';
    let firstTextMs: number | undefined;
    let calls: readonly ModelCall[] = [];
    const tell = (piece: string) => {
      if (piece === '') return;
      firstTextMs ??= performance.now() - started;
      text += piece;
      onText?.(piece);
    };
    const on = (piece: string) => {
      tell(cutter.push(piece));
      if (cutter.stopped) done.abort();
    };
    const signals = [done.signal, this.#ending.signal, ...(signal === undefined ? [] : [signal])];
    try {
      calls = (await this.#host.generate(question, { signal: AbortSignal.any(signals), on })).calls;
    } catch (error) {
      const ended = this.#ending.signal.aborted && !signal?.aborted;
      if (!cutter.stopped) throw endedBySettings(afterText(error, text), { ended, any: text !== '' });
    }
    tell(cutter.end());
    const elapsedMs = performance.now() - started;
    return {
      text,
      model,
      // The editor does not say why a model stopped.
      finish: 'stop',
      promptTokens: estimateTokens(promptText(question.prompt)),
      outputTokens: estimateTokens(text),
      firstTextMs: firstTextMs ?? elapsedMs,
      elapsedMs,
      ...(calls.length > 0 && { calls }),
    };
  }

  async countTokens(text: string, model?: string): Promise<number> {
    if (model === undefined) return estimateTokens(text);
    return this.#host.countTokens({ model, text });
  }

  async dispose(): Promise<void> {
    this.#ending.abort();
  }
}

/** Whoever has told something is not replaced by another. */
function afterText(error: unknown, text: string): unknown {
  if (text === '' || codeOf(error) !== 'engine-unavailable') return error;
  return new CodedError('engine-failed', messageOf(error), error);
}

/** These models only chat, and take a schema in words. */
function turnsOf({ prompt, schema }: GenerateRequest): readonly Turn[] {
  if (prompt.kind === 'infill')
    throw new CodedError('engine-unavailable', 'VS Code’s models cannot fill in between two texts.');
  const turns: readonly Turn[] =
    prompt.kind === 'chat' ? prompt.turns : [{ role: 'user', content: prompt.text }];
  if (schema === undefined) return turns;
  return [...turns, { role: 'user', content: schemaInWords(schema) }];
}
