/** What the chat shows and what a person does in it. The extension keeps the conversations; this is the page's copy. */
import type {
  ChatChip,
  ChatMessage,
  ChatSuggestion,
  ChatToolUse,
  ConversationChoice,
} from '../../../src/core/model/chat.ts';
import type { ToolConsent } from '../../../src/core/model/toolServer.ts';
import type { ChatAdapter, FromChat, PanelEngine, ToChat } from '../../../src/protocol/chatPanel.ts';
import { keep, recall, send } from '../../host.ts';
import type { ComposerActions } from '../composer/composer.ts';
import { parsed } from '../composer/slashCommands.ts';
import type { Anchor } from '../list/messageList.ts';
import type { MessageActions } from '../message/messageView.ts';
import { announcementOf } from './announcements.ts';
import { cardIn } from './cardIn.ts';
import { Draft } from './draft.ts';
import { HistoryDesk } from './historyDesk.ts';
import { asked, NO_THREAD, nearTo, type Question, stepped, type Thread } from './thread.ts';

/** Messages that are asked for at a time. */
const PAGE = 50;
/** Dismissed suggestions that are remembered here; the engine knows them all. */
const DISMISSED = 500;

export class ChatDesk implements ComposerActions, MessageActions {
  readonly #changed: () => void;
  thread: Thread = NO_THREAD;
  room: 'chat' | 'history';
  readonly draft = new Draft();
  readonly history: HistoryDesk;
  dismissed: ReadonlySet<string>;
  consented: ReadonlySet<string> = new Set();
  /** Those that might answer; undefined until somebody asks. */
  engines: readonly PanelEngine[] | undefined;
  /** Those that may be chosen; known with the engines. */
  adapters: readonly ChatAdapter[] = [];
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
    const { room = 'chat', anchor, dismissed = [] } = recall();
    this.#changed = changed;
    this.history = new HistoryDesk(changed);
    this.room = room;
    this.anchor = anchor;
    this.dismissed = new Set(dismissed);
  }

  get answering(): boolean {
    return this.thread.live !== undefined;
  }

  begin(): void {
    this.#ask('show', recall().conversation);
    if (this.room === 'history') this.history.ask();
  }

  receive(message: ToChat): void {
    switch (message.type) {
      case 'list':
        this.history.take(message);
        break;
      case 'removed':
        this.#removed(message);
        break;
      case 'chip':
        this.draft.add(message.chip);
        this.onWrite();
        break;
      case 'editor':
        this.draft.editor = message;
        break;
      case 'engines':
        this.engines = message.engines;
        this.adapters = message.adapters;
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
    // What was chosen is the conversation's from now on, or was chosen for another.
    if (this.loaded && (other || before.live !== undefined)) this.draft.choose({});
    if (other || !this.loaded) this.shown++;
    this.loaded = true;
    this.#missing.clear();
    keep({ conversation: id, anchor: this.anchor });
  }

  /** What could not be asked goes back to where it was written. */
  #takeBack(before: Thread): void {
    const pending = before.before === undefined ? undefined : before.messages.get(before.total - 2);
    if (pending !== undefined && this.draft.text === '') this.draft.take(pending);
  }

  // What the composer asks for.

  send(): void {
    const { command, text } = parsed(this.draft.text);
    const { conversation } = this.thread;
    if (command === 'export' && conversation !== undefined) {
      this.history.export(conversation.id, /json/i.test(text) ? 'json' : 'markdown');
      this.leaveEdit();
      return;
    }
    const question: Question = {
      text,
      chips: this.draft.chips,
      ...(command === undefined ? {} : { command }),
    };
    const editing = [...this.thread.messages].find(([, { id }]) => id === this.draft.editing);
    this.thread = asked(this.thread, question, editing?.[0]);
    this.draft.clear();
    this.anchor = undefined;
    const id = conversation?.id;
    const named = id === undefined ? {} : { conversation: id };
    const chosen = this.draft.choice;
    if (editing !== undefined && id !== undefined)
      send({ type: 'edit', conversation: id, message: editing[1].id, ...mutable(question), ...chosen });
    else send({ type: 'ask', ...named, ...mutable(question), ...chosen });
    this.announcement = 'Asked.';
    this.#changed();
  }

  ask(question: string): void {
    const { text, chips } = this.draft;
    this.draft.clear();
    this.draft.write(question);
    this.send();
    // What was being written stays.
    this.draft.put(chips);
    this.write(text);
  }

  stop(): void {
    send({ type: 'stop' });
  }

  write(text: string): void {
    this.draft.write(text);
    if (this.thread.failure !== '') this.thread = { ...this.thread, failure: '' };
    this.#changed();
  }

  edit(message: ChatMessage): void {
    this.draft.change(message);
    this.write(this.draft.text);
    this.onWrite();
  }

  editLast(): void {
    const last = [...this.thread.messages.values()].findLast(({ role }) => role === 'user');
    if (last !== undefined) this.edit(last);
  }

  leaveEdit(): void {
    this.draft.clear();
    this.#changed();
  }

  pick(kind: Extract<FromChat, { type: 'pickChip' }>['kind']): void {
    send({ type: 'pickChip', kind });
  }

  /** Out of the context of the question; a conversation goes by its id. */
  unpick(chip: ChatChip): void {
    this.draft.put(this.draft.chips.filter((each) => each !== chip));
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
    send({ type: 'retry', conversation: conversation.id, message: id, ...this.draft.choice });
    this.#changed();
  }

  consent({ id }: ChatToolUse, consent: ToolConsent): void {
    this.consented = new Set([...this.consented, id]);
    send({ type: 'consent', use: id, consent });
    this.#changed();
    // What had the keyboard is gone.
    this.onWrite();
  }

  /** Shows what was asked there before or after. */
  walk(branch: string): void {
    const { conversation } = this.thread;
    if (conversation !== undefined && !this.answering)
      send({ type: 'restore', conversation: conversation.id, branch });
  }

  dismiss(suggestion: ChatSuggestion): void {
    const { root, id } = suggestion;
    this.dismissed = new Set([...this.dismissed, id].slice(-DISMISSED));
    keep({ dismissed: [...this.dismissed] });
    send({ type: 'dismiss', root, id, card: cardIn(suggestion) });
    this.#changed();
  }

  // Who answers.

  /** Id of the engine that the next question goes to; `auto`: as the settings route. */
  get engine(): string {
    return this.draft.choice.engine ?? this.thread.conversation?.engine ?? 'auto';
  }

  /** The language whose adapter the next question goes to, `none` or `auto`. */
  get adapter(): string {
    return this.draft.choice.adapter ?? this.thread.conversation?.adapter ?? 'auto';
  }

  lookForEngines(): void {
    send({ type: 'engines' });
  }

  choose(choice: ConversationChoice): void {
    this.draft.choose({ ...this.draft.choice, ...choice });
    this.#changed();
    this.onWrite();
  }

  showEngines(): void {
    send({ type: 'showEngines' });
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
    keep({ anchor });
    if (left) this.#changed();
  }

  // Conversations.

  startNew(): void {
    this.show(undefined);
    this.onWrite();
  }

  show(conversation: string | undefined): void {
    this.#enter('chat');
    this.draft.leave();
    this.#ask('show', conversation);
    this.#changed();
  }

  openHistory(): void {
    this.#enter('history');
    this.history.begin();
    this.#changed();
  }

  leaveHistory(): void {
    this.#enter('chat');
    this.#changed();
    this.onWrite();
  }

  #removed({ conversation, title }: Extract<ToChat, { type: 'removed' }>): void {
    if (conversation === this.thread.conversation?.id) this.#ask('show', undefined);
    this.history.wasRemoved(title);
  }

  #enter(room: 'chat' | 'history'): void {
    if (room !== this.room) this.thread = { ...this.thread, failure: '' };
    this.room = room;
    keep({ room });
  }

  #ask(type: 'show', conversation: string | undefined): void {
    send({ type, ...(conversation === undefined ? {} : { conversation }) });
  }
}

/** What is sent may be changed by whoever receives it. */
function mutable({ text, command, chips }: Question) {
  return { text, chips: chips.map((chip) => ({ ...chip })), ...(command === undefined ? {} : { command }) };
}
