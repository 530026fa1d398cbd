/** The conversation in the panel: what the page asks for is asked of the engine, and what comes of it is told to the page. */

import * as vscode from 'vscode';
import { messageOf } from '../../base/messageOf.ts';
import type { ChatMessage, ChatSuggestion, Conversation } from '../../core/model/chat.ts';
import type { ChatApi } from '../../protocol/chatApi.ts';
import type { FromChat, ToChat } from '../../protocol/chatPanel.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { FeedbackRecorder, OfferedSuggestion } from '../feedback/feedbackRecorder.ts';
import { chatFeedback } from '../feedback/signalSwitches.ts';
import type { IndexController } from '../indexController.ts';
import { serverAdapters } from '../models/enginesConfiguration.ts';
import type { ModelViews } from '../modelViews.ts';
import { Answers } from './answers.ts';
import { chatAdapters } from './chatAdapters.ts';
import { exportConversation, readConversation } from './conversationFiles.ts';
import { EditorContext } from './editorContext.ts';
import { openLink } from './openLink.ts';
import { openPath } from './openPlace.ts';
import { panelEngine } from './panelEngine.ts';
import { pickChip } from './pickChip.ts';
import { plain } from './plain.ts';

export interface ChatHostParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly feedback: FeedbackRecorder;
  /** Reaches the page while it is there. */
  send(message: ToChat): void;
}

function offeredIn({ root, id, kind, title, confidence }: ChatSuggestion): OfferedSuggestion {
  return { root, id, card: { kind, title, confidence } };
}

/** Messages that a page is shown at first. */
const WINDOW = 50;

export class ChatHost implements vscode.Disposable {
  readonly #parts: ChatHostParts;
  readonly #answers: Answers;
  readonly #editor: EditorContext;
  /** The conversation that the page shows; undefined for a new one. */
  #shown: string | undefined;
  /** Rises whenever another one is shown. */
  #turn = 0;
  /** What was deleted last, as it would be imported. */
  #removed: string | undefined;
  /** A list that was asked for, as it is asked again when conversations change. */
  #list = { search: '', count: WINDOW };

  constructor(parts: ChatHostParts) {
    this.#parts = parts;
    this.#editor = new EditorContext((message) => parts.send(message));
    this.#answers = new Answers({
      tell: (conversation, message) => this.#tell(conversation, message),
      begun: (conversation, turn) => this.#begun(conversation, turn),
      ended: (conversation, answer) => this.#ended(conversation, answer),
      failed: (text) => parts.send({ type: 'failure', text }),
    });
  }

  /** The page is new, or back. */
  greet(): void {
    this.#editor.tell();
  }

  async receive(message: FromChat): Promise<void> {
    try {
      await this.#do(message);
    } catch (error) {
      this.#parts.send({ type: 'failure', text: messageOf(error) });
    }
  }

  dispose(): void {
    this.#answers.dispose();
    this.#editor.dispose();
  }

  get #chat(): ChatApi {
    return this.#parts.engine.get().chat;
  }

  async #do(message: FromChat): Promise<unknown> {
    const roots = this.#parts.index.modelledRoots;
    const run = vscode.commands.executeCommand;
    switch (message.type) {
      case 'ask': {
        const { text: question, type: _, ...rest } = message;
        return this.#answers.run(this.#turn, (call) =>
          this.#chat.ask({ ...rest, question, roots, tools: 'ask', ...chatFeedback() }, call),
        );
      }
      case 'edit': {
        const { text: question, type: _, ...rest } = message;
        return this.#answers.run(this.#turn, (call) =>
          this.#chat.edit({ ...rest, question, roots, tools: 'ask', ...chatFeedback() }, call),
        );
      }
      case 'retry': {
        const { message: again, type: _, ...rest } = message;
        const request = { ...rest, message: again, roots, tools: 'ask', ...chatFeedback() } as const;
        void this.#regenerated(message.conversation, again).catch(() => {});
        return this.#answers.run(this.#turn, (call) => this.#chat.retry(request, call));
      }
      case 'restore':
        return this.#restore(message.conversation, message.branch);
      case 'engines':
        return this.#tellEngines();
      case 'showEngines':
        return run('groundplan.showEngines');
      case 'consent':
        return this.#chat.consent({ use: message.use, consent: message.consent });
      case 'stop':
        return this.#answers.stop(this.#shown, this.#turn);
      case 'show':
        return this.#show(message.conversation);
      case 'messages':
        return this.#messages(message);
      case 'list':
        this.#list = { search: message.search, count: message.count };
        return this.#tellList();
      case 'rename':
        return this.#rename(message.conversation, message.title);
      case 'remove':
        return this.#remove(message.conversation);
      case 'undoRemove':
        return this.#undoRemove();
      case 'export':
        return exportConversation(message.format, () => this.#chat.export(message));
      case 'import':
        return this.#import();
      case 'pickChip':
        return this.#pick(message.kind);
      case 'openLink':
        return openLink(message.url);
      case 'openPath':
        return openPath(this.#parts.index.roots, message.path, message.line);
      case 'copy':
        if (message.answer !== undefined) this.#parts.feedback.copied(message.answer, message.text);
        return vscode.env.clipboard.writeText(message.text);
      case 'apply':
        return run('groundplan.applySuggestion', { suggestion: message });
      case 'editSuggestion':
        return run('groundplan.editSuggestion', { suggestion: message });
    }
  }

  async #show(conversation: string | undefined): Promise<void> {
    this.#turn++;
    this.#shown = conversation;
    if (conversation === undefined) return this.#parts.send({ type: 'conversation', from: 0, messages: [] });
    try {
      await this.#tellConversation(conversation);
    } catch (error) {
      // It was deleted in another window, say: the page must not be left without any.
      this.#shown = undefined;
      this.#parts.send({ type: 'conversation', from: 0, messages: [] });
      throw error;
    }
  }

  async #tellConversation(id: string): Promise<void> {
    const began = this.#answers.of(id);
    const { conversation, from, messages, summary } = await this.#chat.open({
      conversation: id,
      from: -WINDOW,
      count: WINDOW,
    });
    const branches =
      conversation.branches === 0 ? [] : (await this.#chat.branches({ conversation: id })).branches;
    const live = this.#answers.of(id);
    // The answer was ended meanwhile: what was read has it unfinished, and nobody would tell the page the rest.
    if (began !== undefined && live !== began) return this.#tellConversation(id);
    const current = live?.take();
    this.#tell(id, {
      type: 'conversation',
      conversation: plain(conversation),
      from,
      messages: plain(messages.map((each) => (each.id === current?.id ? { ...current, at: each.at } : each))),
      ...(summary === undefined ? {} : { summary }),
      ...(branches.length === 0 ? {} : { branches: plain(branches) }),
      ...(current === undefined ? {} : { live: current.id }),
    });
    if (live !== undefined && live.doing !== '')
      this.#tell(id, { type: 'doing', conversation: id, text: live.doing });
  }

  async #messages({ conversation, from, count }: Extract<FromChat, { type: 'messages' }>): Promise<void> {
    const { messages, ...window } = await this.#chat.open({ conversation, from, count });
    this.#tell(conversation, {
      type: 'messages',
      conversation,
      from: window.from,
      messages: plain(messages),
    });
  }

  /** Not while an answer is written: its words would go where nobody sees them. */
  async #restore(conversation: string, branch: string): Promise<void> {
    if (this.#answers.of(conversation) !== undefined) return;
    await this.#chat.restore({ conversation, branch });
    if (conversation === this.#shown) await this.#tellConversation(conversation);
  }

  /** Another answer is asked for in place of one: what that one suggested was not it. */
  async #regenerated(conversation: string, message: string): Promise<void> {
    const { messages } = await this.#chat.open({ conversation, from: -WINDOW, count: WINDOW });
    for (const each of messages.find(({ id }) => id === message)?.suggestions ?? [])
      await this.#parts.feedback.regenerated(offeredIn(each));
  }

  async #tellEngines(): Promise<void> {
    const engine = this.#parts.engine.get();
    const { engines } = await engine.models.list({});
    // Whatever is wrong with adapters, who answers can be chosen.
    const published = await engine.adapters.list({}).catch(() => ({ adapters: [] }));
    const adapters = chatAdapters(published, serverAdapters());
    this.#parts.send({ type: 'engines', engines: engines.map(panelEngine), adapters });
  }

  async #tellList(): Promise<void> {
    const { search, count } = this.#list;
    const { conversations, total } = await this.#chat.list({
      count,
      ...(search.trim() === '' ? {} : { search }),
    });
    this.#parts.send({ type: 'list', search, conversations: plain(conversations), total });
  }

  async #rename(id: string, title: string): Promise<void> {
    await this.#chat.rename({ conversation: id, title });
    if (id === this.#shown) await this.#tellConversation(id);
    await this.#tellList();
  }

  /** It is kept in memory until the next one is deleted: a slip must not cost it. */
  async #remove(conversation: string): Promise<void> {
    this.#answers.stop(conversation, -1);
    const { conversation: known } = await this.#chat.open({ conversation, count: 0 });
    const { text } = await this.#chat.export({ conversation, format: 'json' });
    await this.#chat.remove({ conversation });
    this.#removed = text;
    this.#parts.send({ type: 'removed', conversation, title: known.title });
  }

  async #undoRemove(): Promise<void> {
    if (this.#removed === undefined) return;
    await this.#chat.import({ text: this.#removed });
    this.#removed = undefined;
    await this.#tellList();
  }

  async #import(): Promise<void> {
    const text = await readConversation();
    if (text === undefined) return;
    const { id } = await this.#chat.import({ text });
    this.#parts.send({ type: 'room', room: 'chat' });
    await this.#show(id);
  }

  async #pick(kind: Extract<FromChat, { type: 'pickChip' }>['kind']): Promise<void> {
    const chip = await pickChip(kind, this.#parts);
    if (chip !== undefined) this.#parts.send({ type: 'chip', chip: plain(chip) });
  }

  /** The page shows it where it was asked, unless it has gone elsewhere meanwhile. */
  #begun(conversation: Conversation, turn: number): void {
    if (turn === this.#turn) this.#shown = conversation.id;
    if (this.#shown === conversation.id) void this.#tellConversation(conversation.id).catch(() => {});
  }

  #ended(conversation: Conversation, answer: ChatMessage): void {
    this.#tell(conversation.id, {
      type: 'answer',
      conversation: plain(conversation),
      message: plain(answer),
    });
  }

  #tell(conversation: string, message: ToChat): void {
    if (conversation === this.#shown) this.#parts.send(message);
  }
}
