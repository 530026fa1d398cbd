/** Something that generates text: the embedded llama.cpp, an OpenAI-compatible server, VS Code's own models. */
import type { AdapterBase } from '../model/adapter.ts';
import type { Generated, GenerateRequest, Prompt, Reach, TextModel } from '../model/generation.ts';

export interface TextEngine {
  /** Unique among the engines at hand: `embedded`, `server:NAME`, `vscode`. */
  readonly id: string;
  readonly reach: Reach;
  readonly takesAdapters: boolean;
  /** What to do where it has no models; undefined where nobody can say. */
  readonly withoutModels?: string;
  /**
   * Those that could answer now, the one chosen for it first; none where there is none yet. Rejects with `engine-unavailable`,
   * saying why and what to do, where it cannot be asked or the chosen one is not there.
   */
  models(signal?: AbortSignal): Promise<readonly TextModel[]>;
  /**
   * Rejects with `cancelled`, `engine-unavailable` (nothing was told yet: another may be asked), `prompt-too-long` or
   * `engine-failed`; what was told by then stands.
   */
  generate(request: GenerateRequest, listen: TextListener): Promise<Generated>;
  /** What adapters of a model are told by; undefined where the engine takes none. Rejects with `engine-unavailable`. */
  baseOf?(model: string): Promise<AdapterBase>;
  /** By language, as a person has named them in the settings of a server. */
  readonly servedAdapters?: Readonly<Record<string, string>>;
  /** Undefined where an engine cannot. */
  readonly scorer?: TextScorer;
  /** Exact where the engine has the tokenizer, else an upper estimate. */
  countTokens(text: string, model?: string): Promise<number>;
  dispose(): Promise<void>;
}

export interface ScoreOptions {
  /** Undefined: the one that is chosen. */
  readonly model?: string;
  readonly adapters?: GenerateRequest['adapters'];
  readonly signal?: AbortSignal;
}

/** Tells how likely a given text is. */
export interface TextScorer {
  /**
   * The natural logarithm of the probability of each token of a text, after another or after a prompt as `generate` reads it, in order.
   * Rejects with `prompt-too-long` and as `generate` does.
   */
  score(before: string | Prompt, text: string, options?: ScoreOptions): Promise<readonly number[]>;
  /** The token ids of what stands before, and of each text that follows, as `score` reads them. */
  read(
    before: string | Prompt,
    texts: readonly string[],
    model?: string,
  ): Promise<readonly (readonly number[])[]>;
  /** The file of a model. */
  pathOf(model: string): Promise<string>;
}

export interface TextListener {
  readonly signal?: AbortSignal;
  /** Pieces of the text, in order, as they come. */
  readonly onText?: (piece: string) => void;
}
