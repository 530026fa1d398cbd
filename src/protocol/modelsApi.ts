/** The engine's area of text engines: which there are, one question to the best of them, two side by side. */
import type { AdapterBase, AdapterUse, AdapterWish } from '../core/model/adapter.ts';
import type { EngineKind, EngineStatus, EnginesConfiguration, TextNeed } from '../core/model/engines.ts';
import type { Generated, GenerateRequest, Prompt, TextModel } from '../core/model/generation.ts';
import type { Call } from './call.ts';

export interface EnginesReport {
  readonly preference: EnginesConfiguration['preference'];
  /** In the order in which they are asked. */
  readonly engines: readonly EngineStatus[];
  /** What is wrong with the settings, a sentence each. */
  readonly problems: readonly string[];
}

/** Who answers, and why that one. */
export interface EngineChoice {
  readonly kind: 'engine';
  readonly engine: string;
  readonly model: TextModel;
  /** The adapter that it answers with: `typescript v3`. */
  readonly adapter?: string;
  /** Of an engine that takes adapters of this machine, asked with what it is about. */
  readonly use?: AdapterUse;
  /** A sentence: `server:lab answers with qwen: … ; embedded was passed over: …`. */
  readonly because: string;
}

/** Nobody can: whoever asked answers from the model of the code. */
export interface NoEngine {
  readonly kind: 'none';
  /** Why each was passed over, and what to do. */
  readonly because: string;
}

export interface TextRequest extends GenerateRequest {
  /** Only this one. */
  readonly engine?: string;
  /** Tokens of prompt and answer, where they have been counted: models that are known to hold less are passed over. */
  readonly tokens?: number;
  /**
   * `auto` remembers what always comes out the same (temperature 0); `use` any answer; `never` asks anew and keeps nothing.
   * Default `auto`.
   */
  readonly cache?: 'auto' | 'use' | 'never';
  /** What it is about: an engine that takes adapters answers with the one that suits it, unless `adapters` says which. */
  readonly about?: AdapterWish;
}

export interface ScoreRequest {
  /** A text, or what an engine is asked with: then in its own chat template. */
  readonly before: string | Prompt;
  readonly text: string;
  readonly model?: string;
  readonly adapters?: GenerateRequest['adapters'];
}

/** A second choice says that the first failed before it told anything. */
export type TextEvent = EngineChoice | { readonly kind: 'text'; readonly piece: string };

export type TextOutcome =
  | NoEngine
  | {
      readonly kind: 'answered';
      readonly engine: string;
      readonly because: string;
      /** As its choice has it. */
      readonly use?: AdapterUse;
      /** Told from memory; the times are those of the first time. */
      readonly cached: boolean;
      readonly generated: Generated;
    };

export interface CompareRequest extends Omit<TextRequest, 'engine' | 'model' | 'cache'> {
  /** Two or more; a model undefined is the engine's own choice. */
  readonly sides: readonly { readonly engine: string; readonly model?: string }[];
}

export interface CompareEvent {
  /** Index into the request's sides. */
  readonly side: number;
  readonly event: TextEvent;
}

export type ComparedSide = TextOutcome | { readonly kind: 'failed'; readonly message: string };

export interface CompareReport {
  /** One a side of the request, in its order. */
  readonly sides: readonly ComparedSide[];
}

export interface ListRequest {
  /** Forgets what was known of them. */
  readonly anew?: boolean;
  /** Only these: whoever offers ours to VS Code must not make us ask VS Code. */
  readonly kinds?: readonly EngineKind[];
}

export interface ModelsApi {
  /** What hosts read from their settings; takes the place of what was said before. */
  configure(request: EnginesConfiguration): Promise<void>;
  /** Looks for every engine that the person's choice admits. */
  list(request: ListRequest, call?: Call): Promise<EnginesReport>;
  /** Who would answer now: what a prompt is cut to follows from its model. */
  choose(request: TextNeed, call?: Call): Promise<EngineChoice | NoEngine>;
  /**
   * Rejects with `cancelled`, `prompt-too-long` (nobody at hand holds it) or `engine-failed` (part of an answer was told);
   * whoever fails before that gives way to the next. With a schema the text is told once it keeps to it: whoever does not is asked
   * once more with what is wrong, and then gives way too.
   */
  generate(request: TextRequest, call?: Call<TextEvent>): Promise<TextOutcome>;
  /** Exact where the engine has the tokenizer, else an upper estimate. */
  countTokens(
    request: { readonly text: string; readonly engine?: string; readonly model?: string },
    call?: Call,
  ): Promise<number>;
  /**
   * How likely a model of this machine finds each token of a text after another: the natural logarithm of its probability.
   * Rejects with `engine-unavailable` where no engine at hand can tell, and with `prompt-too-long`.
   */
  score(request: ScoreRequest, call?: Call): Promise<readonly number[]>;
  /** What adapters of a model are told by. Rejects with `engine-unavailable` where no engine at hand takes adapters. */
  adapterBase(
    request: { readonly model?: string },
    call?: Call,
  ): Promise<AdapterBase & { /** Of the model's file. */ readonly path: string }>;
  /** Token ids of what stands before, then of each text that follows, as `score` and `generate` read them. Rejects with `engine-unavailable`. */
  tokens(
    request: Pick<ScoreRequest, 'before' | 'model'> & { readonly texts: readonly string[] },
    call?: Call,
  ): Promise<readonly (readonly number[])[]>;
  /** The same question to each; one that fails leaves the others alone. */
  compare(request: CompareRequest, call?: Call<CompareEvent>): Promise<CompareReport>;
  /** Forgets every remembered answer. */
  clearCache(request: Record<string, never>): Promise<{ readonly answers: number }>;
}
