/** Messages of the conversation in the panel, checked on both sides: an answer is written by a model, and a page may be anyone's. */
import * as v from 'valibot';
import {
  CHAT_COMMANDS,
  type ChatMessage,
  type Conversation,
  NOTICE_KINDS,
  TOOL_STATES,
} from '../core/model/chat.ts';
import { SUGGESTION_KINDS } from '../core/model/suggestion.ts';
import { TOOL_CONSENTS } from '../core/model/toolServer.ts';
import type { ChatBranch } from './chatApi.ts';

const short = v.pipe(v.string(), v.maxLength(4000));
const long = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const line = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What is known of a suggestion where an answer shows it. */
export const cardSchema = v.object({
  kind: v.picklist(SUGGESTION_KINDS),
  title: v.pipe(v.string(), v.maxLength(1000)),
  confidence: v.picklist(['proven', 'likely', 'guess']),
});

const commandSchema = v.picklist(CHAT_COMMANDS);

const chipSchema = v.object({
  kind: v.picklist(['file', 'module', 'selection']),
  root: v.exactOptional(short),
  path: short,
  startLine: v.exactOptional(line),
  endLine: v.exactOptional(line),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(100_000))),
});

const citationSchema = v.object({
  id: v.pipe(v.number(), v.integer()),
  root: short,
  path: short,
  line,
  endLine: v.exactOptional(line),
  text: v.exactOptional(long),
});

const suggestionSchema = v.object({
  root: short,
  id: short,
  kind: v.picklist(SUGGESTION_KINDS),
  title: long,
  rationale: long,
  confidence: v.picklist(['proven', 'likely', 'guess']),
  files: count,
});

const noticeSchema = v.object({
  kind: v.picklist(NOTICE_KINDS),
  text: long,
});

const toolSchema = v.object({
  id: short,
  tool: short,
  description: long,
  arguments: long,
  state: v.picklist(TOOL_STATES),
  text: v.exactOptional(long),
  milliseconds: v.exactOptional(v.number()),
});

const messageSchema = v.object({
  id: short,
  role: v.picklist(['user', 'assistant']),
  text: long,
  at: short,
  state: v.picklist(['done', 'writing', 'stopped', 'failed']),
  command: v.exactOptional(commandSchema),
  chips: v.array(chipSchema),
  citations: v.array(citationSchema),
  suggestions: v.array(suggestionSchema),
  notices: v.array(noticeSchema),
  followUps: v.array(long),
  tools: v.exactOptional(v.array(toolSchema)),
  engine: v.exactOptional(long),
}) satisfies v.GenericSchema<unknown, Mutable<ChatMessage>>;

const conversationSchema = v.object({
  id: short,
  title: long,
  roots: v.array(short),
  created: short,
  changed: short,
  messages: count,
  branches: count,
  engine: v.exactOptional(short),
  adapter: v.exactOptional(short),
}) satisfies v.GenericSchema<unknown, Mutable<Conversation>>;

const branchSchema = v.object({
  id: short,
  at: count,
  after: v.exactOptional(short),
  left: short,
  asked: short,
  messages: count,
  question: long,
}) satisfies v.GenericSchema<unknown, Mutable<ChatBranch>>;

/** What an answer may be written by, as a person chooses it. */
const engineSchema = v.object({
  id: short,
  name: short,
  /** Its model, or why it cannot answer now. */
  detail: long,
  ready: v.boolean(),
});

/** A language whose adapter may answer. */
const chatAdapterSchema = v.object({
  language: short,
  /** As a person knows it. */
  title: short,
  /** Which adapter that is. */
  detail: short,
});

const listedSchema = v.object({ ...conversationSchema.entries, excerpt: v.exactOptional(long) });

/** Validators give back what may be changed. */
type Mutable<T> = T extends readonly (infer E)[]
  ? Mutable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

const formatSchema = v.picklist(['markdown', 'json']);

/** A question as it is sent; `conversation` is undefined where it begins one. */
const questionEntries = {
  text: v.pipe(v.string(), v.maxLength(1_000_000)),
  command: v.exactOptional(commandSchema),
  chips: v.pipe(v.array(chipSchema), v.maxLength(50)),
  /** As `AskRequest` has them. */
  engine: v.exactOptional(short),
  adapter: v.exactOptional(short),
};

export const fromChatSchema = v.variant('type', [
  v.object({ type: v.literal('ask'), conversation: v.exactOptional(short), ...questionEntries }),
  v.object({ type: v.literal('edit'), conversation: short, message: short, ...questionEntries }),
  v.object({
    type: v.literal('retry'),
    conversation: short,
    message: short,
    engine: v.exactOptional(short),
    adapter: v.exactOptional(short),
  }),
  v.object({ type: v.literal('restore'), conversation: short, branch: short }),
  v.object({ type: v.literal('engines') }),
  v.object({ type: v.literal('showEngines') }),
  v.object({ type: v.literal('stop') }),
  /** What is said to a tool that is `asked`. */
  v.object({ type: v.literal('consent'), use: short, consent: v.picklist(TOOL_CONSENTS) }),
  /** Without one, the page shows a new conversation. */
  v.object({ type: v.literal('show'), conversation: v.exactOptional(short) }),
  v.object({ type: v.literal('messages'), conversation: short, from: count, count }),
  v.object({ type: v.literal('list'), search: short, count }),
  v.object({ type: v.literal('rename'), conversation: short, title: short }),
  v.object({ type: v.literal('remove'), conversation: short }),
  v.object({ type: v.literal('undoRemove') }),
  v.object({ type: v.literal('export'), conversation: short, format: formatSchema }),
  v.object({ type: v.literal('import') }),
  v.object({ type: v.literal('pickChip'), kind: v.picklist(['file', 'current', 'selection', 'module']) }),
  v.object({ type: v.literal('openLink'), url: v.pipe(v.string(), v.maxLength(8000)) }),
  /** A path that an answer names, in whichever of the workspaces has it. */
  v.object({ type: v.literal('openPath'), path: short, line }),
  v.object({
    type: v.literal('copy'),
    text: v.pipe(v.string(), v.maxLength(2_000_000)),
    /** Of code in an answer: the answer's id. */
    answer: v.exactOptional(short),
  }),
  v.object({ type: v.literal('apply'), root: short, id: short, card: v.exactOptional(cardSchema) }),
  v.object({ type: v.literal('editSuggestion'), root: short, id: short, card: v.exactOptional(cardSchema) }),
]);

export const toChatSchema = v.variant('type', [
  /** What the page is to show: from its `from`th message on. A new conversation has none. */
  v.object({
    type: v.literal('conversation'),
    conversation: v.exactOptional(conversationSchema),
    from: count,
    messages: v.array(messageSchema),
    summary: v.exactOptional(long),
    branches: v.exactOptional(v.array(branchSchema)),
    /** Id of the answer that is being written right now. */
    live: v.exactOptional(short),
  }),
  /** Of what has been asked for by `messages`. */
  v.object({
    type: v.literal('messages'),
    conversation: short,
    from: count,
    messages: v.array(messageSchema),
  }),
  /** The answer that is being written, whole. */
  v.object({ type: v.literal('answer'), conversation: conversationSchema, message: messageSchema }),
  /** Its next piece. */
  v.object({ type: v.literal('text'), conversation: short, message: short, text: long }),
  /** What is being done for it; empty once it is done. */
  v.object({ type: v.literal('doing'), conversation: short, text: long }),
  /** Nothing came of what was asked, and nothing was kept of it. */
  v.object({ type: v.literal('failure'), text: long }),
  v.object({ type: v.literal('list'), search: short, conversations: v.array(listedSchema), total: count }),
  v.object({ type: v.literal('removed'), conversation: short, title: long }),
  v.object({ type: v.literal('chip'), chip: chipSchema }),
  v.object({
    type: v.literal('engines'),
    engines: v.array(engineSchema),
    adapters: v.array(chatAdapterSchema),
  }),
  /** The file in the active editor, and whether something is selected in it. */
  v.object({ type: v.literal('editor'), path: v.exactOptional(short), selection: v.boolean() }),
  /** Asked for by a command of VS Code. */
  v.object({ type: v.literal('room'), room: v.picklist(['new', 'chat', 'history']) }),
]);

export type PanelEngine = v.InferOutput<typeof engineSchema>;
export type ChatAdapter = v.InferOutput<typeof chatAdapterSchema>;
export type FromChat = v.InferOutput<typeof fromChatSchema>;
export type ToChat = v.InferOutput<typeof toChatSchema>;
export type ListedConversation = v.InferOutput<typeof listedSchema>;
