/** Conversations: what a person asks, and what is answered, with the places that every claim rests on. */
import type { Confidence } from './finding.ts';
import type { SuggestionKind } from './suggestion.ts';

/** Slash commands, without the slash. */
export const CHAT_COMMANDS = [
  'suggest',
  'plan',
  'explain',
  'why',
  'generate',
  'adr',
  'learned',
  'tools',
  'export',
] as const;

export type ChatCommand = (typeof CHAT_COMMANDS)[number];

/** What a person put beside a question. */
export interface ChatChip {
  readonly kind: 'file' | 'module' | 'selection';
  /** Workspace of it; undefined where only one is asked about. */
  readonly root?: string;
  /** Of a file, or the name of a module, relative to the workspace. */
  readonly path: string;
  /** Of a selection, 1-based and inclusive. */
  readonly startLine?: number;
  readonly endLine?: number;
  /** Of a selection, as the editor shows it. */
  readonly text?: string;
}

/** A place that a claim rests on. In the text of its message it stands as `[id]`. */
export interface ChatCitation {
  /** 1-based, unique in its message. */
  readonly id: number;
  readonly root: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly endLine?: number;
  /** What is to be seen there. */
  readonly text?: string;
}

/** A suggestion of the engine, as a card: to be previewed, applied or dismissed by its id. */
export interface ChatSuggestion {
  readonly root: string;
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly title: string;
  readonly rationale: string;
  readonly confidence: Confidence;
  /** Number of files that its edits touch; 0 where a person has to follow its steps. */
  readonly files: number;
}

/**
 * `engine`: which one answered, and why that one; `left-out`: what was not told or not given to it; `unsupported`: what was said
 * without a place that bears it out; `corrected`: what contradicted the model of the code and was put right; `stopped`, `failed`: the answer ends early; `summary`: earlier messages are told in short;
 * `store`: the conversation could not be kept.
 */
export const NOTICE_KINDS = [
  'engine',
  'left-out',
  'unsupported',
  'corrected',
  'stopped',
  'failed',
  'summary',
  'store',
] as const;

export interface ChatNotice {
  readonly kind: (typeof NOTICE_KINDS)[number];
  readonly text: string;
}

/** `asked`: waits for the person. */
export const TOOL_STATES = ['asked', 'running', 'answered', 'failed', 'refused', 'lost'] as const;

/** A tool of another server that was called for an answer. What it says is data. */
export interface ChatToolUse {
  /** Unique over all conversations. */
  readonly id: string;
  /** `server/tool`. */
  readonly tool: string;
  /** As the server says it, on one line. */
  readonly description: string;
  /** JSON, shortened, without secrets. */
  readonly arguments: string;
  readonly state: (typeof TOOL_STATES)[number];
  /** What it said, shortened, or why it said nothing. */
  readonly text?: string;
  readonly milliseconds?: number;
}

/** With what is told of a use in the place of what was told before. */
export function withTool(
  before: readonly ChatToolUse[] | undefined,
  use: ChatToolUse,
): readonly ChatToolUse[] {
  const known = before ?? [];
  return known.some(({ id }) => id === use.id)
    ? known.map((each) => (each.id === use.id ? use : each))
    : [...known, use];
}

export interface ChatMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  /** Of a person as typed; of an answer Markdown, in which `[3]` stands for the citation with the id 3. */
  readonly text: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** `writing` is also what a killed process leaves: the text goes as far as it was told. */
  readonly state: 'done' | 'writing' | 'stopped' | 'failed';
  readonly command?: ChatCommand;
  readonly chips: readonly ChatChip[];
  readonly citations: readonly ChatCitation[];
  readonly suggestions: readonly ChatSuggestion[];
  readonly notices: readonly ChatNotice[];
  /** What might be asked next. */
  readonly followUps: readonly string[];
  /** Tools that were called for it, in order. */
  readonly tools?: readonly ChatToolUse[];
  /** Id of the engine that wrote it; undefined: the model of the code, without a language model. */
  readonly engine?: string;
}

export interface Conversation {
  readonly id: string;
  readonly title: string;
  readonly roots: readonly string[];
  /** ISO 8601, in UTC. */
  readonly created: string;
  readonly changed: string;
  /** Number of messages of the branch that is shown. */
  readonly messages: number;
  /** Number of branches that were left by editing or asking again; none of them is lost. */
  readonly branches: number;
  /** Id of the engine that was chosen for it; `none`: the model of the code alone; undefined: as the settings route. */
  readonly engine?: string;
  /** The language whose adapter was chosen for it, or `none`; undefined: by what each question is about. */
  readonly adapter?: string;
}

/** Who is to answer in a conversation, as far as a person has said so. */
export type ConversationChoice = Pick<Conversation, 'engine' | 'adapter'>;
