/** What a person has set for Groundplan's own engine, which runs a model on this machine. */

export interface EmbeddedConfiguration {
  /** Path of a GGUF file, or the name of an installed model; empty: the first that is installed. */
  readonly model: string;
  /** Folders whose GGUF files are installed, besides the usual one. */
  readonly modelFolders: readonly string[];
  /** Tokens of prompt and answer together; never more than the model was trained on. */
  readonly contextTokens: number;
  readonly gpu: 'auto' | 'off' | 'cuda' | 'vulkan' | 'metal';
  /** 0: all cores but one. */
  readonly threads: number;
  /** Requests that are answered at once, where memory allows. */
  readonly sequences: number;
  /** Minutes without a request after which the model's memory is given back. */
  readonly idleMinutes: number;
}

export const DEFAULT_EMBEDDED: EmbeddedConfiguration = {
  model: '',
  modelFolders: [],
  contextTokens: 4096,
  gpu: 'auto',
  threads: 0,
  sequences: 2,
  idleMinutes: 10,
};
