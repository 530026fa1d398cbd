/** The panel: the conversation, and before it begins overview and suggestions. The page shows; what it shows is decided here and in the engine. */

import * as v from 'valibot';
import * as vscode from 'vscode';
import { inTurn } from '../base/inTurn.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { OverviewReport } from '../protocol/engineApi.ts';
import {
  type FromPanel,
  fromPanelSchema,
  type PanelModel,
  type PanelSuggestion,
  type ToPanel,
} from '../protocol/panel.ts';
import { ChatHost } from './chat/chatHost.ts';
import { openPlace } from './chat/openPlace.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { FeedbackRecorder } from './feedback/feedbackRecorder.ts';
import type { IndexController } from './indexController.ts';
import type { ModelViews } from './modelViews.ts';
import { webviewPage } from './webviewPage.ts';

/** More cards than anyone reads; the tree has the rest. */
const MAX_CARDS = 50;

export interface PanelParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly feedback: FeedbackRecorder;
  readonly extensionUri: vscode.Uri;
}

export class Panel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #chat: ChatHost;
  readonly #index: IndexController;
  readonly #views: ModelViews;
  readonly #feedback: FeedbackRecorder;
  readonly #assets: vscode.Uri;
  readonly #listening: vscode.Disposable;
  #view: vscode.WebviewView | undefined;
  /** The page has said that it listens. */
  #listens = false;
  #wanted: 'new' | 'history' | undefined;

  constructor({ engine, index, views, feedback, extensionUri }: PanelParts) {
    this.#chat = new ChatHost({ engine, index, views, feedback, send: (message) => this.#send(message) });
    this.#index = index;
    this.#views = views;
    this.#feedback = feedback;
    this.#assets = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.#listening = vscode.Disposable.from(
      this.#chat,
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
    view.onDidChangeVisibility(() => {
      // A page that is hidden is gone.
      if (!view.visible) this.#listens = false;
      this.#showAll();
    });
    view.onDidDispose(() => {
      this.#view = undefined;
      this.#listens = false;
    });
  }

  /** Asked for by a command: the page goes there once it is in sight. */
  async go(room: 'new' | 'history'): Promise<void> {
    this.#wanted = room;
    await vscode.commands.executeCommand('groundplan.panel.focus');
    this.#goWhereWanted();
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
    const folders = reports.map(({ root }) => this.#folder(root));
    if (folders.every(({ known }) => !known)) return { overviews, notShown: 0 };
    const suggestions = merged(folders.map(({ likely }) => likely));
    const aside = {
      quiet: merged(folders.map(({ quiet }) => quiet)).slice(0, MAX_CARDS),
      hidden: folders.flatMap(({ hidden }) => hidden).slice(0, MAX_CARDS),
      notices: [...new Set(folders.flatMap(({ notice }) => notice ?? []))],
    };
    return {
      overviews,
      suggestions: suggestions.slice(0, MAX_CARDS),
      notShown: Math.max(0, suggestions.length - MAX_CARDS),
      aside,
    };
  }

  #folder(root: string) {
    const suggestions = this.#views.lastSuggestions(root);
    const { quiet, hidden, notice } = this.#views.heldBack(root);
    const cards = (suggestions ?? []).map((each) => card(root, each));
    return {
      known: suggestions !== undefined,
      likely: cards.filter(({ id }) => !quiet.has(id)),
      quiet: cards.filter(({ id }) => quiet.has(id)),
      hidden: hidden.map(({ suggestion, item }) => ({ ...card(root, suggestion), item })),
      notice,
    };
  }

  async #receive(message: FromPanel): Promise<void> {
    const run = vscode.commands.executeCommand;
    switch (message.type) {
      case 'ready':
        this.#listens = true;
        this.#showAll();
        this.#chat.greet();
        return this.#goWhereWanted();
      case 'analyze':
        return void run(this.#index.startCommand);
      case 'open':
        return openPlace(this.#index.roots, message);
      case 'seen':
        return this.#feedback.saw(message.cards);
      case 'preview':
        return void run('groundplan.previewSuggestion', { suggestion: message });
      case 'dismiss':
        return void run('groundplan.dismissSuggestion', { suggestion: message });
      case 'why':
        return void run('groundplan.whySuggestion', { suggestion: message });
      case 'allow':
        return void run('groundplan.allowSuggestion', { suggestion: message, item: message.item });
      default:
        return this.#chat.receive(message);
    }
  }

  #goWhereWanted(): void {
    if (this.#wanted === undefined || !this.#listens || this.#view?.visible !== true) return;
    this.#send({ type: 'room', room: this.#wanted });
    this.#wanted = undefined;
  }

  #send(message: ToPanel): void {
    if (this.#view?.visible === true) void this.#view.webview.postMessage(message);
  }
}

/** Of each folder its best in turn, in the order that it gave them. */
function merged(lists: readonly (readonly PanelSuggestion[])[]): PanelSuggestion[] {
  return inTurn(lists, ({ score }) => score);
}

function card(root: string, { edits, ...rest }: Suggestion): PanelSuggestion {
  return { ...rest, root, files: new Set(edits.map((edit) => edit.path)).size };
}
