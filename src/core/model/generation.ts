/** What is asked of something that generates text, and what it says: plain data that travels between processes. */

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
  /** The same draws for the same request, outside a conversation, as far as the engine can see to it. */
  readonly seed?: number;
  readonly stop?: readonly string[];
  /** JSON Schema that the text has to keep to, where the engine can see to it. */
  readonly schema?: object;
  /** LoRA adapters by path, with their weight. Only an engine whose `takesAdapters` says so is asked with any. */
  readonly adapters?: readonly { readonly path: string; readonly scale: number }[];
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
  readonly can: { readonly chat: boolean; readonly infill: boolean; readonly schema: boolean };
}

/** Whether what is asked stays on this machine. */
export type Reach = 'machine' | 'network';
