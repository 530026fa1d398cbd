/** The store of conversations, where trouble with it costs no answer: what cannot be kept is told once, and said on. */

import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { summarise } from '../../core/answers/summarise.ts';
import type { ChatMessage, Conversation, ConversationChoice } from '../../core/model/chat.ts';
import type { ConversationStore } from '../../core/ports/conversationStore.ts';
import type { Asked } from './answering.ts';

export interface Shortening {
  /** Messages that stay whole. */
  readonly keep: number;
  readonly every: number;
  /** Undefined: in their own first sentences. Does not reject. */
  write(before: string | undefined, messages: readonly ChatMessage[]): Promise<string | undefined>;
}

export class KeptConversations {
  readonly #open: () => Promise<ConversationStore>;
  #store: Promise<ConversationStore> | undefined;
  #trouble: string | undefined;
  #noticed = false;

  constructor(open: () => Promise<ConversationStore>) {
    this.#open = open;
  }

  store(): Promise<ConversationStore> {
    this.#store ??= this.#open();
    return this.#store;
  }

  async find(id: string): Promise<Conversation> {
    const found = await (await this.store()).find(id);
    if (found === undefined) throw this.unknown('conversation');
    return found;
  }

  unknown(what: string): CodedError {
    return new CodedError(
      'unknown-conversation',
      `There is no such ${what} any more; it may have been deleted in another window. Open another from the history.`,
    );
  }

  async create(begun: Pick<Conversation, 'id' | 'title' | 'roots' | 'created'>): Promise<Conversation> {
    await this.#keep((store) => store.create(begun));
    return this.now({ ...begun, changed: begun.created, messages: 0, branches: 0 });
  }

  /** As it is kept, else as it was. */
  async now(was: Conversation): Promise<Conversation> {
    try {
      return (await (await this.store()).find(was.id)) ?? was;
    } catch {
      return was;
    }
  }

  append(id: string, message: ChatMessage): Promise<void> {
    return this.#keep((store) => store.append(id, message));
  }

  write(id: string, message: ChatMessage): Promise<void> {
    return this.#keep((store) => store.write(id, message));
  }

  choose(id: string, choice: ConversationChoice): Promise<void> {
    return this.#keep((store) => store.choose(id, choice));
  }

  /** The last messages, and what stood before them. */
  async history(id: string, count: number): Promise<Pick<Asked, 'history' | 'summary' | 'summarised'>> {
    try {
      const store = await this.store();
      const messages = (await store.find(id))?.messages ?? 0;
      const history = await store.messages(id, Math.max(0, messages - count), count);
      const summary = await store.summary(id);
      return { history, ...(summary && { summary: summary.text, summarised: summary.messages }) };
    } catch {
      return { history: [] };
    }
  }

  /** Brings the summary up to date once `every` messages have come to stand before the last `keep`. */
  async shorten(id: string, { keep, every, write }: Shortening): Promise<void> {
    await this.#keep(async (store) => {
      const total = (await store.find(id))?.messages ?? 0;
      const before = await store.summary(id);
      const from = before?.messages ?? 0;
      const older = total - keep - from;
      if (older < every) return;
      const messages = await store.messages(id, from, older);
      const text = (await write(before?.text, messages)) ?? summarise(before?.text, messages);
      await store.setSummary(id, { messages: from + older, text });
    });
  }

  /** What went wrong since, and once that nothing outlasts this process. */
  async tellTrouble(tell: (text: string) => void): Promise<void> {
    if (this.#trouble !== undefined) tell(this.#trouble);
    this.#trouble = undefined;
    const notice = (await this.store()).notice;
    if (notice !== undefined && !this.#noticed) tell(notice);
    this.#noticed = true;
  }

  async dispose(): Promise<void> {
    await (await this.#store)?.dispose();
    this.#store = undefined;
  }

  async #keep(work: (store: ConversationStore) => Promise<void>): Promise<void> {
    try {
      await work(await this.store());
    } catch (error) {
      const reason = messageOf(error);
      this.#trouble = `This part of the conversation could not be kept (${reason}). Free disk space or check the folder’s permissions; what is shown here can still be copied.`;
    }
  }
}
