/** A message while it is written: takes parts, tells them on, and is kept now and then on the way. */
import type { AnswerPart } from '../../core/answers/answer.ts';
import type { AdapterUse } from '../../core/model/adapter.ts';
import { type ChatMessage, type ChatNotice, withTool } from '../../core/model/chat.ts';
import type { ChatEvent } from '../../protocol/chatApi.ts';
import type { Telling, WrittenAnswer } from './answering.ts';

/** A kill loses no more than what was told in this time. */
const KEEP_EVERY_MS = 500;

export interface DraftParts {
  readonly message: ChatMessage;
  readonly signal: AbortSignal;
  on(event: ChatEvent): void;
  keep(message: ChatMessage): Promise<void>;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

export class AnswerDraft implements Telling {
  readonly signal: AbortSignal;
  readonly #parts: DraftParts;
  #message: ChatMessage;
  #text: string[] = [];
  #written: WrittenAnswer | undefined;
  #use: AdapterUse | undefined;
  #keptAt: number;
  #keeping: Promise<void> = Promise.resolve();

  constructor(parts: DraftParts) {
    this.signal = parts.signal;
    this.#parts = parts;
    this.#message = parts.message;
    this.#keptAt = parts.now();
  }

  get message(): ChatMessage {
    return { ...this.#message, text: this.#text.join('') };
  }

  /** Undefined where no engine wrote it. */
  get written(): WrittenAnswer | undefined {
    return this.#written;
  }

  state(text: string): void {
    this.#parts.on({ type: 'state', text });
  }

  follow(questions: readonly string[]): void {
    this.#message = { ...this.#message, followUps: questions };
  }

  /** Undefined where who wrote it takes no adapter. */
  get use(): AdapterUse | undefined {
    return this.#use;
  }

  by(engine: string, use?: AdapterUse): void {
    this.#use = use;
    this.#message = { ...this.#message, engine };
  }

  wrote(written: WrittenAnswer): void {
    this.#written = written;
  }

  tell(part: AnswerPart): void {
    this.#add(part);
    this.#parts.on(part);
    const now = this.#parts.now();
    if (now - this.#keptAt < KEEP_EVERY_MS) return;
    this.#keptAt = now;
    const so = this.message;
    this.#keeping = this.#keeping.then(() => this.#parts.keep(so));
  }

  notice(kind: ChatNotice['kind'], text: string): void {
    this.tell({ type: 'notice', notice: { kind, text } });
  }

  async settle(state: ChatMessage['state']): Promise<ChatMessage> {
    this.#message = { ...this.#message, state };
    await this.#keeping;
    await this.#parts.keep(this.message);
    return this.message;
  }

  #add(part: AnswerPart): void {
    const { citations, suggestions, notices } = this.#message;
    switch (part.type) {
      case 'text':
        this.#text.push(part.text);
        return;
      case 'citation':
        this.#message = { ...this.#message, citations: [...citations, part.citation] };
        return;
      case 'suggestion':
        this.#message = { ...this.#message, suggestions: [...suggestions, part.suggestion] };
        return;
      case 'notice':
        this.#message = { ...this.#message, notices: [...notices, part.notice] };
        return;
      case 'tool':
        this.#message = { ...this.#message, tools: withTool(this.#message.tools, part.use) };
    }
  }
}
