/** Conversations of every host: keeps what is asked, has it answered, and keeps the answer as far as it came. */

import { CodedError, codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { ChatMessage, ChatSuggestion, Conversation, ConversationChoice } from '../../core/model/chat.ts';
import type { ConversationStore } from '../../core/ports/conversationStore.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  AgainRequest,
  AskReport,
  AskRequest,
  ChatApi,
  ChatEvent,
  EditRequest,
  ListRequest,
  OpenRequest,
} from '../../protocol/chatApi.ts';
import type { AnswerText } from '../../protocol/feedbackApi.ts';
import type { FeedbackLevel } from '../../protocol/feedbackLevel.ts';
import { AnswerDraft } from './answerDraft.ts';
import type { Answerer } from './answering.ts';
import { exportConversation } from './exportConversation.ts';
import { importConversation } from './importConversation.ts';
import { KeptConversations } from './keptConversations.ts';
import { MOST_QUESTION, titleOf } from './questions.ts';
import type { ToolDesk } from './tools/toolDesk.ts';

export interface ChatParts {
  readonly answerer: Answerer;
  readonly desk: ToolDesk;
  /** Opens on first use. */
  openConversations(): Promise<ConversationStore>;
  /** Unique, and later ones are greater. */
  newId(): string;
  /** ISO 8601, in UTC. */
  timestamp(): string;
  now(): number;
  /** Told what a person says after an answer that offered something; does not reject. */
  heard(offered: readonly ChatSuggestion[], text: string, level: FeedbackLevel): Promise<void>;
  /** Told what an engine wrote where that may be written down; does not reject. */
  wrote(answer: AnswerText): Promise<void>;
  /** Told of a conversation that was deleted; does not reject. */
  forgotten(conversation: string): Promise<void>;
}

/** Messages that an engine may be told of again; the summary stands for those before. */
const HISTORY = 40;
/** Messages that are told to an engine as they are; older ones are summarised, so many at a time. */
const KEPT_WHOLE = 16;
const SHORTENED_EVERY = 24;
const WINDOW = 50;

/** @property instead id of the answer that another one was asked for. */
type Asking = Omit<AskRequest, 'conversation'> & { readonly instead?: string };

export class ChatService implements ChatApi {
  readonly #parts: ChatParts;
  readonly #kept: KeptConversations;
  /** Summaries that engines are writing, by conversation. */
  readonly #shortening = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.#kept = new KeptConversations(parts.openConversations);
  }

  async ask(request: AskRequest, call: Call<ChatEvent> = {}): Promise<AskReport> {
    await this.#check(request);
    const conversation = await this.#conversationFor(request);
    return this.#answer(conversation, request, call);
  }

  async retry(request: AgainRequest, call: Call<ChatEvent> = {}): Promise<AskReport> {
    const { conversation, question, at } = await this.#questionAt(request);
    const { text, command, chips } = question;
    const [answer] = await (await this.#kept.store()).messages(conversation.id, at + 1, 1);
    const instead = answer?.role === 'assistant' ? answer.id : undefined;
    const again = {
      ...request,
      question: text,
      chips,
      ...(command && { command }),
      ...(instead !== undefined && { instead }),
    };
    await this.#check(again);
    await this.#cut(conversation.id, at);
    return this.#answer(conversation, again, call);
  }

  async edit(request: EditRequest, call: Call<ChatEvent> = {}): Promise<AskReport> {
    await this.#check(request);
    const { conversation, at } = await this.#questionAt(request);
    await this.#cut(conversation.id, at);
    return this.#answer(conversation, request, call);
  }

  async list({ search, roots, from = 0, count = WINDOW }: ListRequest) {
    const store = await this.#kept.store();
    const query = { from: Math.max(0, from), count: Math.max(0, count) };
    const { found, total } = await store.list({
      ...query,
      ...(search && { search }),
      ...(roots && { roots }),
    });
    return { conversations: found, total };
  }

  async open({ conversation: id, from = 0, count = WINDOW }: OpenRequest) {
    const store = await this.#kept.store();
    const conversation = await this.#kept.find(id);
    const start = Math.max(0, from < 0 ? conversation.messages + from : from);
    const messages = await store.messages(id, start, Math.max(0, count));
    const summary = await store.summary(id);
    return { conversation, from: start, messages, ...(summary && { summary: summary.text }) };
  }

  async rename({ conversation, title }: { readonly conversation: string; readonly title: string }) {
    await this.#kept.find(conversation);
    const wanted = titleOf(title);
    if (wanted === '') throw new CodedError('invalid-option', 'A conversation needs a title: type one.');
    await (await this.#kept.store()).rename(conversation, wanted);
    return this.#kept.find(conversation);
  }

  async remove({ conversation }: { readonly conversation: string }) {
    await this.#kept.find(conversation);
    await (await this.#kept.store()).remove(conversation);
    await this.#parts.forgotten(conversation);
  }

  async branches({ conversation }: { readonly conversation: string }) {
    await this.#kept.find(conversation);
    const kept = await (await this.#kept.store()).branches(conversation);
    const branches = kept.map(({ id, at, after, left, messages }) => ({
      id,
      at,
      ...(after && { after }),
      left,
      asked: messages[0]?.at ?? left,
      messages: messages.length,
      question: titleOf(messages[0]?.text ?? ''),
    }));
    return { branches };
  }

  async restore({ conversation, branch }: { readonly conversation: string; readonly branch: string }) {
    const { branches } = await this.branches({ conversation });
    if (!branches.some(({ id }) => id === branch)) throw this.#kept.unknown('branch of this conversation');
    await this.#shortened(conversation);
    const replaced = { id: this.#parts.newId(), left: this.#parts.timestamp() };
    await (await this.#kept.store()).restore(conversation, branch, replaced);
    return this.#kept.find(conversation);
  }

  async export({ conversation: id, format }: Parameters<ChatApi['export']>[0]) {
    const conversation = await this.#kept.find(id);
    const store = await this.#kept.store();
    const messages = await store.messages(id, 0, conversation.messages);
    return exportConversation({ conversation, messages, branches: await store.branches(id) }, format);
  }

  async import({ text }: { readonly text: string }) {
    return importConversation(text, {
      store: await this.#kept.store(),
      newId: this.#parts.newId,
      timestamp: this.#parts.timestamp,
    });
  }

  consent(request: Parameters<ChatApi['consent']>[0]) {
    return this.#parts.desk.consent(request);
  }

  tools(request: Parameters<ChatApi['tools']>[0], call: Call = {}) {
    return this.#parts.desk.tools(request, call);
  }

  toolLog(request: Parameters<ChatApi['toolLog']>[0]) {
    return this.#parts.desk.toolLog(request);
  }

  withdrawConsent() {
    return this.#parts.desk.withdrawConsent();
  }

  async dispose(): Promise<void> {
    for (const id of [...this.#shortening.keys()]) await this.#shortened(id);
    await this.#parts.desk.dispose();
    await this.#kept.dispose();
  }

  async #check({
    roots,
    question,
    command,
  }: Pick<AskRequest, 'roots' | 'question' | 'command'>): Promise<void> {
    if (question.trim() === '' && command === undefined)
      throw new CodedError(
        'invalid-option',
        'There is no question: type one, or a command such as /suggest.',
      );
    if (question.length > MOST_QUESTION)
      throw new CodedError(
        'invalid-option',
        `The question has ${question.length.toLocaleString('en')} characters, more than the ${MOST_QUESTION.toLocaleString('en')} that are read. Ask about a file, and name it instead of pasting it.`,
      );
    await this.#parts.answerer.check(roots);
  }

  async #conversationFor({ conversation, question, command, roots }: AskRequest): Promise<Conversation> {
    if (conversation !== undefined) return this.#kept.find(conversation);
    const title = titleOf(question) || `/${command}`;
    return this.#kept.create({ id: this.#parts.newId(), title, roots, created: this.#parts.timestamp() });
  }

  async #questionAt({ conversation: id, message }: AgainRequest) {
    const store = await this.#kept.store();
    const conversation = await this.#kept.find(id);
    const found = (await store.indexOf(id, message)) ?? -1;
    const [meant] = await store.messages(id, Math.max(0, found), 1);
    const at = meant?.role === 'user' ? found : found - 1;
    const [question] = at < 0 ? [] : await store.messages(id, at, 1);
    if (question?.role !== 'user') throw this.#kept.unknown('message in this conversation');
    return { conversation, question, at };
  }

  async #cut(id: string, at: number): Promise<void> {
    await this.#shortened(id);
    const branch = { id: this.#parts.newId(), left: this.#parts.timestamp() };
    await (await this.#kept.store()).cut(id, at, branch);
  }

  async #answer(
    conversation: Conversation,
    request: Asking,
    { signal = new AbortController().signal, on = () => {} }: Call<ChatEvent>,
  ): Promise<AskReport> {
    const { id } = conversation;
    await this.#shortened(id);
    const { engine, adapter } = await this.#chosen(conversation, request);
    const history = await this.#kept.history(id, HISTORY);
    const question = this.#message('user', request);
    const message: ChatMessage = { ...this.#message('assistant', {}), state: 'writing' };
    await this.#kept.append(id, question);
    await this.#kept.append(id, message);
    // A question that is asked again was heard the first time.
    if (request.instead === undefined) this.#hear(history.history.at(-1), request);
    on({ type: 'begun', conversation: await this.#kept.now(conversation), question, answer: message.id });
    const keep = (so: ChatMessage) => this.#kept.write(id, so);
    const draft = new AnswerDraft({ message, signal, on, keep, now: this.#parts.now });
    const { roots, chips = [], command, model, tools, ownOrder } = request;
    const asked = { conversation: id, roots, question: request.question.trim(), chips, ...history };
    const state = await this.#told(draft, {
      ...asked,
      ...(command && { command }),
      ...(engine && { engine }),
      ...(model && { model }),
      ...(adapter && { adapter }),
      ...(tools && { tools }),
      ...(ownOrder && { ownOrder }),
    });
    await this.#kept.tellTrouble((text) => draft.notice('store', text));
    const answer = await draft.settle(state);
    if (answer.state === 'done') await this.#wrote(answer.id, draft, request);
    await this.#shorten(id, roots, answer.engine);
    return { conversation: await this.#kept.now(conversation), question, answer };
  }

  async #wrote(
    answer: string,
    { written, use }: AnswerDraft,
    { instead, feedback, outcome: level, roots: [root] }: Asking,
  ): Promise<void> {
    if (written === undefined) return;
    const { turns, text } = written;
    const learned = feedback === 'all' && turns !== undefined;
    const offered = use && level && root !== undefined ? { root, level, use } : undefined;
    if (!learned && offered === undefined) return;
    await this.#parts.wrote({
      answer,
      text,
      ...(instead && { instead }),
      ...(learned && { turns }),
      ...(offered && { offered }),
    });
  }

  /** Nobody waits for it. */
  #hear(
    before: ChatMessage | undefined,
    { question, feedback }: Pick<AskRequest, 'question' | 'feedback'>,
  ): void {
    const offered = before?.role === 'assistant' ? before.suggestions : [];
    // What the answer itself proposed to ask are not the person's words.
    const own = question.trim() !== '' && !before?.followUps.includes(question);
    if (feedback === undefined || offered.length === 0 || !own) return;
    void this.#parts.heard(offered, question, feedback);
  }

  /** An engine takes its time with it: nobody waits, and the next question ends it. */
  async #shorten(id: string, roots: readonly string[], engine: string | undefined): Promise<void> {
    const stop = new AbortController();
    const { answerer } = this.#parts;
    const write = async (before: string | undefined, messages: readonly ChatMessage[]) =>
      engine === undefined
        ? undefined
        : answerer.summarise?.({ roots, engine, before, messages }, stop.signal).catch(() => undefined);
    const done = this.#kept
      .shorten(id, { keep: KEPT_WHOLE, every: SHORTENED_EVERY, write })
      .finally(() => this.#shortening.delete(id));
    this.#shortening.set(id, { stop, done });
    if (engine === undefined) await done;
  }

  async #shortened(id: string): Promise<void> {
    const running = this.#shortening.get(id);
    running?.stop.abort();
    await running?.done;
  }

  /** What is chosen once holds for the conversation. */
  async #chosen(
    before: Conversation,
    wanted: Pick<AskRequest, 'engine' | 'adapter'>,
  ): Promise<ConversationChoice> {
    const { engine = before.engine, adapter = before.adapter } = wanted;
    const choice = {
      ...(engine !== undefined && engine !== 'auto' && { engine }),
      ...(adapter !== undefined && adapter !== 'auto' && { adapter }),
    };
    if (choice.engine !== before.engine || choice.adapter !== before.adapter)
      await this.#kept.choose(before.id, choice);
    return choice;
  }

  async #told(draft: AnswerDraft, asked: Parameters<Answerer['answer']>[0]): Promise<ChatMessage['state']> {
    try {
      await this.#parts.answerer.answer(asked, draft);
      if (!draft.signal.aborted) return 'done';
    } catch (error) {
      if (!draft.signal.aborted && codeOf(error) !== 'cancelled') {
        draft.notice('failed', messageOf(error));
        return 'failed';
      }
    }
    draft.notice('stopped', 'Stopped. What was told by then is kept.');
    return 'stopped';
  }

  #message(
    role: ChatMessage['role'],
    { question = '', command, chips = [] }: Partial<AskRequest>,
  ): ChatMessage {
    return {
      id: this.#parts.newId(),
      role,
      text: question.trim(),
      at: this.#parts.timestamp(),
      state: 'done',
      ...(command && { command }),
      chips,
      citations: [],
      suggestions: [],
      notices: [],
      followUps: [],
    };
  }
}
