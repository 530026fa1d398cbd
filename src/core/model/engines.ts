/** Engines that may be at hand, and what a person has chosen among them. */
import type { EmbeddedConfiguration } from './embeddedEngine.ts';
import type { Reach, TextModel } from './generation.ts';

export type EngineKind = 'embedded' | 'server' | 'vscode';

/** `none`: nothing is ever generated; everything is answered from the model of the code alone. */
export type EnginePreference = 'auto' | EngineKind | 'none';

/** A server as a host hands it over: the key is the key itself by now. */
export interface ServerConfiguration {
  /** Its engine is `server:NAME`. */
  readonly name: string;
  /** With or without the closing `/v1`. */
  readonly url: string;
  /** The model that it is asked for where nothing else is said; its first one otherwise. */
  readonly model?: string;
  readonly key?: string;
  /** Its adapters by the language that each is for, as the server names them. */
  readonly adapters?: Readonly<Record<string, string>>;
  /** What its models hold, where the server does not tell. */
  readonly contextTokens?: number;
}

export interface EnginesConfiguration {
  readonly preference: EnginePreference;
  readonly servers: readonly ServerConfiguration[];
  /** What differs from `DEFAULT_EMBEDDED`. */
  readonly embedded?: Partial<EmbeddedConfiguration>;
  /** Folder of the response cache; undefined remembers nothing. */
  readonly storagePath?: string;
  /** What is wrong with the settings, a sentence each: told with the list of engines. */
  readonly problems?: readonly string[];
}

/** What a request asks of whoever answers it. */
export interface TextNeed {
  readonly kind: 'chat' | 'text' | 'infill';
  /** Tokens of prompt and answer together, where they are known. */
  readonly tokens?: number;
  readonly schema?: boolean;
  readonly adapters?: boolean;
  /** Only this one: `embedded`, `server:NAME`, `vscode`. */
  readonly engine?: string;
  readonly model?: string;
}

export interface EngineStatus {
  readonly id: string;
  readonly kind: EngineKind;
  readonly reach: Reach;
  /** `unasked`: the person's choice leaves it out, so it was not even looked for. */
  readonly state: 'ready' | 'unavailable' | 'unasked';
  /** Why it is not ready, and what to do. */
  readonly reason?: string;
  readonly models: readonly TextModel[];
}
