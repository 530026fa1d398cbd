/** The conversation service: questions in a person's words, answers with places, and conversations that are kept. */
import type {
  ChatChip,
  ChatCitation,
  ChatCommand,
  ChatMessage,
  ChatNotice,
  ChatSuggestion,
  Conversation,
} from '../core/model/chat.ts';
import type { Call } from './call.ts';

export interface AskRequest {
  /** Workspaces that are asked about; they have to be analysed. */
  readonly roots: readonly string[];
  /** Undefined begins a new one. */
  readonly conversation?: string;
  readonly question: string;
  readonly command?: ChatCommand;
  readonly chips?: readonly ChatChip[];
  /** Id of the engine that is to write; `none`: the model of the code alone; undefined: as the settings route. */
  readonly engine?: string;
}

export type ChatEvent =
  /** First of all, once the question is kept. */
  | {
      readonly type: 'begun';
      readonly conversation: Conversation;
      readonly question: ChatMessage;
      /** Id of the message that is being written. */
      readonly answer: string;
    }
  /** What is being done, for a line of status: a new one replaces the last. */
  | { readonly type: 'state'; readonly text: string }
  /** Before the text that refers to it. */
  | { readonly type: 'citation'; readonly citation: ChatCitation }
  /** The next piece of the answer's Markdown. What was told stays: it has been checked. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'suggestion'; readonly suggestion: ChatSuggestion }
  | { readonly type: 'notice'; readonly notice: ChatNotice };

/** The answer, whole; `state` tells whether it was stopped or failed half-way, `notices` why. */
export interface AskReport {
  readonly conversation: Conversation;
  readonly question: ChatMessage;
  readonly answer: ChatMessage;
}

/** Ask again, or ask something else in the same place; what stood there before becomes a branch. */
export interface AgainRequest extends Pick<AskRequest, 'roots' | 'engine'> {
  readonly conversation: string;
  /** Id of a question, or of its answer. */
  readonly message: string;
}

export interface EditRequest extends AgainRequest, Pick<AskRequest, 'question' | 'command' | 'chips'> {}

export interface ListRequest {
  /** Words that titles or messages contain; all conversations without. */
  readonly search?: string;
  /** Only those about one of these; all without. */
  readonly roots?: readonly string[];
  readonly from?: number;
  /** At most so many; 50 without. */
  readonly count?: number;
}

export interface ConversationsReport {
  /** Last changed first; of a search, the best first. */
  readonly conversations: readonly (Conversation & {
    /** Of a search: what was found, a line of it, with `**` round the words. */
    readonly excerpt?: string;
  })[];
  /** Of all, not only of this window. */
  readonly total: number;
}

export interface OpenRequest {
  readonly conversation: string;
  /** Index of the first message; negative counts from the end: -50 is the last fifty. 0 without. */
  readonly from?: number;
  /** At most so many; 50 without. */
  readonly count?: number;
}

export interface OpenReport {
  readonly conversation: Conversation;
  /** Index of the first of these. */
  readonly from: number;
  readonly messages: readonly ChatMessage[];
  /** What the messages before were about, where the conversation has grown long. */
  readonly summary?: string;
}

/** A tail of the conversation that an edit or asking again replaced. */
export interface ChatBranch {
  readonly id: string;
  /** Index of the message where it leaves. */
  readonly at: number;
  readonly left: string;
  readonly messages: number;
  /** Its first question. */
  readonly question: string;
}

export type ConversationFormat = 'markdown' | 'json';

/** Rejects with `unknown-conversation` where one that is named is gone. */
export interface ChatApi {
  /**
   * Answers, with or without a language model. Stopping keeps the text so far and resolves. Rejects with `not-analysed`; `invalid-option`
   * for an empty or too long question.
   */
  ask(request: AskRequest, call?: Call<ChatEvent>): Promise<AskReport>;
  retry(request: AgainRequest, call?: Call<ChatEvent>): Promise<AskReport>;
  edit(request: EditRequest, call?: Call<ChatEvent>): Promise<AskReport>;
  list(request: ListRequest, call?: Call): Promise<ConversationsReport>;
  open(request: OpenRequest, call?: Call): Promise<OpenReport>;
  rename(
    request: { readonly conversation: string; readonly title: string },
    call?: Call,
  ): Promise<Conversation>;
  /** For good, with its branches. */
  remove(request: { readonly conversation: string }, call?: Call): Promise<void>;
  branches(
    request: { readonly conversation: string },
    call?: Call,
  ): Promise<{ readonly branches: readonly ChatBranch[] }>;
  /** Shows a branch again; what it replaces becomes one. */
  restore(
    request: { readonly conversation: string; readonly branch: string },
    call?: Call,
  ): Promise<Conversation>;
  export(
    request: { readonly conversation: string; readonly format: ConversationFormat },
    call?: Call,
  ): Promise<{ readonly name: string; readonly text: string }>;
  /** JSON as `export` writes it; under a new id. Rejects with `invalid-conversation`. */
  import(request: { readonly text: string }, call?: Call): Promise<Conversation>;
}
