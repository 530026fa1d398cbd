/** VS Code's own models as the engine asks for them: consent is asked by VS Code, and what it refuses is said in words. */
import * as vscode from 'vscode';
import { CodedError, codeOf } from '../../base/codedError.ts';
import type { EnginesConfiguration } from '../../core/model/engines.ts';
import type { Turn } from '../../core/model/generation.ts';
import type { HostApi, HostModel, HostToolsApi } from '../../protocol/hostApi.ts';
import { PROVIDER } from './chatProvider.ts';

export function hostModels(
  configuration: () => Promise<EnginesConfiguration>,
): Omit<HostApi, keyof HostToolsApi> {
  return {
    enginesConfiguration: () => configuration(),
    models: async () => (await available()).map(described),
    async generate({ model: id, prompt, maxTokens, temperature }, { signal, on } = {}) {
      const cancelling = new vscode.CancellationTokenSource();
      const cancel = () => cancelling.cancel();
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      const model = await named(id);
      try {
        const response = await model.sendRequest(
          prompt.turns.map(messageOf),
          {
            justification: 'Groundplan answers what you asked about your workspace.',
            modelOptions: { max_tokens: maxTokens, ...(temperature !== undefined && { temperature }) },
          },
          cancelling.token,
        );
        for await (const piece of response.text) on?.(piece);
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
