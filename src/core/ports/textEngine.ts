/** Something that generates text: the embedded llama.cpp, an OpenAI-compatible server, VS Code's own models. */
import type { Generated, GenerateRequest, Reach, TextModel } from '../model/generation.ts';

export interface TextEngine {
  /** Unique among the engines at hand: `embedded`, `server:NAME`, `vscode`. */
  readonly id: string;
  readonly reach: Reach;
  readonly takesAdapters: boolean;
  /** Those that could answer now, the one chosen for it first. Rejects with `engine-unavailable`, saying why and what to do. */
  models(signal?: AbortSignal): Promise<readonly TextModel[]>;
  /**
   * Rejects with `cancelled`, `engine-unavailable` (nothing was told yet: another may be asked), `prompt-too-long` or
   * `engine-failed`; what was told by then stands.
   */
  generate(request: GenerateRequest, listen: TextListener): Promise<Generated>;
  /** Exact where the engine has the tokenizer, else an upper estimate. */
  countTokens(text: string, model?: string): Promise<number>;
  dispose(): Promise<void>;
}

export interface TextListener {
  readonly signal?: AbortSignal;
  /** Pieces of the text, in order, as they come. */
  readonly onText?: (piece: string) => void;
}
