/** VS Code's own models as the engine asks for them: consent is asked by VS Code, and what it refuses is said in words. */
import * as vscode from 'vscode';
import { CodedError, codeOf } from '../../base/codedError.ts';
import type { EnginesConfiguration } from '../../core/model/engines.ts';
import type { ModelCall, ToolRound, Turn } from '../../core/model/generation.ts';
import type { HostApi, HostModel, HostStoreApi, HostToolsApi } from '../../protocol/hostApi.ts';
import { PROVIDER } from './chatProvider.ts';

export function hostModels(
  configuration: () => Promise<EnginesConfiguration>,
): Omit<HostApi, keyof HostToolsApi | keyof HostStoreApi> {
  return {
    enginesConfiguration: () => configuration(),
    models: async () => (await available()).map(described),
    async generate({ model: id, prompt, maxTokens, temperature, tools }, { signal, on } = {}) {
      const cancelling = new vscode.CancellationTokenSource();
      const cancel = () => cancelling.cancel();
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      const model = await named(id);
      try {
        const response = await model.sendRequest(
          [...prompt.turns.map(messageOf), ...(tools?.rounds.flatMap(roundMessages) ?? [])],
          {
            justification: 'Groundplan answers what you asked about your workspace.',
            ...(tools?.mayCall && { tools: tools.offered.map((offer) => ({ ...offer })) }),
            modelOptions: { max_tokens: maxTokens, ...(temperature !== undefined && { temperature }) },
          },
          cancelling.token,
        );
        const calls: ModelCall[] = [];
        for await (const part of response.stream) {
          if (part instanceof vscode.LanguageModelTextPart) on?.(part.value);
          else if (part instanceof vscode.LanguageModelToolCallPart)
            calls.push({ id: part.callId, name: part.name, arguments: part.input });
        }
        return { calls };
      } catch (error) {
        throw refusal(error, model, cancelling.token.isCancellationRequested);
      } finally {
        signal?.removeEventListener('abort', cancel);
        cancelling.dispose();
      }
    },
    countTokens: async ({ model, text }) => (await named(model)).countTokens(text),
  };
}

/** All but those that Groundplan itself offers: it would ask itself. */
async function available(): Promise<readonly vscode.LanguageModelChat[]> {
  const models = await vscode.lm.selectChatModels();
  return models.filter(({ vendor }) => vendor !== PROVIDER);
}

function described(model: vscode.LanguageModelChat): HostModel {
  return { id: idOf(model), title: model.name, maxInputTokens: model.maxInputTokens };
}

function idOf({ vendor, id }: vscode.LanguageModelChat): string {
  return `${vendor}/${id}`;
}

async function named(id: string): Promise<vscode.LanguageModelChat> {
  const model = (await available()).find((each) => idOf(each) === id);
  if (model === undefined)
    throw new CodedError('engine-unavailable', `VS Code no longer has the model ${id}. Choose another one.`);
  return model;
}

/** VS Code's messages have no role for what an application says: it goes ahead as a user's. */
function messageOf({ role, content }: Turn): vscode.LanguageModelChatMessage {
  return role === 'assistant'
    ? vscode.LanguageModelChatMessage.Assistant(content)
    : vscode.LanguageModelChatMessage.User(content);
}

/** What was called, and what came of it, as VS Code has them: parts of messages. */
function roundMessages({ text, calls, results }: ToolRound): readonly vscode.LanguageModelChatMessage[] {
  const said = text === '' ? [] : [new vscode.LanguageModelTextPart(text)];
  const asked = calls.map(
    ({ id, name, arguments: given }) => new vscode.LanguageModelToolCallPart(id, name, objectOf(given)),
  );
  const told = calls.map(
    ({ id }, at) =>
      new vscode.LanguageModelToolResultPart(id, [new vscode.LanguageModelTextPart(results[at] ?? '')]),
  );
  return [
    vscode.LanguageModelChatMessage.Assistant([...said, ...asked]),
    vscode.LanguageModelChatMessage.User(told),
  ];
}

function objectOf(given: unknown): object {
  return typeof given === 'object' && given !== null ? given : {};
}

function refusal(error: unknown, { name }: vscode.LanguageModelChat, cancelled: boolean): CodedError {
  if (cancelled) return new CodedError('cancelled', 'The question was cancelled.');
  const said = error instanceof Error && error.message !== '' ? `: ${error.message.replace(/\.$/, '')}` : '';
  return new CodedError('engine-unavailable', wordsFor(codeOf(error), name, said), error);
}

function wordsFor(code: string | undefined, name: string, said: string): string {
  switch (code) {
    case 'NoPermissions':
      return `Groundplan may not use ${name}. Allow it when VS Code asks, or under “Manage Language Model Access”.`;
    case 'Blocked':
      return `${name} does not take the request${said}. The quota may be used up: ask later, or choose another engine.`;
    case 'NotFound':
      return `VS Code no longer has the model ${name}. Choose another one.`;
    default:
      return `${name} failed${said}. VS Code’s log says more.`;
  }
}
