/** What travels between the embedded engine and the child process that runs llama.cpp, by structured clone. */
import type { FailureCode } from '../../base/codedError.ts';
import type { GenerateRequest, Prompt } from '../../core/model/generation.ts';

export type GpuMode = 'auto' | 'off' | 'cuda' | 'vulkan' | 'metal';

/** For the life of the child. */
export interface HostOptions {
  readonly gpu: GpuMode;
  readonly threads: number;
}

/** A file as it was when it was looked at: another size or time is another model. */
export interface ModelFile {
  readonly path: string;
  readonly version: string;
}

export interface LoadOptions extends ModelFile {
  /** For people. */
  readonly name: string;
  readonly contextTokens: number;
  /** Requests that are answered at once; fewer where memory is short. */
  readonly sequences: number;
  readonly memory: Memory;
  /** Bytes of the longest piece of the vocabulary: no text has fewer tokens than its bytes divided by this. */
  readonly longestToken: number;
  /** Other models at hand and to be had, to offer where this one does not fit. */
  readonly others: readonly { readonly name: string; readonly bytes: number }[];
}

export interface Memory {
  readonly totalBytes: number;
  readonly freeBytes: number;
}

export interface WriteRequest {
  readonly load: LoadOptions;
  readonly request: GenerateRequest;
}

export interface Written {
  readonly text: string;
  readonly finish: 'stop' | 'length';
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Tokens at the beginning of the prompt that were read in an earlier turn. */
  readonly reusedTokens: number;
  /** Turns that the context had no room for, oldest first after the system's. */
  readonly leftOutTurns: number;
}

export interface EmbedRequest extends ModelFile {
  readonly texts: readonly string[];
}

export interface ScoreRequest {
  readonly load: LoadOptions;
  readonly before: string | Prompt;
  readonly text: string;
  readonly adapters?: GenerateRequest['adapters'];
}

export interface TokenizeRequest {
  readonly file: ModelFile;
  readonly before: string | Prompt;
  readonly texts: readonly string[];
}

/** Each method's request and answer; `write` tells pieces of text on the way. */
export interface HostMethods {
  write(request: WriteRequest): Written;
  countTokens(request: { readonly file: ModelFile; readonly text: string }): number;
  /** Of what stands before first, then of each text, as `score` reads them. */
  tokenize(request: TokenizeRequest): number[][];
  embed(request: EmbedRequest): Float32Array[];
  score(request: ScoreRequest): number[];
  /** Gives the memory of models back. */
  unload(request: null): null;
}

export type HostMethod = keyof HostMethods;

export type ToHost =
  | { readonly id: number; readonly method: HostMethod; readonly request: unknown }
  | { readonly cancel: number };

export type FromHost =
  | { readonly id: number; readonly piece: string }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: { readonly code: FailureCode; readonly message: string } };
