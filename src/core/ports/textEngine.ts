/** Something that generates text: the embedded llama.cpp, an OpenAI-compatible server, VS Code's own models. */

export interface Turn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export type Prompt =
  | { readonly kind: 'chat'; readonly turns: readonly Turn[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'infill'; readonly before: string; readonly after: string };

export interface GenerateRequest {
  /** As the engine names it; undefined: the one that is chosen for it. */
  readonly model?: string;
  readonly prompt: Prompt;
  readonly maxTokens: number;
  /** 0 takes the likeliest token each time. */
  readonly temperature?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  /** JSON Schema that the text has to keep to, where the engine can see to it. */
  readonly schema?: object;
  /** LoRA adapters by path, with their weight. */
  readonly adapters?: readonly { readonly path: string; readonly scale: number }[];
  /** Requests of one conversation name the same, so that the beginning that they share is read once. */
  readonly conversation?: string;
}

export interface Generated {
  readonly text: string;
  readonly finish: 'stop' | 'length';
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Milliseconds from the request to the first piece of text, and to the last. */
  readonly firstTextMs: number;
  readonly elapsedMs: number;
}

export interface TextModel {
  readonly name: string;
  /** In tokens, as measured, or as the model or its server says; undefined where nobody does. */
  readonly contextTokens?: number;
  readonly can: { readonly chat: boolean; readonly infill: boolean; readonly schema: boolean };
}

export interface TextEngine {
  /** Unique among the engines at hand: `embedded`, `server:NAME`, `vscode`. */
  readonly id: string;
  /** Those that could answer now. Rejects with `engine-unavailable`, saying why and what to do. */
  models(signal?: AbortSignal): Promise<readonly TextModel[]>;
  /** Rejects with `cancelled`, `engine-unavailable`, `prompt-too-long` or `engine-failed`; what was told by then stands. */
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
