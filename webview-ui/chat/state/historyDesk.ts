/** The list of conversations, and what a person does with one of them. The extension keeps them. */
import type { ListedConversation, ToChat } from '../../../src/protocol/chatPanel.ts';
import { send } from '../../host.ts';

/** Conversations that are asked for at a time. */
const PAGE = 50;

export class HistoryDesk {
  readonly #changed: () => void;
  search = '';
  /** Undefined while they are looked for. */
  list: { readonly conversations: readonly ListedConversation[]; readonly total: number } | undefined;
  /** Id of the one whose title is being written. */
  renaming: string | undefined;
  /** Title of the one that was deleted last and can be had back. */
  removed: string | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** All of them, from the start. */
  begin(): void {
    this.search = '';
    this.list = undefined;
    this.renaming = undefined;
    this.removed = undefined;
    this.ask();
  }

  ask(count = PAGE): void {
    send({ type: 'list', search: this.search, count });
  }

  /** What was asked for; an answer to a search before this one is passed over. */
  take(list: Extract<ToChat, { type: 'list' }>): void {
    if (list.search === this.search) this.list = list;
  }

  find(search: string): void {
    this.search = search.slice(0, 400);
    this.ask();
    this.#changed();
  }

  more(): void {
    this.ask((this.list?.conversations.length ?? 0) + PAGE);
  }

  startRename(id: string): void {
    this.renaming = id;
    this.#changed();
  }

  /** @param title undefined leaves it as it was. */
  rename(conversation: string, title: string | undefined): void {
    this.renaming = undefined;
    if (title !== undefined) send({ type: 'rename', conversation, title });
    this.#changed();
  }

  export(conversation: string, format: 'markdown' | 'json'): void {
    send({ type: 'export', conversation, format });
  }

  import(): void {
    send({ type: 'import' });
  }

  remove(conversation: string): void {
    send({ type: 'remove', conversation });
  }

  wasRemoved(title: string): void {
    this.removed = title;
    this.ask();
  }

  undoRemove(): void {
    this.removed = undefined;
    send({ type: 'undoRemove' });
    this.#changed();
  }
}
