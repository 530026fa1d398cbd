/** What Groundplan has learned, in an editor of its own: one at a time, back after a reload. Decisions are the engine's to carry out. */

import * as vscode from 'vscode';
import { messageOf } from '../../base/messageOf.ts';
import type { LearnedItem } from '../../core/model/learned.ts';
import type { LearnedDecision } from '../../protocol/learnedApi.ts';
import { type FromLearned, fromLearnedSchema, type ToLearned } from '../../protocol/learnedPanel.ts';
import { openCard, removeAdapter, rollBackAdapter, useAdapter } from '../adapters/adapterActions.ts';
import { shownAdapters } from '../adapters/shownAdapters.ts';
import { openPlace } from '../chat/openPlace.ts';
import type { EngineHandle } from '../engineHandle.ts';
import { counted } from '../figures.ts';
import type { IndexController } from '../indexController.ts';
import type { ModelViews } from '../modelViews.ts';
import { SinglePanel } from '../singlePanel.ts';
import { exportLearned, importLearned } from './learnedFiles.ts';

const TYPE = 'groundplan.learned';
const TITLE = 'What Groundplan Has Learned';

export interface LearnedPanelParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly extensionUri: vscode.Uri;
}

export class LearnedPanel implements vscode.Disposable {
  readonly #parts: LearnedPanelParts;
  readonly #listening: vscode.Disposable;
  readonly #panel: SinglePanel<FromLearned, ToLearned>;
  #items: readonly LearnedItem[] = [];
  /** The page is to lead there once it has them. */
  #goToAdapters = false;

  constructor(parts: LearnedPanelParts) {
    this.#parts = parts;
    this.#panel = new SinglePanel({
      type: TYPE,
      title: TITLE,
      page: { name: 'learned', tag: 'gp-learned-page', title: TITLE },
      schema: fromLearnedSchema,
      extensionUri: parts.extensionUri,
      receive: (message) => this.#receive(message),
    });
    this.#listening = vscode.Disposable.from(
      this.#panel,
      parts.views.onChanged(() => void this.#show()),
    );
  }

  show(): void {
    this.#panel.show();
  }

  async showAdapters(): Promise<void> {
    const isThere = this.#panel.isOpen;
    this.#goToAdapters = true;
    this.show();
    // A page that is new asks for them itself.
    if (isThere) await this.renewAdapters();
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #receive(message: FromLearned): Promise<void> {
    if (message.type === 'ready') return this.#showAll();
    if (message.type === 'open') return openPlace(this.#parts.index.roots, message);
    if (message.type === 'sleepNow') return void vscode.commands.executeCommand('groundplan.sleepNow');
    try {
      if (isOfAdapters(message)) return await this.#withAdapters(message);
      const said = await this.#carryOut(message);
      if (said === undefined) return;
      await this.#show();
      this.#send({ type: 'said', text: said });
      for (const root of this.#parts.index.modelledRoots) this.#parts.views.renewSuggestions(root);
    } catch (error) {
      void vscode.window.showErrorMessage(`Groundplan: ${messageOf(error)}`);
      // What was asked for may be gone by now.
      await this.#showAll();
    }
  }

  /** What has been done; undefined where nothing has. */
  async #carryOut(message: OfItems): Promise<string | undefined> {
    switch (message.type) {
      case 'pin':
        return this.#decide(
          message.item,
          { type: 'pin', pinned: message.pinned },
          message.pinned ? 'Pinned' : 'Unpinned',
        );
      case 'disable':
        return this.#decide(
          message.item,
          { type: 'disable', disabled: message.disabled },
          message.disabled ? 'Switched off' : 'Switched on',
        );
      case 'undo':
        return this.#decide(message.item, { type: 'undo' }, 'Undone');
      case 'edit':
        return this.#decide(message.item, { type: 'edit', edit: message.edit }, 'Changed');
      case 'forget':
        return this.#forget(message.items);
      case 'again': {
        const { items } = await this.#api.learnAgain({});
        return `${counted(items, 'habit')} may be learned anew`;
      }
      case 'export': {
        const { items, kinds } = message;
        await exportLearned(this.#api, {
          ...(items === undefined ? {} : { items }),
          ...(kinds === undefined ? {} : { kinds }),
        });
        return undefined;
      }
      case 'import':
        return (await importLearned(this.#api)) ? 'Imported' : undefined;
    }
  }

  async #withAdapters(message: OfAdapters): Promise<void> {
    const { adapters } = this.#parts.engine.get();
    const said = await (() => {
      switch (message.type) {
        case 'useAdapter':
          return useAdapter(adapters, message);
        case 'rollBackAdapter':
          return rollBackAdapter(adapters, message.language);
        case 'removeAdapter':
          return removeAdapter(adapters, message);
        case 'openCard':
          return openCard(adapters, message.language, message.version);
      }
    })();
    if (said === undefined) return;
    await this.renewAdapters();
    this.#send({ type: 'said', text: said });
  }

  async #decide(item: string, decision: LearnedDecision, said: string): Promise<string> {
    const { title } = await this.#api.decide({ item, decision });
    return `${said}: ${title.replaceAll('`', '')}`;
  }

  /** Asks first: it cannot be brought back. */
  async #forget(ids: readonly string[]): Promise<string | undefined> {
    const meant = this.#items.filter(({ id }) => ids.includes(id));
    const [first] = meant;
    if (first === undefined) return undefined;
    const what = meant.length === 1 ? `“${first.title.replaceAll('`', '')}”` : counted(meant.length, 'item');
    const detail =
      meant.length === 1 ? CONSEQUENCE[first.kind](first.offers) : 'What they were learned from goes, too.';
    const agreed = await vscode.window.showWarningMessage(
      `Forget ${what}?`,
      { modal: true, detail: `${detail} It cannot be brought back.` },
      'Forget',
    );
    if (agreed === undefined) return undefined;
    await this.#api.forget({ items: meant.map(({ id }) => id) });
    return `Forgotten: ${what}`;
  }

  async #show(): Promise<void> {
    if (!this.#panel.isOpen) return;
    try {
      const list = await this.#api.list({ roots: this.#parts.index.modelledRoots });
      this.#items = list.items;
      this.#send({ type: 'items', ...list });
    } catch (error) {
      this.#send({ type: 'failed', reason: messageOf(error) });
    }
  }

  /** After something else has changed them. */
  async renewAdapters(): Promise<void> {
    if (!this.#panel.isOpen) return;
    try {
      const adapters = shownAdapters(await this.#parts.engine.get().adapters.list({}));
      this.#send({ type: 'adapters', adapters });
    } catch (error) {
      this.#send({ type: 'adaptersFailed', reason: messageOf(error) });
    }
    if (this.#goToAdapters) this.#send({ type: 'goToAdapters' });
    this.#goToAdapters = false;
  }

  /** The items first: to find out which model answers may take longer. */
  async #showAll(): Promise<void> {
    await this.#show();
    await this.renewAdapters();
  }

  get #api() {
    return this.#parts.engine.get().learned;
  }

  #send(message: ToLearned): void {
    this.#panel.send(message);
  }
}

type OfAdapters = Extract<
  FromLearned,
  { type: 'useAdapter' | 'rollBackAdapter' | 'removeAdapter' | 'openCard' }
>;
type OfItems = Exclude<FromLearned, OfAdapters | { type: 'ready' | 'open' | 'sleepNow' }>;

function isOfAdapters(message: OfItems | OfAdapters): message is OfAdapters {
  return ['useAdapter', 'rollBackAdapter', 'removeAdapter', 'openCard'].includes(message.type);
}

const CONSEQUENCE: Readonly<Record<LearnedItem['kind'], (offers: number) => string>> = {
  concept: () => 'It is erased from every learned project, and not learned anew until you allow it.',
  preference: (offers) =>
    `What you did with ${counted(offers, 'suggestion')} is erased with it. What you rejected stays rejected.`,
  rejection: () => 'It may be suggested again.',
};
