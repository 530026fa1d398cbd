/** Groundplan's engines offered to VS Code: the embedded model and a person's servers appear among the models of its chat. */
import * as vscode from 'vscode';
import type { TextModel, Turn } from '../../core/model/generation.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import type { EngineHandle } from '../engineHandle.ts';

/** `contributes.languageModelChatProviders` in package.json. */
export const PROVIDER = 'groundplan';

interface OfferedModel extends vscode.LanguageModelChatInformation {
  readonly engine: string;
  readonly model: string;
}

/** Which of ours a model of VS Code's is; undefined for those of others. */
export function ownModel({
  vendor,
  id,
}: Pick<vscode.LanguageModelChat, 'vendor' | 'id'>):
  | { readonly engine: string; readonly model: string }
  | undefined {
  const end = id.indexOf('/');
  return vendor !== PROVIDER || end < 0 ? undefined : { engine: id.slice(0, end), model: id.slice(end + 1) };
}

/** What is assumed where nobody says what a model holds. */
const CONTEXT_TOKENS = 4096;
/** A quarter of the context is the answer's, and no more than this. */
const MOST_OUTPUT_TOKENS = 4096;

export class ChatProvider implements vscode.LanguageModelChatProvider<OfferedModel>, vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeLanguageModelChatInformation = this.#changed.event;

  constructor(engine: EngineHandle) {
    this.#engine = engine;
  }

  /** Settings, keys or installed models have changed. */
  changed(): void {
    this.#changed.fire();
  }

  async provideLanguageModelChatInformation(
    _: vscode.PrepareLanguageModelChatModelOptions,
    token: vscode.CancellationToken,
  ): Promise<OfferedModel[]> {
    const signal = abortSignalOf(token);
    // Listing VS Code's own would bring VS Code back here.
    const { engines } = await this.#engine.get().models.list({ kinds: ['embedded', 'server'] }, { signal });
    return engines
      .filter(({ state }) => state === 'ready')
      .flatMap(({ id, models }) => models.filter(({ can }) => can.chat).map((model) => offered(id, model)));
  }

  async provideLanguageModelChatResponse(
    { engine, model, maxOutputTokens }: OfferedModel,
    messages: readonly vscode.LanguageModelChatRequestMessage[],
    options: vscode.ProvideLanguageModelChatResponseOptions,
    progress: vscode.Progress<vscode.LanguageModelResponsePart>,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const outcome = await this.#engine.get().models.generate(
      {
        engine,
        model,
        prompt: { kind: 'chat', turns: messages.map(turnOf) },
        maxTokens: within(options.modelOptions?.max_tokens, maxOutputTokens),
        ...(typeof options.modelOptions?.temperature === 'number' && {
          temperature: options.modelOptions.temperature,
        }),
        cache: 'never',
      },
      {
        signal: abortSignalOf(token),
        on: (event) => {
          if (event.kind === 'text') progress.report(new vscode.LanguageModelTextPart(event.piece));
        },
      },
    );
    if (outcome.kind === 'none') throw vscode.LanguageModelError.NotFound(outcome.because);
  }

  provideTokenCount(
    { engine, model }: OfferedModel,
    text: string | vscode.LanguageModelChatRequestMessage,
    token: vscode.CancellationToken,
  ): Promise<number> {
    const asked = typeof text === 'string' ? text : turnOf(text).content;
    return this.#engine
      .get()
      .models.countTokens({ engine, model, text: asked }, { signal: abortSignalOf(token) });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function offered(engine: string, { name, version, contextTokens = CONTEXT_TOKENS }: TextModel): OfferedModel {
  const maxOutputTokens = Math.min(MOST_OUTPUT_TOKENS, Math.floor(contextTokens / 4));
  return {
    // Names of engines have no slash; names of models may.
    id: `${engine}/${name}`,
    engine,
    model: name,
    name,
    family: name,
    version: version ?? '',
    detail: engine === 'embedded' ? 'on this machine' : engine.replace(/^server:/, ''),
    tooltip: `${name}, through Groundplan (${engine})`,
    maxInputTokens: contextTokens - maxOutputTokens,
    maxOutputTokens,
    capabilities: { toolCalling: false, imageInput: false },
  };
}

/** Text only: what else a message holds, such a model cannot take. */
function turnOf({ role, content }: vscode.LanguageModelChatRequestMessage): Turn {
  const texts = content.flatMap((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : []));
  const speaker = role === vscode.LanguageModelChatMessageRole.Assistant ? 'assistant' : 'user';
  return { role: speaker, content: texts.join('') };
}

function within(asked: unknown, most: number): number {
  return typeof asked === 'number' && asked > 0 ? Math.min(Math.floor(asked), most) : most;
}
