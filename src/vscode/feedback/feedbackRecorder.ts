/** Tells the engine what the person does with suggestions, unless they switched that off. Nothing here may hold up or spoil what they do. */
import * as vscode from 'vscode';
import { wasSeen } from '../../app/feedback/wasSeen.ts';
import { isCoded } from '../../base/codedError.ts';
import type { Action, Surface } from '../../core/model/feedback.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import { answerSuggestion, type FeedbackApi, type SuggestionCard } from '../../protocol/feedbackApi.ts';
import type { Carried } from '../applySuggestion.ts';
import { uriOf } from '../documents.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { readSetting } from '../settings.ts';
import { CopiedCode, type TakenCode } from './copiedCode.ts';
import { feedbackLevel } from './feedbackLevel.ts';
import { ShownCards } from './shownCards.ts';
import { isHeard, isListening, permittedNow } from './signalSwitches.ts';
import { SurvivalDesk } from './survivalDesk.ts';

/** What undo brings back to before a suggestion was applied. */
interface Restorable {
  readonly root: string;
  readonly suggestion: string;
  /** Texts by document. */
  readonly before: ReadonlyMap<string, string>;
  /** URIs of files that came into being. */
  readonly created: ReadonlySet<string>;
}

export interface RecorderParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  /** Told what could not be recorded. */
  log(message: string): void;
}

/** As a menu, a card or a quick fix hands it over. */
export interface OfferedSuggestion {
  readonly root: string;
  readonly id: string;
  /** Where an answer showed it. */
  readonly card?: SuggestionCard;
  readonly surface?: Surface;
}

const ANSWER = { kind: 'use-answer', title: 'Code of an answer', confidence: 'likely' } as const;

const SETTINGS = 'groundplan.feedback';
/** Undo does not reach further back than a person remembers. */
const MOST_RESTORABLE = 20;

export class FeedbackRecorder implements vscode.Disposable {
  readonly #parts: RecorderParts;
  readonly #listening: vscode.Disposable;
  readonly #recorded = new vscode.EventEmitter<void>();
  readonly #shown = new ShownCards<OfferedSuggestion>({
    nowMs: () => Date.now(),
    after(milliseconds, call) {
      const timer = setTimeout(call, milliseconds);
      return { dispose: () => clearTimeout(timer) };
    },
    record: (card, action) => this.#record(card, action),
  });
  readonly #copied = new CopiedCode((code) => void this.#taken(code));
  #restorable: Restorable[] = [];
  /** URIs of what a person deletes: of what undo takes back VS Code does not tell beforehand. */
  readonly #leaving = new Set<string>();
  /** Undefined while it is not looked what is left. */
  #desk: SurvivalDesk | undefined;

  /** There is a new line in the log. */
  readonly onRecorded = this.#recorded.event;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => void this.#changed(event)),
      vscode.workspace.onWillDeleteFiles(({ files }) => {
        for (const file of files) this.#leaving.add(file.toString());
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => void this.#deleted(files)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTINGS)) this.#follow();
      }),
      parts.index.onModelUpdated(({ root }) => this.#desk?.open(root)),
    );
    this.#follow();
  }

  /** The log has grown by what the engine was told otherwise. */
  tellRecorded(): void {
    this.#recorded.fire();
  }

  /** Undefined where the engine cannot: the log says why. */
  trying<T>(ask: () => Promise<T>): Promise<T | undefined> {
    return ask().catch((error) => this.#failed(error));
  }

  get api(): FeedbackApi {
    return this.#parts.engine.get().feedback;
  }

  async carriedOut(
    asked: OfferedSuggestion,
    { plan, before, marked, outcome }: Carried,
    tookMs: number,
  ): Promise<void> {
    const { root } = asked;
    const { suggestionId: suggestion, edits } = plan;
    const offered = { ...asked, surface: surfaceOf(asked, edits) };
    if (outcome === 'refused') return;
    const listedMs = this.#shown.take(asked);
    await this.#record(offered, { type: 'shown', forMs: listedMs + tookMs });
    if (outcome === 'left') {
      if (wasSeen(tookMs)) await this.#record(offered, { type: 'ignored' });
      return;
    }
    if (!readSetting('feedback.enabled')) return;
    const created = new Set(
      edits.filter(({ type }) => type === 'create').map(({ path }) => uriOf(root, path).toString()),
    );
    const restorable = { root, suggestion, before, created };
    this.#restorable = [restorable, ...this.#restorable].slice(0, MOST_RESTORABLE);
    const texts = [...before].map(
      ([uri, text]) => [pathIn(root, uri), marked.has(uri) ? `\uFEFF${text}` : text] as const,
    );
    const accepted = { root, suggestion, edits, before: Object.fromEntries(texts) };
    const taken = this.#desk?.accepted(accepted).catch((error) => this.#failed(error));
    const share = (await taken) ?? 1;
    await this.#record(offered, { type: 'accepted', share });
  }

  /** Code of an answer is on the clipboard: where it is pasted, it was accepted. */
  copied(answer: string, text: string): void {
    if (isHeard('actions')) this.#copied.copied(answer, text);
  }

  async #taken({ answer, root, edits, before }: TakenCode): Promise<void> {
    const suggestion = answerSuggestion(answer);
    const offered = { root, id: suggestion, card: ANSWER, surface: 'chat-card' } as const;
    const taken = this.#desk?.accepted({ root, suggestion, edits, before });
    const share = (await taken?.catch((error) => this.#failed(error))) ?? 1;
    await this.#record(offered, { type: 'accepted', share });
  }

  /** @returns whether it was recorded. */
  async dismissed(offered: OfferedSuggestion, reason?: string): Promise<boolean> {
    const forMs = this.#shown.take(offered);
    if (forMs > 0) await this.#record(offered, { type: 'shown', forMs });
    return this.#record(offered, { type: 'dismissed', ...(reason === undefined ? {} : { reason }) });
  }

  /** Another one was asked for instead. */
  async regenerated(offered: OfferedSuggestion): Promise<void> {
    this.#shown.take(offered);
    await this.#record(offered, { type: 'regenerated' });
  }

  /** In a list, for so many milliseconds since this was last told. */
  saw(cards: readonly (OfferedSuggestion & { readonly ms: number })[]): void {
    if (this.#desk === undefined) return;
    for (const { ms, ...card } of cards) this.#shown.saw(card, ms);
  }

  /** There is more in the log, or less; what was forgotten is not waited for. */
  changed(): void {
    this.#restorable = [];
    this.#recorded.fire();
  }

  dispose(): void {
    this.#shown.dispose();
    this.#copied.dispose();
    this.#desk?.dispose();
    this.#listening.dispose();
    this.#recorded.dispose();
  }

  /** The switch takes effect at once, both ways. */
  #follow(): void {
    if (!isHeard('actions')) {
      this.#shown.dispose();
      this.#restorable = [];
    }
    const enabled = isHeard('survival');
    if (enabled === (this.#desk !== undefined)) return;
    this.#desk?.dispose();
    this.#desk = enabled
      ? new SurvivalDesk({
          api: () => this.api,
          recorded: () => this.#recorded.fire(),
          problem: (error) => this.#failed(error),
        })
      : undefined;
    for (const root of this.#parts.index.modelledRoots) this.#desk?.open(root);
  }

  async #record(offered: OfferedSuggestion, action: Action): Promise<boolean> {
    const allowed = permittedNow(action);
    if (allowed === undefined) return false;
    const { root, id: suggestion, card } = offered;
    const surface = offered.surface ?? surfaceOf(offered, []);
    const known = card === undefined ? {} : { card };
    try {
      const [level, listen] = [feedbackLevel(), isListening()];
      await this.api.record({ root, suggestion, surface, action: allowed, level, listen, ...known });
      this.#recorded.fire();
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  /** What cannot be written down is not learned from, and that is all: the log says so. */
  #failed(error: unknown): undefined {
    if (!isCoded(error)) throw error;
    this.#parts.log(`Feedback was not recorded: ${error.message}`);
  }

  /** Undone is what undo brings back to the text from before, letter by letter. */
  async #changed({ document, reason }: vscode.TextDocumentChangeEvent): Promise<void> {
    if (reason !== vscode.TextDocumentChangeReason.Undo) return;
    const name = document.uri.toString();
    await this.#undone(({ before }) => before.get(name) === document.getText());
  }

  /** A file that came into being and goes without a person deleting it was taken back. */
  async #deleted(files: readonly vscode.Uri[]): Promise<void> {
    const names = files.map((file) => file.toString()).filter((name) => !this.#leaving.delete(name));
    await this.#undone(({ created }) => names.some((name) => created.has(name)));
  }

  async #undone(isUndone: (restorable: Restorable) => boolean): Promise<void> {
    const undone = this.#restorable.find(isUndone);
    if (undone === undefined) return;
    this.#restorable = this.#restorable.filter((each) => each !== undone);
    const { root, suggestion } = undone;
    await this.#desk?.stop(root, suggestion).catch((error) => this.#failed(error));
    await this.#record({ root, id: suggestion }, { type: 'undone' });
  }
}

/** A file that was written is one wherever it was offered. */
function surfaceOf({ surface, card }: OfferedSuggestion, edits: readonly FileEdit[]): Surface {
  if (edits.length > 0 && edits.every(({ type }) => type === 'create')) return 'generated-file';
  return surface ?? (card === undefined ? 'suggestion' : 'chat-card');
}

function pathIn(root: string, uri: string): string {
  return vscode.Uri.parse(uri).path.slice(uriOf(root, '').path.replace(/\/?$/, '/').length);
}
