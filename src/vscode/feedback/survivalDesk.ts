/** What happens to accepted suggestions in this window, told to the engine, which looks what is left of them when it is time. */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { isPersons } from '../../app/feedback/survival/editOrigin.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import type { SurvivalApi, Watching } from '../../protocol/survivalApi.ts';
import { EditBursts, type EditedDocument } from './editBursts.ts';
import { feedbackLevel } from './feedbackLevel.ts';

export interface AcceptedSuggestion {
  readonly root: string;
  readonly suggestion: string;
  readonly edits: readonly FileEdit[];
  /** Texts that it changed, by path. */
  readonly before: Readonly<Record<string, string>>;
}

export interface DeskParts {
  api(): SurvivalApi;
  recorded(): void;
  problem(error: unknown): void;
}

/** After what changes much at once. */
const SOON_MS = 1000;
const MOST_MS = 86_400_000;
const MOST_UNSAVED = 50;
const MOST_LENGTH = 1_000_000;

interface Watched {
  paths: ReadonlySet<string>;
  readonly touched: Set<string>;
  timer: NodeJS.Timeout | undefined;
}

export class SurvivalDesk implements vscode.Disposable {
  readonly #parts: DeskParts;
  readonly #session = randomUUID();
  readonly #bursts: EditBursts;
  readonly #listening: vscode.Disposable;
  readonly #roots = new Map<string, Watched>();
  #isOpen = true;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#bursts = new EditBursts((edited) => void this.#edited(edited));
    this.#listening = vscode.Disposable.from(
      this.#bursts,
      vscode.workspace.onDidOpenTextDocument(() => this.#renewBursts()),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#deleted(files)),
      vscode.workspace.onDidRenameFiles(({ files }) => void this.#renamed(files)),
    );
  }

  /** @returns how much of it was taken. */
  async accepted({ root, ...accepted }: AcceptedSuggestion): Promise<number> {
    const { taken, ...watching } = await this.#parts.api().watch({ ...this.#desk(root), ...accepted });
    this.#follow(root, watching);
    return taken;
  }

  async stop(root: string, suggestion: string): Promise<void> {
    await this.#parts.api().unwatch({ root, suggestion });
  }

  /** A workspace is there: what was watched before is taken up again. */
  open(root: string): void {
    if (!this.#roots.has(root)) this.#lookIn(root, SOON_MS);
  }

  dispose(): void {
    this.#isOpen = false;
    for (const { timer } of this.#roots.values()) clearTimeout(timer);
    this.#listening.dispose();
  }

  #of(root: string): Watched {
    const watched = this.#roots.get(root) ?? { paths: new Set(), touched: new Set(), timer: undefined };
    this.#roots.set(root, watched);
    return watched;
  }

  #lookIn(root: string, milliseconds: number): void {
    if (!this.#isOpen) return;
    const watched = this.#of(root);
    clearTimeout(watched.timer);
    watched.timer = setTimeout(() => void this.#look(root), Math.min(MOST_MS, milliseconds));
  }

  async #look(root: string): Promise<void> {
    this.#bursts.flush();
    const { touched } = this.#of(root);
    const seen = [...touched];
    touched.clear();
    try {
      const { recorded, ...watching } = await this.#parts.api().look({ ...this.#desk(root), touched: seen });
      if (recorded > 0) this.#parts.recorded();
      this.#follow(root, watching);
    } catch (error) {
      for (const path of seen) touched.add(path);
      this.#parts.problem(error);
      this.#lookIn(root, 60 * SOON_MS);
    }
  }

  #follow(root: string, { paths, nextMs }: Watching): void {
    this.#of(root).paths = new Set(paths);
    this.#renewBursts();
    if (nextMs !== undefined) this.#lookIn(root, nextMs);
  }

  #renewBursts(): void {
    const isWatched = (document: vscode.TextDocument) => this.#placeOf(document.uri) !== undefined;
    this.#bursts.watch(vscode.workspace.textDocuments.filter(isWatched));
  }

  async #edited({ document, origin, before }: EditedDocument): Promise<void> {
    const place = this.#placeOf(document.uri);
    if (place === undefined) return;
    const { root, path } = place;
    if (isPersons(origin)) this.#of(root).touched.add(path);
    else
      await this.#parts
        .api()
        .excuse({ root, path, before, after: document.getText() })
        .catch((error) => this.#parts.problem(error));
  }

  #saved({ uri }: vscode.TextDocument): void {
    const place = this.#placeOf(uri);
    if (place === undefined) return;
    this.#bursts.flush();
    if (this.#of(place.root).touched.has(place.path)) this.#lookIn(place.root, SOON_MS);
  }

  #deleted(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      const { root, path } = inFolder(uri) ?? {};
      if (root === undefined || path === undefined) continue;
      const { paths, touched } = this.#of(root);
      const gone = [...paths].filter((each) => each === path || each.startsWith(`${path}/`));
      for (const each of gone) touched.add(each);
      if (gone.length > 0) this.#lookIn(root, SOON_MS);
    }
  }

  async #renamed(renamed: vscode.FileRenameEvent['files']): Promise<void> {
    for (const { oldUri, newUri } of renamed) {
      const [from, to] = [inFolder(oldUri), inFolder(newUri)];
      if (from === undefined || from.root !== to?.root || this.#of(from.root).paths.size === 0) continue;
      const files = [{ from: from.path, to: to.path }];
      try {
        await this.#parts.api().moved({ root: from.root, files });
        this.#lookIn(from.root, SOON_MS);
      } catch (error) {
        this.#parts.problem(error);
      }
    }
  }

  /** Undefined for what is not watched. */
  #placeOf(uri: vscode.Uri) {
    const place = inFolder(uri);
    return place !== undefined && this.#roots.get(place.root)?.paths.has(place.path) ? place : undefined;
  }

  #desk(root: string) {
    return { root, session: this.#session, level: feedbackLevel(), unsaved: unsavedIn(root) };
  }
}

function inFolder(uri: vscode.Uri) {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined || uri.scheme !== 'file') return undefined;
  return { root: folder.uri.fsPath, path: uri.path.slice(folder.uri.path.length + 1) };
}

function unsavedIn(root: string): Record<string, string> {
  const dirty = vscode.workspace.textDocuments.filter(
    ({ isDirty, isClosed, uri }) => isDirty && !isClosed && inFolder(uri)?.root === root,
  );
  const texts = dirty
    .slice(0, MOST_UNSAVED)
    .map((each) => [inFolder(each.uri)!.path, each.getText()] as const);
  return Object.fromEntries(texts.filter(([, text]) => text.length <= MOST_LENGTH));
}
