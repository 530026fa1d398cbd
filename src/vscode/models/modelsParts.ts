/** What the extension has to do with engines that generate text: registered at once, doing nothing before it is asked for. */
import * as vscode from 'vscode';
import type { HostApi, HostStoreApi, HostToolsApi } from '../../protocol/hostApi.ts';
import type { EngineHandle } from '../engineHandle.ts';
import { MODEL_ACTIONS, runModelAction } from '../registry/modelActions.ts';
import { type ModelNode, ModelTree } from '../registry/modelTree.ts';
import { ChatProvider, PROVIDER } from './chatProvider.ts';
import { COMPARED_SCHEME, ComparedTexts, compareEngines } from './compareEngines.ts';
import { enginesConfiguration } from './enginesConfiguration.ts';
import { hostModels } from './hostModels.ts';
import { ServerKeys } from './serverKeys.ts';
import { showEngines } from './showEngines.ts';

export class ModelsParts implements vscode.Disposable {
  /** What the engine's process may ask of VS Code. */
  readonly host: Omit<HostApi, keyof HostToolsApi | keyof HostStoreApi>;
  readonly #context: vscode.ExtensionContext;
  readonly #keys: ServerKeys;
  readonly #texts = new ComparedTexts();
  #registered = vscode.Disposable.from();

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.#keys = new ServerKeys(context);
    this.host = hostModels(() => this.#configuration());
  }

  register(engine: EngineHandle): this {
    const provider = new ChatProvider(engine);
    const tree = new ModelTree(engine);
    const changed = async () => {
      // An engine that is gone asks for the settings when it is started again.
      await engine
        .get()
        .models.configure(await this.#configuration())
        .catch(() => {});
      provider.changed();
    };
    this.#registered = vscode.Disposable.from(
      provider,
      // VS Code looks for models only where it is told of a change: without, its list of models lacks ours.
      onceReady(engine, () => provider.changed()),
      tree,
      vscode.window.registerTreeDataProvider('groundplan.models', tree),
      vscode.commands.registerCommand('groundplan.refreshModels', () => tree.refresh()),
      ...Object.keys(MODEL_ACTIONS).map((name) =>
        vscode.commands.registerCommand(`groundplan.${name}`, (node?: ModelNode) =>
          runModelAction(name, { engine, tree, changed: () => provider.changed() }, node),
        ),
      ),
      this.#texts,
      vscode.lm.registerLanguageModelChatProvider(PROVIDER, provider),
      vscode.workspace.registerTextDocumentContentProvider(COMPARED_SCHEME, this.#texts),
      vscode.workspace.onDidCloseTextDocument((document) => this.#texts.forget(document)),
      this.#keys.onChanged(() => void changed()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (
          event.affectsConfiguration('groundplan.engine') ||
          event.affectsConfiguration('groundplan.embedded') ||
          event.affectsConfiguration('groundplan.servers')
        )
          void changed();
      }),
    );
    return this;
  }

  setKey = () => this.#keys.set();
  removeKey = () => this.#keys.remove();
  show = (engine: EngineHandle) => showEngines(engine);
  compare = (engine: EngineHandle) => compareEngines(engine, this.#texts);

  async clearCache(engine: EngineHandle): Promise<void> {
    const { answers } = await engine.get().models.clearCache({});
    void vscode.window.showInformationMessage(
      answers === 0
        ? 'No answers were remembered.'
        : `${answers} remembered ${answers === 1 ? 'answer is' : 'answers are'} forgotten.`,
    );
  }

  dispose(): void {
    this.#registered.dispose();
  }

  #configuration() {
    return enginesConfiguration(this.#context, this.#keys);
  }
}

function onceReady(engine: EngineHandle, act: () => void): vscode.Disposable {
  const listening = engine.onState(({ state }) => {
    if (state.phase !== 'ready') return;
    listening.dispose();
    act();
  });
  return listening;
}
