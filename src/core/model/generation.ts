/** What is asked of something that generates text, and what it says: plain data that travels between processes. */

export interface Turn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export type Prompt =
  | { readonly kind: 'chat'; readonly turns: readonly Turn[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'infill'; readonly before: string; readonly after: string };

/** A tool as a model is told of it. */
export interface ToolOffer {
  /** Letters, digits, `_` and `-`; at most 64. */
  readonly name: string;
  readonly description: string;
  /** JSON Schema of an object. */
  readonly inputSchema: object;
}

/** What a model wants called: unchecked. */
export interface ModelCall {
  readonly id: string;
  /** A `ToolOffer.name`, if the model keeps to them. */
  readonly name: string;
  /** Parsed where it was JSON, else the text. */
  readonly arguments: unknown;
}

/** One time that a model called tools, and what came of it. */
export interface ToolRound {
  /** What it said beside. */
  readonly text: string;
  readonly calls: readonly ModelCall[];
  /** One a call, in their order. */
  readonly results: readonly string[];
}

export interface ToolUse {
  readonly offered: readonly ToolOffer[];
  /** After the prompt's turns. */
  readonly rounds: readonly ToolRound[];
  /** False: it is to answer now. */
  readonly mayCall: boolean;
}

export interface GenerateRequest {
  /** As the engine names it; undefined: the one that is chosen for it. */
  readonly model?: string;
  readonly prompt: Prompt;
  readonly maxTokens: number;
  /** 0 takes the likeliest token each time. */
  readonly temperature?: number;
  /** The same draws for the same request, outside a conversation, as far as the engine can see to it. */
  readonly seed?: number;
  readonly stop?: readonly string[];
  /**
   * JSON Schema that the text has to keep to. An engine sees to it as well as it can; whoever is asked through `engine.models` is
   * held to it.
   */
  readonly schema?: object;
  /** Of a chat. An engine that cannot call says so with its models, and is not asked with any. */
  readonly tools?: ToolUse;
  /** LoRA adapters by path, with their weight. Only an engine whose `takesAdapters` says so is asked with any. */
  readonly adapters?: readonly { readonly path: string; readonly scale: number }[];
  /** An adapter of the server's own, by the name that it has there. Only an engine that has `servedAdapters` is asked with one. */
  readonly servedAdapter?: string;
  /** What an engine on this machine is to make room for, prompt and answer together, whatever it is set to: for measuring. */
  readonly contextTokens?: number;
  /** Requests of one conversation name the same, so that the beginning that they share is read once. */
  readonly conversation?: string;
}

export interface Generated {
  readonly text: string;
  /** The model that answered, as its engine names it. */
  readonly model: string;
  readonly finish: 'stop' | 'length';
  /** Tools that are to be called before it goes on. */
  readonly calls?: readonly ModelCall[];
  /** As counted by the engine, else estimated. */
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Milliseconds from the request to the first piece of text, and to the last. */
  readonly firstTextMs: number;
  readonly elapsedMs: number;
  /** Turns of a chat that the context had no room for, where the engine leaves out any: the oldest after the system's. */
  readonly leftOutTurns?: number;
  /** Tokens at the beginning of the prompt that were read for an earlier request, where the engine tells. */
  readonly reusedTokens?: number;
}

export interface TextModel {
  readonly name: string;
  /** Changes with the weights; answers are remembered by it. Undefined where the name alone tells. */
  readonly version?: string;
  /** In tokens, as measured, or as the model or its server says; undefined where nobody does. */
  readonly contextTokens?: number;
  readonly can: {
    readonly chat: boolean;
    readonly infill: boolean;
    readonly schema: boolean;
    /** It may be given tools to call. */
    readonly tools?: boolean;
  };
}

/** Whether what is asked stays on this machine. */
export type Reach = 'machine' | 'network';
