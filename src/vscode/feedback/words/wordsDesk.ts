/** Listens, while a person lets it, to what they say near what they accepted. Nothing is followed where nothing was accepted. */
import * as vscode from 'vscode';
import { WatchedPlaces } from '../../../app/feedback/words/watchedPlaces.ts';
import type { HeardReport } from '../../../protocol/feedbackApi.ts';
import type { IndexController } from '../../indexController.ts';
import { feedbackLevel } from '../feedbackLevel.ts';
import type { FeedbackRecorder } from '../feedbackRecorder.ts';
import { isHeard, isListening } from '../signalSwitches.ts';
import { CommentWatch, type SavedEdit } from './commentWatch.ts';
import { CommitWatch } from './commitWatch.ts';

export interface WordsDeskParts {
  readonly feedback: FeedbackRecorder;
  readonly index: IndexController;
}

/** Several lines of the log come at once. */
const TOGETHER_MS = 300;

export class WordsDesk implements vscode.Disposable {
  readonly #parts: WordsDeskParts;
  readonly #places: WatchedPlaces;
  readonly #listening: vscode.Disposable;
  #comments: CommentWatch | undefined;
  #commits: CommitWatch | undefined;
  #renewal: NodeJS.Timeout | undefined;
  /** Workspaces whose places were asked for. */
  readonly #asked = new Set<string>();

  constructor(parts: WordsDeskParts) {
    this.#parts = parts;
    const { feedback, index } = parts;
    this.#places = new WatchedPlaces((root) => feedback.api.watched({ root }));
    this.#listening = vscode.Disposable.from(
      feedback.onRecorded(() => this.#renewSoon()),
      index.onModelUpdated(({ root }) => this.#found(root)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('groundplan.feedback')) this.#follow();
      }),
    );
    this.#follow();
  }

  dispose(): void {
    clearTimeout(this.#renewal);
    this.#comments?.dispose();
    this.#commits?.dispose();
    this.#listening.dispose();
  }

  /** Switches take effect at once, both ways. */
  #follow(): void {
    this.#comments = followed(isHeard('comments'), this.#comments, () => {
      const isWatched = (root: string, path: string) => this.#places.has(root, path);
      return new CommentWatch({ isWatched, tell: (edit) => void this.#saved(edit) });
    });
    this.#commits = followed(isHeard('commits'), this.#commits, () => {
      return new CommitWatch((root) => void this.#committed(root));
    });
    this.#places.clear();
    this.#asked.clear();
    for (const root of this.#parts.index.modelledRoots) this.#found(root);
  }

  #found(root: string): void {
    if (this.#asked.has(root) || !isListening()) return;
    this.#asked.add(root);
    this.#renewSoon();
  }

  #renewSoon(): void {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => void this.#renew(), TOGETHER_MS);
  }

  async #renew(): Promise<void> {
    if (!isListening()) return;
    await this.#parts.feedback.trying(async () => {
      for (const root of this.#parts.index.modelledRoots) await this.#places.renew(root);
    });
    this.#commits?.watch(this.#places.committed);
  }

  async #saved(edit: SavedEdit): Promise<void> {
    if (!isHeard('comments')) return;
    const { feedback } = this.#parts;
    await this.#hear(() => feedback.api.heardInFile({ ...edit, level: feedbackLevel() }));
  }

  async #committed(root: string): Promise<void> {
    if (!isHeard('commits')) return;
    const { feedback } = this.#parts;
    await this.#hear(() => feedback.api.heardInCommits({ root, level: feedbackLevel() }));
  }

  async #hear(ask: () => Promise<HeardReport>): Promise<void> {
    const { feedback } = this.#parts;
    const heard = await feedback.trying(ask);
    if (heard !== undefined && heard.recorded > 0) feedback.tellRecorded();
  }
}

function followed<T extends vscode.Disposable>(
  wanted: boolean,
  now: T | undefined,
  open: () => T,
): T | undefined {
  if (wanted) return now ?? open();
  now?.dispose();
  return undefined;
}
