/** The panel: suggestion cards and deterministic answers. The page shows; everything is decided here and in the engine. */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import {
  type FromPanel,
  fromPanelSchema,
  type PanelModel,
  type PanelSuggestion,
  type ToPanel,
} from '../protocol/panel.ts';
import { answer } from './answer.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController } from './indexController.ts';

/** More cards than anyone reads; the tree has the rest. */
const MAX_CARDS = 100;

export class Panel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #index: IndexController;
  readonly #assets: vscode.Uri;
  readonly #listening: vscode.Disposable;
  #view: vscode.WebviewView | undefined;

  constructor(engine: EngineHandle, index: IndexController, extensionUri: vscode.Uri) {
    this.#engine = engine;
    this.#index = index;
    this.#assets = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.#listening = vscode.Disposable.from(
      index.onStateChanged(() => void this.refresh()),
      index.onModelUpdated(() => void this.refresh()),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#assets] };
    view.webview.html = page(view.webview, this.#assets);
    view.webview.onDidReceiveMessage((message: unknown) => {
      const parsed = v.safeParse(fromPanelSchema, message);
      if (parsed.success) void this.#receive(parsed.output);
    });
    view.onDidChangeVisibility(() => void this.refresh());
    view.onDidDispose(() => {
      this.#view = undefined;
    });
  }

  async refresh(): Promise<void> {
    if (this.#view?.visible !== true) return;
    try {
      await this.#send({ type: 'model', model: await this.#model() });
    } catch {
      // The engine ended meanwhile; its state follows and refreshes again.
    }
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #model(): Promise<PanelModel> {
    const ready = this.#index.roots.filter((root) => this.#index.isReady(root));
    const engine = this.#engine;
    const overviews = await Promise.all(ready.map((root) => engine.get().overview(root)));
    const lists = await Promise.all(
      ready.map(async (root) => ({ root, ...(await engine.get().suggestions(root)) })),
    );
    const suggestions = lists.flatMap(({ root, suggestions: list }) =>
      list.map(
        ({ edits, ...rest }): PanelSuggestion => ({
          ...rest,
          root,
          files: new Set(edits.map((edit) => edit.path)).size,
        }),
      ),
    );
    suggestions.sort((a, b) => b.score - a.score);
    return {
      state: this.#index.state,
      hasFolder: this.#index.roots.length > 0,
      overviews: overviews.map(({ root, files, lines, modules, edges, cycles, resolution }) => ({
        root,
        files,
        lines,
        modules,
        edges,
        cycles,
        resolution,
      })),
      suggestions: suggestions.slice(0, MAX_CARDS),
    };
  }

  async #receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.refresh();
      case 'analyze':
        return void vscode.commands.executeCommand(
          this.#index.roots.length > 0 ? 'groundplan.resume' : 'vscode.openFolder',
        );
      case 'open':
        return void vscode.commands.executeCommand(
          'groundplan.openEvidence',
          message.root,
          message.path,
          message.line,
        );
      case 'preview':
        return void vscode.commands.executeCommand('groundplan.previewSuggestion', { suggestion: message });
      case 'dismiss':
        return void vscode.commands.executeCommand('groundplan.dismissSuggestion', { suggestion: message });
      case 'ask': {
        const roots = this.#index.roots.filter((root) => this.#index.isReady(root));
        return this.#send({
          type: 'answer',
          answer: await answer(this.#engine.get(), roots, message.question),
        });
      }
    }
  }

  async #send(message: ToPanel): Promise<void> {
    await this.#view?.webview.postMessage(message);
  }
}

function page(webview: vscode.Webview, assets: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const asset = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(assets, name));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'; font-src ${webview.cspSource};`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link id="vscode-codicon-stylesheet" rel="stylesheet" href="${asset('codicon.css')}">
<title>Groundplan</title>
</head>
<body><gp-panel></gp-panel><script nonce="${nonce}" type="module" src="${asset('panel.js')}"></script></body>
</html>`;
}
