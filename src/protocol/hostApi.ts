/** The other direction: what the engine's process asks of the host that started it. VS Code answers; the command line has none. */
import type { EnginesConfiguration } from '../core/model/engines.ts';
import type { ModelCall, Prompt, ToolUse } from '../core/model/generation.ts';
import type { ToolServer } from '../core/model/toolServer.ts';
import type { Call } from './call.ts';

export interface HostModel {
  /** Unique among the host's. */
  readonly id: string;
  /** As a person knows it. */
  readonly title: string;
  readonly maxInputTokens: number;
}

export interface HostQuestion {
  /** A `HostModel.id`. */
  readonly model: string;
  readonly prompt: Prompt & { readonly kind: 'chat' };
  readonly maxTokens: number;
  readonly temperature?: number;
  readonly tools?: ToolUse;
}

export interface HostAnswer {
  /** Tools that the model wants called. */
  readonly calls: readonly ModelCall[];
}

/** What the host says of servers of tools. */
export interface ToolServersReport {
  readonly servers: readonly ToolServer[];
  /** False in an untrusted workspace: none is started. */
  readonly trusted: boolean;
  /** Where what tools did is written down. */
  readonly auditFile: string;
}

/** What a host says of tools; one without has none. Asked with every use, so that what it says holds at once. */
export interface HostToolsApi {
  toolServers(request: Record<string, never>): Promise<ToolServersReport>;
}

/** What a host keeps of shared storage. */
export interface HostStoreApi {
  /** By LanceDB's names of storage options; empty where the environment is to tell. */
  storeCredentials(request: Record<string, never>): Promise<Readonly<Record<string, string>>>;
}

/** What is about models rejects with `engine-unavailable` where the host has none, or the person has not consented. */
export interface HostApi extends HostToolsApi, HostStoreApi {
  /** What the settings say of engines, with keys in place; asked before the first use. */
  enginesConfiguration(request: Record<string, never>): Promise<EnginesConfiguration>;
  models(request: Record<string, never>, call?: Call): Promise<readonly HostModel[]>;
  /** Pieces of the text are told on the way. */
  generate(request: HostQuestion, call?: Call<string>): Promise<HostAnswer>;
  countTokens(request: { readonly model: string; readonly text: string }, call?: Call): Promise<number>;
}

export const HOST = 'host';
export const HOST_METHODS = [
  'enginesConfiguration',
  'models',
  'generate',
  'countTokens',
  'toolServers',
  'storeCredentials',
] as const satisfies readonly (keyof HostApi)[];
