/** Conversations as they are kept. What `append` and `write` were given when they resolve survives a kill. */
import type { ChatMessage, Conversation, ConversationChoice } from '../model/chat.ts';

export interface KeptBranch {
  readonly id: string;
  /** Index of its first message in the conversation. */
  readonly at: number;
  /** Id of the message that it follows, which may stand in another branch by now; undefined at the beginning. */
  readonly after?: string;
  /** ISO 8601. */
  readonly left: string;
  readonly messages: readonly ChatMessage[];
}

export interface KeptSummary {
  /** Number of messages from the beginning that it stands for. */
  readonly messages: number;
  readonly text: string;
}

export interface ConversationQuery {
  readonly search?: string;
  readonly roots?: readonly string[];
  readonly from: number;
  readonly count: number;
}

export interface FoundConversation extends Conversation {
  readonly excerpt?: string;
}

/** A conversation with everything in it. */
export interface WholeConversation extends Omit<Conversation, 'messages' | 'branches'> {
  readonly messages: readonly ChatMessage[];
  readonly branches: readonly KeptBranch[];
}

export interface ConversationStore {
  /** Set where conversations do not outlast this process: why, and what to do. */
  readonly notice?: string;
  create(conversation: Pick<Conversation, 'id' | 'title' | 'roots' | 'created'>): Promise<void>;
  /** All at once, or nothing. */
  put(whole: WholeConversation): Promise<void>;
  find(id: string): Promise<Conversation | undefined>;
  list(
    query: ConversationQuery,
  ): Promise<{ readonly found: readonly FoundConversation[]; readonly total: number }>;
  messages(id: string, from: number, count: number): Promise<readonly ChatMessage[]>;
  /** Where a message stands in the branch that is shown; undefined where it does not. */
  indexOf(id: string, message: string): Promise<number | undefined>;
  append(id: string, message: ChatMessage): Promise<void>;
  /** Replaces a message of the same id, in whatever branch it stands. */
  write(id: string, message: ChatMessage): Promise<void>;
  rename(id: string, title: string): Promise<void>;
  /** What the choice does not name is chosen no longer. */
  choose(id: string, choice: ConversationChoice): Promise<void>;
  remove(id: string): Promise<void>;
  /** Moves the messages from an index on into a branch of that id; a summary that reaches into them is dropped. */
  cut(id: string, at: number, branch: { readonly id: string; readonly left: string }): Promise<void>;
  branches(id: string): Promise<readonly KeptBranch[]>;
  /** Puts a branch back in the place where it left, and what stands there now into a branch of its own. */
  restore(
    id: string,
    branch: string,
    replaced: { readonly id: string; readonly left: string },
  ): Promise<void>;
  summary(id: string): Promise<KeptSummary | undefined>;
  setSummary(id: string, summary: KeptSummary): Promise<void>;
  dispose(): Promise<void>;
}
