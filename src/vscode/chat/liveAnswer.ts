/** An answer as it is written: what the engine tells of it, put together, and told on in pieces that a page can follow. */
import { type ChatMessage, type Conversation, withTool } from '../../core/model/chat.ts';
import type { ChatEvent } from '../../protocol/chatApi.ts';
import type { ToChat } from '../../protocol/chatPanel.ts';
import { plain } from './plain.ts';

/** Words within this time travel together. */
const TOGETHER_MS = 40;

type Told = Exclude<ChatEvent, { type: 'begun' }>;

export class LiveAnswer {
  readonly conversation: Conversation;
  readonly #send: (message: ToChat) => void;
  #message: ChatMessage;
  #doing = '';
  /** Characters that the page has. */
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param send reaches the page if it shows this conversation. */
  constructor(conversation: Conversation, id: string, send: (message: ToChat) => void) {
    this.conversation = conversation;
    this.#send = send;
    this.#message = { ...NOTHING, id };
  }

  get doing(): string {
    return this.#doing;
  }

  /** As far as it goes; the page is taken to have all of it from now on. */
  take(): ChatMessage {
    this.#sent = this.#message.text.length;
    return this.#message;
  }

  add(event: Told): void {
    const { citations, suggestions, notices, text } = this.#message;
    switch (event.type) {
      case 'text':
        this.#message = { ...this.#message, text: text + event.text };
        this.#timer ??= setTimeout(() => this.#flush(), TOGETHER_MS);
        return;
      case 'state':
        this.#doing = event.text;
        this.#send({ type: 'doing', conversation: this.conversation.id, text: event.text });
        return;
      case 'citation':
        this.#renew({ citations: [...citations, event.citation] });
        return;
      case 'suggestion':
        this.#renew({ suggestions: [...suggestions, event.suggestion] });
        return;
      case 'notice':
        this.#renew({ notices: [...notices, event.notice] });
        return;
      case 'tool':
        this.#renew({ tools: withTool(this.#message.tools, event.use) });
        return;
    }
  }

  /** The engine ended before the answer did. */
  failed(reason: string): ChatMessage {
    this.end();
    const notices = [...this.#message.notices, { kind: 'failed' as const, text: reason }];
    return { ...this.#message, state: 'failed', notices };
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #renew(part: Partial<ChatMessage>): void {
    this.#message = { ...this.#message, ...part };
    this.end();
    this.#send({ type: 'answer', conversation: plain(this.conversation), message: plain(this.take()) });
  }

  #flush(): void {
    this.#timer = undefined;
    const text = this.#message.text.slice(this.#sent);
    if (text === '') return;
    this.#sent = this.#message.text.length;
    this.#send({ type: 'text', conversation: this.conversation.id, message: this.#message.id, text });
  }
}

const NOTHING: ChatMessage = {
  id: '',
  role: 'assistant',
  text: '',
  at: '',
  state: 'writing',
  chips: [],
  citations: [],
  suggestions: [],
  notices: [],
  followUps: [],
};
