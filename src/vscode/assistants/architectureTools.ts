/** The tools as VS Code offers them to its assistants (`contributes.languageModelTools` describes them). */
import * as vscode from 'vscode';
import { TOOL_NAMES, type ToolName } from '../../protocol/toolsApi.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import type { EngineHandle } from '../engineHandle.ts';
import { chatFeedback } from '../feedback/signalSwitches.ts';
import type { IndexController } from '../indexController.ts';
import { toolWording } from './toolWording.ts';

export interface ToolParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

export function registerArchitectureTools(parts: ToolParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...TOOL_NAMES.map((name) => vscode.lm.registerTool(name, new ArchitectureTool(name, parts))),
  );
}

class ArchitectureTool implements vscode.LanguageModelTool<object> {
  readonly #name: ToolName;
  readonly #parts: ToolParts;

  constructor(name: ToolName, parts: ToolParts) {
    this.#name = name;
    this.#parts = parts;
  }

  prepareInvocation({ input }: vscode.LanguageModelToolInvocationPrepareOptions<object>) {
    const { doing, title, message } = toolWording(this.#name, input);
    return { invocationMessage: doing, confirmationMessages: { title, message } };
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<object>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const { engine, index } = this.#parts;
    const signal = abortSignalOf(token);
    await index.modelled(signal);
    const { ownOrder = false } = chatFeedback();
    const request = { roots: index.modelledRoots, name: this.#name, input, ownOrder };
    const { text } = await engine.get().tools.run(request, { signal });
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
  }
}
