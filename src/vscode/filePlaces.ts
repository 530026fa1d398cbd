/** Where the open files stand: asked of the engine once a model, and anew when a person stops to think. */
import * as vscode from 'vscode';
import type { FilePlace } from '../core/model/place.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController } from './indexController.ts';
import type { ModelViews } from './modelViews.ts';

/** Patterns are looked for in the whole workspace: not at every keystroke. */
const QUIET_MS = 1000;

export class FilePlaces implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #index: IndexController;
  readonly #listening: vscode.Disposable;
  readonly #places = new Map<string, Map<string, Promise<FilePlace | undefined>>>();
  readonly #renewing = new Map<string, NodeJS.Timeout>();
  readonly #changed = new vscode.EventEmitter<void>();

  /** Places may be others now. */
  readonly onChanged = this.#changed.event;

  constructor(engine: EngineHandle, index: IndexController, views: ModelViews) {
    this.#engine = engine;
    this.#index = index;
    this.#listening = vscode.Disposable.from(
      views.onChanged((root) => this.#renew(root)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('groundplan')) this.#changed.fire();
      }),
    );
  }

  /** Undefined outside of the workspace, before an analysis, and while the engine is gone. */
  async of(uri: vscode.Uri): Promise<{ readonly root: string; readonly place: FilePlace } | undefined> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined || uri.scheme !== 'file') return undefined;
    const root = folder.uri.fsPath;
    const place = await this.at(root, uri.path.slice(folder.uri.path.length + 1));
    return place === undefined ? undefined : { root, place };
  }

  async at(root: string, path: string): Promise<FilePlace | undefined> {
    if (!this.#index.modelledRoots.includes(root)) return undefined;
    const places = this.#places.get(root) ?? new Map<string, Promise<FilePlace | undefined>>();
    this.#places.set(root, places);
    const asked = places.get(path) ?? this.#ask(root, path);
    places.set(path, asked);
    try {
      return await asked;
    } catch {
      // The index state tells of an engine that is gone; the next model asks again.
      places.delete(path);
      return undefined;
    }
  }

  dispose(): void {
    this.#listening.dispose();
    for (const timer of this.#renewing.values()) clearTimeout(timer);
    this.#changed.dispose();
  }

  async #ask(root: string, path: string): Promise<FilePlace | undefined> {
    return (await this.#engine.get().placeOf(root, path)).place;
  }

  #renew(root: string): void {
    clearTimeout(this.#renewing.get(root));
    const renew = () => {
      this.#renewing.delete(root);
      this.#places.delete(root);
      this.#changed.fire();
    };
    this.#renewing.set(root, setTimeout(renew, this.#places.has(root) ? QUIET_MS : 0));
  }
}
