/** What the catalogue says of an embedding model. */

/** Which of an encoder's outputs stands for the text: the mean of all tokens, the first token, or the last. */
export type Pooling = 'mean' | 'first' | 'last';

export interface ModelFile {
  /** Name in the model's folder. */
  readonly name: string;
  /** Path on the hub: `owner/model/resolve/revision/file`. */
  readonly url: string;
  /** Rounded: for the question whether to download it. */
  readonly aboutBytes: number;
  /** Lower-case hexadecimal. Without it the hub's own checksum of the file is what a download is held against. */
  readonly sha256?: string;
}

export interface EmbeddingModel {
  /** Names model and revision. */
  readonly id: string;
  readonly title: string;
  /** SPDX. */
  readonly licence: string;
  readonly dimensions: number;
  /** `static`: a table of tokens; `transformer`: an encoder as ONNX with its tokenizer; `gguf`: run by the text engine. */
  readonly kind: 'static' | 'transformer' | 'gguf';
  readonly pooling: Pooling;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  /** A longer text is cut. */
  readonly maxTokens: number;
  /** Empty for what ships. */
  readonly files: readonly ModelFile[];
}
