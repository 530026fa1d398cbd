/** The conversation service: questions in a person's words, answers with places, and conversations that are kept. */
import type {
  ChatChip,
  ChatCitation,
  ChatCommand,
  ChatMessage,
  ChatNotice,
  ChatSuggestion,
  ChatToolUse,
  Conversation,
} from '../core/model/chat.ts';
import type { OfferedTool, ToolConsent, ToolLogEntry, ToolServerTrouble } from '../core/model/toolServer.ts';
import type { Call } from './call.ts';
import type { FeedbackLevel } from './feedbackLevel.ts';

export interface AskRequest {
  /** Workspaces that are asked about; they have to be analysed. */
  readonly roots: readonly string[];
  /** Undefined begins a new one. */
  readonly conversation?: string;
  readonly question: string;
  readonly command?: ChatCommand;
  readonly chips?: readonly ChatChip[];
  /** Id of the engine that is to write from now on; `none`: the model of the code alone; `auto`: as the settings route; undefined: as before. */
  readonly engine?: string;
  /** One of that engine's models; undefined: the one that is chosen for it. */
  readonly model?: string;
  /**
   * The language whose adapter is to answer from now on, `none`, or `auto` for the one of what each question is about; undefined: as
   * before.
   */
  readonly adapter?: string;
  /**
   * Tools of servers that the person has configured: `ask` where this host answers each `tool` event that is `asked` by `consent`;
   * `allowed` where nobody is there, and only what was allowed for good runs. None are used without.
   */
  readonly tools?: 'ask' | 'allowed';
  /**
   * Where the answer before offered something, how the person means this question is learned from, and written down as far as this level
   * allows. Not without.
   */
  readonly feedback?: FeedbackLevel;
  /** Where it may be written down what becomes of the code of the answer: how much of it. */
  readonly outcome?: FeedbackLevel;
  /** Suggestions stand in the engine's own order, not in that of what was learned of the person. */
  readonly ownOrder?: boolean;
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
  | { readonly type: 'notice'; readonly notice: ChatNotice }
  /** A tool is called; told again, with the same id, as that goes on. */
  | { readonly type: 'tool'; readonly use: ChatToolUse };

/** The answer, whole; `state` tells whether it was stopped or failed half-way, `notices` why. */
export interface AskReport {
  readonly conversation: Conversation;
  readonly question: ChatMessage;
  readonly answer: ChatMessage;
}

/** Ask again, or ask something else in the same place; what stood there before becomes a branch. */
export interface AgainRequest
  extends Pick<AskRequest, 'roots' | 'engine' | 'adapter' | 'tools' | 'feedback' | 'outcome' | 'ownOrder'> {
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
  /** Id of the message that it follows, which another branch may hold by now; undefined at the beginning. */
  readonly after?: string;
  readonly left: string;
  /** When its first question was asked: branches are walked in that order. */
  readonly asked: string;
  readonly messages: number;
  /** Its first question. */
  readonly question: string;
}

export interface ChatToolsReport {
  readonly tools: readonly (OfferedTool & { /** Runs without a question. */ readonly allowed: boolean })[];
  readonly troubles: readonly ToolServerTrouble[];
  /** Why there are none at all. */
  readonly off?: string;
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
  /** What the person says to a tool that is `asked`. Nothing happens where nobody waits for it any more. */
  consent(request: { readonly use: string; readonly consent: ToolConsent }, call?: Call): Promise<void>;
  /** Tools of the configured servers. */
  tools(request: Record<string, never>, call?: Call): Promise<ChatToolsReport>;
  /** What tools did, the last entries in order; 100 without a count. */
  toolLog(
    request: { readonly count?: number },
    call?: Call,
  ): Promise<{ readonly entries: readonly ToolLogEntry[] }>;
  /** From now on every tool is asked for again. */
  withdrawConsent(
    request: Record<string, never>,
    call?: Call,
  ): Promise<{ /** Ids of the tools. */ readonly forgotten: readonly string[] }>;
  /** JSON as `export` writes it; under a new id. Rejects with `invalid-conversation`. */
  import(request: { readonly text: string }, call?: Call): Promise<Conversation>;
}
