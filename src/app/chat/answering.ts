/** Between the service, which keeps conversations, and whoever writes an answer. */
import type { AnswerPart } from '../../core/answers/answer.ts';
import type { AdapterUse } from '../../core/model/adapter.ts';
import type { ChatMessage } from '../../core/model/chat.ts';
import type { Turn } from '../../core/model/generation.ts';
import type { AskRequest } from '../../protocol/chatApi.ts';
import type { ToSummarise } from './engineSummary.ts';

export interface Asked extends Omit<AskRequest, 'conversation'> {
  readonly conversation: string;
  /** Earlier messages, oldest first, without the question. */
  readonly history: readonly ChatMessage[];
  /** What was said before those. */
  readonly summary?: string;
  /** Number of messages from the beginning that the summary stands for. */
  readonly summarised?: number;
}

export interface WrittenAnswer {
  /** Undefined where it was given more than once: tools were called. */
  readonly turns?: readonly Turn[];
  readonly text: string;
}

export interface Telling {
  readonly signal: AbortSignal;
  state(text: string): void;
  tell(part: AnswerPart): void;
  /** What might be asked next. */
  follow(questions: readonly string[]): void;
  /** Id of the engine that writes. @param use of one that takes adapters. */
  by(engine: string, use?: AdapterUse): void;
  /** What an engine was given, and what it wrote at last, letter by letter. */
  wrote(written: WrittenAnswer): void;
}

export interface Answerer {
  /** Rejects with `not-analysed`. */
  check(roots: readonly string[]): Promise<void>;
  answer(asked: Asked, telling: Telling): Promise<void>;
  /** In an engine's words; undefined where it has none. */
  summarise?(wanted: ToSummarise, signal: AbortSignal): Promise<string | undefined>;
}
