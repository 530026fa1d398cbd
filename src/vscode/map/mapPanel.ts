/** The map in an editor of its own: one at a time, back after a reload. What it shows is asked of the engine. */

import * as vscode from 'vscode';
import { messageOf } from '../../base/messageOf.ts';
import { type FromMap, fromMapSchema, type MapAnswer, type MapRoot, type ToMap } from '../../protocol/map.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import type { ModelViews } from '../modelViews.ts';
import { SinglePanel } from '../singlePanel.ts';
import { exportDocument, savePng } from './mapExport.ts';
import { type MapPlaceToShow, placeToShow } from './placeToShow.ts';

const TYPE = 'groundplan.map';

export interface MapParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly extensionUri: vscode.Uri;
}

export class MapPanel implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #index: IndexController;
  readonly #listening: vscode.Disposable;
  /** How often a root's model has changed. */
  readonly #revisions = new Map<string, number>();
  readonly #panel: SinglePanel<FromMap, ToMap>;
  /** The file of the workspace that was edited last. */
  #edited: MapPlaceToShow | undefined;
  /** Asked for before the page was there. */
  #toShow: MapPlaceToShow | undefined;

  constructor({ engine, index, views, extensionUri }: MapParts) {
    this.#engine = engine;
    this.#index = index;
    this.#panel = new SinglePanel({
      type: TYPE,
      title: 'Map',
      page: { name: 'map', tag: 'gp-map-panel', title: 'Groundplan: Map' },
      schema: fromMapSchema,
      extensionUri,
      receive: (message) => this.#receive(message),
    });
    this.#listening = vscode.Disposable.from(
      this.#panel,
      index.onStateChanged(() => this.#sendStatus()),
      index.onModelUpdated(({ root }) => this.#renewed(root)),
      views.onChanged(() => this.#sendRoots()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#sendEdited()),
    );
  }

  show(place?: MapPlaceToShow): void {
    if (this.#panel.isVisible && place !== undefined) this.#send({ type: 'show', ...place });
    else this.#toShow = place;
    this.#panel.show();
  }

  dispose(): void {
    this.#listening.dispose();
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
    this.#panel.send(message);
  }
}

/** What a check lets through may hold `undefined` where the engine's types have nothing. */
function plain<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
