/** What the chat shows and what a person does in it. The extension keeps the conversations; this is the page's copy. */
import type { ChatChip, ChatMessage, ChatSuggestion } from '../../../src/core/model/chat.ts';
import type { FromChat, ListedConversation, ToChat } from '../../../src/protocol/chatPanel.ts';
import { type Kept, keep, recall, send } from '../../host.ts';
import { withChip } from '../composer/chips.ts';
import type { ComposerActions, EditorContext } from '../composer/composer.ts';
import { parsed, typed } from '../composer/slashCommands.ts';
import type { Anchor } from '../list/messageList.ts';
import type { MessageActions } from '../message/messageView.ts';
import { announcementOf } from './announcements.ts';
import { asked, NO_THREAD, nearTo, type Question, stepped, type Thread } from './thread.ts';

export interface History {
  readonly search: string;
  /** Undefined while they are looked for. */
  readonly list?:
    | { readonly conversations: readonly ListedConversation[]; readonly total: number }
    | undefined;
  /** Id of the one whose title is being written. */
  readonly renaming?: string | undefined;
  /** Title of the one that was deleted last and can be had back. */
  readonly removed?: string | undefined;
}

/** Messages, or conversations, that are asked for at a time. */
const PAGE = 50;

export class ChatDesk implements ComposerActions, MessageActions {
  readonly #changed: () => void;
  thread: Thread = NO_THREAD;
  room: 'chat' | 'history';
  draft: string;
  chips: readonly ChatChip[];
  /** Id of the question that the draft changes. */
  editing: string | undefined;
  editor: EditorContext = { selection: false };
  history: History = { search: '' };
  dismissed: ReadonlySet<string> = new Set();
  /** For screen readers, when something has come about. */
  announcement = '';
  /** Where the conversation was read when the page went away. */
  anchor: Anchor | undefined;
  /** Rises with each conversation that is shown, so that the list begins anew. */
  shown = 0;
  /** Is called when a question can be written: the composer takes the keyboard. */
  onWrite: () => void = () => {};
  /** False until the extension has said what to show. */
  loaded = false;
  readonly #missing = new Set<number>();

  constructor(changed: () => void) {
    const { room = 'chat', draft = '', chips = [], editing, anchor } = recall();
    this.#changed = changed;
    this.room = room;
    this.draft = draft;
    this.chips = chips;
    this.editing = editing;
    this.anchor = anchor;
  }

  get answering(): boolean {
    return this.thread.live !== undefined;
  }

  begin(): void {
    this.#ask('show', recall().conversation);
    if (this.room === 'history') this.#list();
  }

  receive(message: ToChat): void {
    switch (message.type) {
      case 'list':
        if (message.search === this.history.search) this.history = { ...this.history, list: message };
        break;
      case 'removed':
        this.#removed(message);
        break;
      case 'chip':
        this.chips = withChip(this.chips, message.chip);
        this.#keep({ chips: this.chips });
        this.onWrite();
        break;
      case 'editor':
        this.editor = message;
        break;
      case 'room':
        this.#go(message.room);
        break;
      default:
        this.#step(message);
    }
    this.#changed();
  }

  #go(room: 'new' | 'chat' | 'history'): void {
    if (room === 'new') this.startNew();
    else if (room === 'history') this.openHistory();
    else this.#enter('chat');
  }

  #step(message: ToChat): void {
    const before = this.thread;
    this.thread = stepped(before, message);
    this.announcement = announcementOf(before, this.thread) ?? this.announcement;
    if (message.type === 'messages') this.#missing.clear();
    if (message.type === 'conversation') this.#nowShown(before);
    if (message.type === 'failure') this.#takeBack(before);
  }

  #nowShown(before: Thread): void {
    const id = this.thread.conversation?.id;
    const other =
      id !== before.conversation?.id && !(before.conversation === undefined && before.live !== undefined);
    if (other && this.loaded) this.anchor = undefined;
    if (other || !this.loaded) this.shown++;
    this.loaded = true;
    this.#missing.clear();
    this.#keep({ conversation: id, anchor: this.anchor });
  }

  /** What could not be asked goes back to where it was written. */
  #takeBack(before: Thread): void {
    const pending = before.before === undefined ? undefined : before.messages.get(before.total - 2);
    if (pending === undefined || this.draft !== '') return;
    this.draft = typed(pending);
    this.chips = pending.chips;
    this.#keep({ draft: this.draft, chips: this.chips });
  }

  // What the composer asks for.

  send(): void {
    const { command, text } = parsed(this.draft);
    const { conversation } = this.thread;
    if (command === 'export' && conversation !== undefined) {
      this.export(conversation.id, /json/i.test(text) ? 'json' : 'markdown');
      this.leaveEdit();
      return;
    }
    const question: Question = { text, chips: this.chips, ...(command === undefined ? {} : { command }) };
    const editing = [...this.thread.messages].find(([, { id }]) => id === this.editing);
    this.thread = asked(this.thread, question, editing?.[0]);
    this.#clear();
    this.anchor = undefined;
    const id = conversation?.id;
    const named = id === undefined ? {} : { conversation: id };
    if (editing !== undefined && id !== undefined)
      send({ type: 'edit', conversation: id, message: editing[1].id, ...mutable(question) });
    else send({ type: 'ask', ...named, ...mutable(question) });
    this.announcement = 'Asked.';
    this.#changed();
  }

  ask(question: string): void {
    const { draft, chips } = this;
    this.draft = question;
    this.chips = [];
    this.editing = undefined;
    this.send();
    // What was being written stays.
    this.write(draft);
    this.chips = chips;
    this.#keep({ chips });
  }

  stop(): void {
    send({ type: 'stop' });
  }

  write(text: string): void {
    this.draft = text;
    if (this.thread.failure !== '') this.thread = { ...this.thread, failure: '' };
    this.#keep({ draft: text });
    this.#changed();
  }

  edit(message: ChatMessage): void {
    this.editing = message.id;
    this.chips = message.chips;
    this.#keep({ editing: message.id, chips: message.chips });
    this.write(typed(message));
    this.onWrite();
  }

  editLast(): void {
    const last = [...this.thread.messages.values()].findLast(({ role }) => role === 'user');
    if (last !== undefined) this.edit(last);
  }

  leaveEdit(): void {
    this.#clear();
    this.#changed();
  }

  pick(kind: Extract<FromChat, { type: 'pickChip' }>['kind']): void {
    send({ type: 'pickChip', kind });
  }

  /** Out of the context of the question; a conversation goes by its id. */
  unpick(chip: ChatChip): void {
    this.chips = this.chips.filter((each) => each !== chip);
    this.#keep({ chips: this.chips });
    this.#changed();
    this.onWrite();
  }

  // What a message asks for.

  retry({ id }: ChatMessage): void {
    const { conversation } = this.thread;
    if (conversation === undefined) return;
    const at = [...this.thread.messages].find(([, each]) => each.id === id)?.[0];
    const question = this.thread.messages.get((at ?? 0) - 1);
    if (at !== undefined && question !== undefined) this.thread = asked(this.thread, question, at - 1);
    send({ type: 'retry', conversation: conversation.id, message: id });
    this.#changed();
  }

  dismiss({ root, id }: ChatSuggestion): void {
    this.dismissed = new Set([...this.dismissed, id]);
    send({ type: 'dismiss', root, id });
    this.#changed();
  }

  // Where in the conversation a person is.

  rows(first: number, last: number): void {
    this.thread = nearTo(this.thread, first, last);
    const { conversation, messages } = this.thread;
    if (conversation === undefined) return;
    for (let row = first; row <= last; row++) {
      const from = row - (row % PAGE);
      if (messages.has(row) || this.#missing.has(from)) continue;
      this.#missing.add(from);
      send({ type: 'messages', conversation: conversation.id, from, count: PAGE });
    }
  }

  moved(anchor: Anchor | undefined): void {
    const left = (this.anchor === undefined) !== (anchor === undefined);
    this.anchor = anchor;
    this.#keep({ anchor });
    if (left) this.#changed();
  }

  // Conversations.

  startNew(): void {
    this.show(undefined);
    this.onWrite();
  }

  show(conversation: string | undefined): void {
    this.#enter('chat');
    this.editing = undefined;
    this.#keep({ editing: undefined });
    this.#ask('show', conversation);
    this.#changed();
  }

  openHistory(): void {
    this.#enter('history');
    this.history = { search: '' };
    this.#list();
    this.#changed();
  }

  leaveHistory(): void {
    this.#enter('chat');
    this.#changed();
    this.onWrite();
  }

  search(search: string): void {
    this.history = { ...this.history, search: search.slice(0, 400) };
    this.#list();
    this.#changed();
  }

  listMore(): void {
    this.#list((this.history.list?.conversations.length ?? 0) + PAGE);
  }

  startRename(id: string): void {
    this.history = { ...this.history, renaming: id };
    this.#changed();
  }

  /** @param title undefined leaves it as it was. */
  rename(conversation: string, title: string | undefined): void {
    this.history = { ...this.history, renaming: undefined };
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

  undoRemove(): void {
    this.history = { ...this.history, removed: undefined };
    send({ type: 'undoRemove' });
    this.#changed();
  }

  #removed({ conversation, title }: Extract<ToChat, { type: 'removed' }>): void {
    this.history = { ...this.history, removed: title };
    if (conversation === this.thread.conversation?.id) this.#ask('show', undefined);
    this.#list();
  }

  #list(count = PAGE): void {
    send({ type: 'list', search: this.history.search, count });
  }

  #enter(room: 'chat' | 'history'): void {
    if (room !== this.room) this.thread = { ...this.thread, failure: '' };
    this.room = room;
    this.#keep({ room });
  }

  #ask(type: 'show', conversation: string | undefined): void {
    send({ type, ...(conversation === undefined ? {} : { conversation }) });
  }

  #clear(): void {
    this.draft = '';
    this.chips = [];
    this.editing = undefined;
    this.#keep({ draft: '', chips: [], editing: undefined });
  }

  #keep(kept: Kept): void {
    keep(kept);
  }
}

/** What is sent may be changed by whoever receives it. */
function mutable({ text, command, chips }: Question) {
  return { text, chips: chips.map((chip) => ({ ...chip })), ...(command === undefined ? {} : { command }) };
}
