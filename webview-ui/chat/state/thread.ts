/** The conversation that is shown, as far as the page has it: pure steps from one state to the next. */
import type { ChatChip, ChatCommand, ChatMessage, Conversation } from '../../../src/core/model/chat.ts';
import type { ChatBranch } from '../../../src/protocol/chatApi.ts';
import type { ToChat } from '../../../src/protocol/chatPanel.ts';

export interface Thread {
  /** Undefined while it has not been begun. */
  readonly conversation: Conversation | undefined;
  readonly total: number;
  /** By index; those out of sight may be missing. */
  readonly messages: ReadonlyMap<number, ChatMessage>;
  /** What the messages before were about. */
  readonly summary: string;
  /** What was left by changing a question or asking again. */
  readonly branches: readonly ChatBranch[];
  /** Id of the answer that is being written right now. */
  readonly live: string | undefined;
  /** What is being done for it. */
  readonly doing: string;
  /** Why the last question came to nothing. */
  readonly failure: string;
  /** As it was before a question that the extension has not taken up yet. */
  readonly before: Thread | undefined;
}

export interface Question {
  readonly text: string;
  readonly command?: ChatCommand;
  readonly chips: readonly ChatChip[];
}

/** Messages kept besides those in sight: a long history must not fill the page's memory. */
const MOST_KEPT = 400;

const PENDING = 'pending';

export const NO_THREAD: Thread = {
  conversation: undefined,
  total: 0,
  messages: new Map(),
  summary: '',
  branches: [],
  live: undefined,
  doing: '',
  failure: '',
  before: undefined,
};

/** A question is shown at once. @param at index of what it replaces; the end without. */
export function asked(thread: Thread, question: Question, at = thread.total): Thread {
  const kept = [...thread.messages].filter(([index]) => index < at);
  const own = { ...message('user', question.text), chips: question.chips, ...withCommand(question.command) };
  const messages = new Map([...kept, [at, own], [at + 1, answer(at)]]);
  const before = thread.before ?? thread;
  return { ...thread, total: at + 2, messages, live: answer(at).id, doing: '', failure: '', before };
}

export function stepped(thread: Thread, message: ToChat): Thread {
  switch (message.type) {
    case 'conversation':
      return shown(thread, message);
    case 'messages':
      return thread.conversation?.id === message.conversation ? withMore(thread, message) : thread;
    case 'answer':
      return thread.conversation?.id === message.conversation.id ? withAnswer(thread, message) : thread;
    case 'text':
      return replaced(thread, message.message, (before) => ({ ...before, text: before.text + message.text }));
    case 'doing':
      return thread.conversation?.id === message.conversation ? { ...thread, doing: message.text } : thread;
    case 'failure':
      return { ...(thread.before ?? thread), failure: message.text };
    default:
      return thread;
  }
}

/** Without most of what is far from these rows. */
export function nearTo(thread: Thread, first: number, last: number): Thread {
  if (thread.messages.size <= MOST_KEPT) return thread;
  const near = [...thread.messages].filter(
    ([at]) => at >= first - MOST_KEPT / 4 && at <= last + MOST_KEPT / 4,
  );
  return { ...thread, messages: new Map(near) };
}

export interface Version {
  /** Undefined: the one that is shown. */
  readonly branch: string | undefined;
  readonly asked: string;
}

/** What was asked in the place of a question over time, the question itself among it; the first first. */
export function versionsAt({ branches, messages }: Thread, at: number): readonly Version[] {
  const shownHere = messages.get(at);
  if (shownHere?.role !== 'user') return [];
  const before = messages.get(at - 1)?.id;
  const others = branches
    .filter(
      (each) => each.at === at && (each.after === undefined || before === undefined || each.after === before),
    )
    .map(({ id, asked }) => ({ branch: id, asked }));
  if (others.length === 0) return [];
  return [...others, { branch: undefined, asked: shownHere.at }].sort((x, y) =>
    x.asked < y.asked ? -1 : x.asked > y.asked ? 1 : 0,
  );
}

function shown(
  thread: Thread,
  { conversation, from, messages, summary, branches = [], live }: Extract<ToChat, { type: 'conversation' }>,
): Thread {
  // What was before this window is still the same where the conversation is.
  const same = conversation !== undefined && conversation.id === thread.conversation?.id;
  const earlier = same ? [...thread.messages].filter(([at]) => at < from) : [];
  return {
    ...NO_THREAD,
    conversation,
    total: from + messages.length,
    messages: new Map([...earlier, ...indexed(from, messages)]),
    summary: summary ?? '',
    branches,
    live,
  };
}

function withMore(thread: Thread, { from, messages }: Extract<ToChat, { type: 'messages' }>): Thread {
  const fresh = indexed(from, messages).filter(([at]) => at < thread.total && !thread.messages.has(at));
  return { ...thread, messages: new Map([...thread.messages, ...fresh]) };
}

function withAnswer(thread: Thread, { conversation, message }: Extract<ToChat, { type: 'answer' }>): Thread {
  const writing = message.state === 'writing';
  const next = replaced(thread, message.id, () => message);
  return {
    ...next,
    conversation,
    live: writing ? message.id : undefined,
    doing: writing ? thread.doing : '',
  };
}

function replaced(thread: Thread, id: string, change: (before: ChatMessage) => ChatMessage): Thread {
  const found = [...thread.messages].find(([, each]) => each.id === id);
  if (found === undefined) return thread;
  const messages = new Map(thread.messages).set(found[0], change(found[1]));
  return { ...thread, messages };
}

function indexed(from: number, messages: readonly ChatMessage[]): (readonly [number, ChatMessage])[] {
  return messages.map((each, at) => [from + at, each] as const);
}

function answer(at: number): ChatMessage {
  return { ...message('assistant', ''), id: `${PENDING}-answer-${at}`, state: 'writing' };
}

function withCommand(command: ChatCommand | undefined): { command?: ChatCommand } {
  return command === undefined ? {} : { command };
}

function message(role: ChatMessage['role'], text: string): ChatMessage {
  const none = { chips: [], citations: [], suggestions: [], notices: [], followUps: [] };
  return { id: PENDING, role, text, at: '', state: 'done', ...none };
}
