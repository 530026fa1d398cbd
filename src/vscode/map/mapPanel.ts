/** The map in an editor of its own: one at a time, back after a reload. What it shows is asked of the engine. */

import * as v from 'valibot';
import * as vscode from 'vscode';
import { messageOf } from '../../base/messageOf.ts';
import { type FromMap, fromMapSchema, type MapAnswer, type MapRoot, type ToMap } from '../../protocol/map.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { markIn } from '../mark.ts';
import type { ModelViews } from '../modelViews.ts';
import { webviewPage } from '../webviewPage.ts';
import { exportDocument, savePng } from './mapExport.ts';
import { type MapPlaceToShow, placeToShow } from './placeToShow.ts';

const TYPE = 'groundplan.map';

export interface MapParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly extensionUri: vscode.Uri;
}

export class MapPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #index: IndexController;
  readonly #assets: vscode.Uri;
  readonly #icon: ReturnType<typeof markIn>;
  readonly #listening: vscode.Disposable;
  /** How often a root's model has changed. */
  readonly #revisions = new Map<string, number>();
  #panel: vscode.WebviewPanel | undefined;
  /** The file of the workspace that was edited last. */
  #edited: MapPlaceToShow | undefined;
  /** Asked for before the page was there. */
  #toShow: MapPlaceToShow | undefined;

  constructor({ engine, index, views, extensionUri }: MapParts) {
    this.#engine = engine;
    this.#index = index;
    this.#assets = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.#icon = markIn(extensionUri);
    this.#listening = vscode.Disposable.from(
      index.onStateChanged(() => this.#sendStatus()),
      index.onModelUpdated(({ root }) => this.#renewed(root)),
      views.onChanged(() => this.#sendRoots()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#sendEdited()),
      vscode.window.registerWebviewPanelSerializer(TYPE, this),
    );
  }

  show(place?: MapPlaceToShow): void {
    if (this.#panel !== undefined) {
      // A page that is hidden is gone: it asks again once it is back.
      if (this.#panel.visible && place !== undefined) this.#send({ type: 'show', ...place });
      else this.#toShow = place;
      this.#panel.reveal();
      return;
    }
    this.#toShow = place;
    this.#adopt(vscode.window.createWebviewPanel(TYPE, 'Map', vscode.ViewColumn.Active, {}));
  }

  /** The page knows what it showed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const { webview } = panel;
    panel.iconPath = this.#icon;
    webview.options = { enableScripts: true, localResourceRoots: [this.#assets] };
    webview.html = webviewPage(webview, {
      assets: this.#assets,
      name: 'map',
      tag: 'gp-map-panel',
      title: 'Groundplan: Map',
    });
    webview.onDidReceiveMessage((message: unknown) => {
      const parsed = v.safeParse(fromMapSchema, message);
      if (parsed.success) void this.#receive(parsed.output);
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
  }

  #renewed(root: string): void {
    this.#revisions.set(root, (this.#revisions.get(root) ?? 0) + 1);
    this.#sendRoots();
  }

  #sendStatus(): void {
    const { state, roots } = this.#index;
    this.#send({ type: 'status', status: { state, hasFolder: roots.length > 0 } });
  }

  /** While the map itself is the active editor, that is the file before it. */
  #sendEdited(): void {
    this.#edited = placeToShow(undefined) ?? this.#edited;
    const { root, focus: path } = this.#edited ?? {};
    if (root !== undefined && path !== undefined) this.#send({ type: 'edited', root, path });
  }

  #sendRoots(): void {
    const roots = this.#index.modelledRoots.map(
      (root): MapRoot => ({ root, revision: this.#revisions.get(root) ?? 0 }),
    );
    this.#send({ type: 'roots', roots });
  }

  async #receive(message: FromMap): Promise<void> {
    const run = vscode.commands.executeCommand;
    switch (message.type) {
      case 'ready':
        return this.#greet();
      case 'analyze':
        return void run(this.#index.startCommand);
      case 'open':
        return void run('groundplan.openEvidence', message.root, message.path, message.line);
      case 'view':
      case 'places':
      case 'evidence':
      case 'picture':
        return this.#answer(message);
      case 'export':
      case 'savePng':
        return this.#save(message);
    }
  }

  #greet(): void {
    this.#sendStatus();
    this.#sendRoots();
    this.#sendEdited();
    if (this.#toShow !== undefined) this.#send({ type: 'show', ...this.#toShow });
    this.#toShow = undefined;
  }

  async #answer(question: Extract<FromMap, { readonly id: number }>): Promise<void> {
    const { id } = question;
    try {
      this.#send({ type: 'answer', id, answer: await this.#answerTo(question) });
    } catch (error) {
      this.#send({ type: 'failed', id, reason: messageOf(error) });
    }
  }

  async #answerTo(question: Extract<FromMap, { readonly id: number }>): Promise<MapAnswer> {
    const { root } = question;
    if (!this.#index.modelledRoots.includes(root)) throw new Error('This folder is not analysed any more.');
    const engine = this.#engine.get();
    switch (question.type) {
      case 'view':
        return engine.mapView(root, plain(question.request));
      case 'places':
        return (await engine.mapPlaces(root, question.search)).places;
      case 'evidence':
        return engine.mapEvidence(root, plain(question.arrow));
      case 'picture':
        return (await engine.mapDocument(root, plain(question.request), 'svg')).text;
    }
  }

  async #save(message: Extract<FromMap, { readonly type: 'export' | 'savePng' }>): Promise<void> {
    try {
      if (message.type === 'savePng') return await savePng(message.root, message.base64);
      const { root, request, format } = message;
      await exportDocument(root, format, async () => {
        const { text } = await this.#engine.get().mapDocument(root, plain(request), format);
        return text;
      });
    } catch (error) {
      const reason = messageOf(error);
      void vscode.window.showErrorMessage(`The map could not be exported: ${reason}`);
    }
  }

  #send(message: ToMap): void {
    void this.#panel?.webview.postMessage(message);
  }
}

/** What a check lets through may hold `undefined` where the engine's types have nothing. */
function plain<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
