/** The panel: overview, suggestion cards and deterministic answers. The page shows; what it shows is decided here and in the engine. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { OverviewReport } from '../protocol/engineApi.ts';
import {
  type FromPanel,
  fromPanelSchema,
  type PanelAnswer,
  type PanelModel,
  type PanelSuggestion,
  type ToPanel,
} from '../protocol/panel.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController } from './indexController.ts';
import type { ModelViews } from './modelViews.ts';
import { webviewPage } from './webviewPage.ts';

/** More cards than anyone reads; the tree has the rest. */
const MAX_CARDS = 50;

export interface PanelParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly extensionUri: vscode.Uri;
}

export class Panel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #index: IndexController;
  readonly #views: ModelViews;
  readonly #assets: vscode.Uri;
  readonly #listening: vscode.Disposable;
  #view: vscode.WebviewView | undefined;

  constructor({ engine, index, views, extensionUri }: PanelParts) {
    this.#engine = engine;
    this.#index = index;
    this.#views = views;
    this.#assets = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.#listening = vscode.Disposable.from(
      index.onStateChanged(() => this.#showStatus()),
      views.onChanged(() => void this.#showModel()),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#assets] };
    view.webview.html = webviewPage(view.webview, {
      assets: this.#assets,
      name: 'panel',
      tag: 'gp-panel',
      title: 'Groundplan',
    });
    view.webview.onDidReceiveMessage((message: unknown) => {
      const parsed = v.safeParse(fromPanelSchema, message);
      if (parsed.success) void this.#receive(parsed.output);
    });
    view.onDidChangeVisibility(() => this.#showAll());
    view.onDidDispose(() => {
      this.#view = undefined;
    });
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #showAll(): void {
    this.#showStatus();
    void this.#showModel();
  }

  #showStatus(): void {
    const { state, roots } = this.#index;
    this.#send({ type: 'status', status: { state, hasFolder: roots.length > 0 } });
  }

  async #showModel(): Promise<void> {
    if (this.#view?.visible !== true) return;
    const roots = this.#index.modelledRoots;
    try {
      const overviews = await Promise.all(roots.map((root) => this.#views.overview(root)));
      this.#send({ type: 'model', model: this.#model(overviews) });
    } catch {
      // The engine ended meanwhile; its state follows, and a new model after it.
    }
  }

  #model(reports: readonly OverviewReport[]): PanelModel {
    const overviews = reports.map(({ root, files, lines, modules, cycles, resolution }) => ({
      root,
      files,
      lines,
      modules,
      cycles,
      resolution,
    }));
    const lists = reports.map(({ root }) =>
      this.#views.lastSuggestions(root)?.map((each) => card(root, each)),
    );
    if (lists.every((list) => list === undefined)) return { overviews, notShown: 0 };
    const suggestions = lists.flatMap((list) => list ?? []).sort((a, b) => b.score - a.score);
    return {
      overviews,
      suggestions: suggestions.slice(0, MAX_CARDS),
      notShown: Math.max(0, suggestions.length - MAX_CARDS),
    };
  }

  async #receive(message: FromPanel): Promise<void> {
    const run = vscode.commands.executeCommand;
    switch (message.type) {
      case 'ready':
        return this.#showAll();
      case 'analyze':
        return void run(this.#index.startCommand);
      case 'open':
        return void run('groundplan.openEvidence', message.root, message.path, message.line);
      case 'preview':
        return void run('groundplan.previewSuggestion', { suggestion: message });
      case 'dismiss':
        return void run('groundplan.dismissSuggestion', { suggestion: message });
      case 'ask':
        return this.#send({ type: 'answer', answer: await this.#answer(message.question) });
    }
  }

  async #answer(question: string): Promise<PanelAnswer> {
    try {
      const lines: PanelAnswer['lines'][number][] = [];
      for (const root of this.#index.modelledRoots) {
        const found = await this.#engine.get().answer(root, question);
        lines.push(...found.lines.map((line) => ({ root, ...line })));
      }
      return { question, lines: lines.length > 0 ? lines : [{ text: NO_ANSWER }] };
    } catch (error) {
      return { question, lines: [{ text: error instanceof Error ? error.message : String(error) }] };
    }
  }

  #send(message: ToPanel): void {
    if (this.#view?.visible === true) void this.#view.webview.postMessage(message);
  }
}

const NO_ANSWER =
  'Nothing here answers that. Name a file, a folder or a module, or ask for “cycles” or “unresolved imports”.';

function card(root: string, { edits, ...rest }: Suggestion): PanelSuggestion {
  return { ...rest, root, files: new Set(edits.map((edit) => edit.path)).size };
}
