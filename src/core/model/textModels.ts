/** Models: which there are to be had, and which are on this machine. */

/** A file of a model, as a hub or a server has it. */
export interface ModelSource {
  /** Name in the model's folder. */
  readonly name: string;
  readonly url: string;
  /** Exact where the server said it, else as the catalogue has it. */
  readonly bytes?: number;
  /** Lower-case hexadecimal. */
  readonly sha256?: string;
}

export interface Licence {
  readonly name: string;
  /** Where it can be read. */
  readonly url?: string;
}

/** What a model is used for: writing text, making vectors of it, or reading how it is meant. */
export const MODEL_USES = ['text', 'embedding', 'sentiment'] as const;
export type ModelUse = (typeof MODEL_USES)[number];

/** As in “for writing text”. */
export const MODEL_PURPOSES: Readonly<Record<ModelUse, string>> = {
  text: 'writing text',
  embedding: 'making vectors',
  sentiment: 'reading feelings',
};

/** One of the catalogue; nothing of it is downloaded before somebody asks for it. */
export interface CatalogueModel {
  readonly id: string;
  readonly title: string;
  readonly use: ModelUse;
  readonly licence: Licence;
  /** Near enough to choose by; 0 for what ships. */
  readonly aboutBytes: number;
  readonly parameters?: string;
  readonly quantization?: string;
  readonly contextTokens?: number;
  readonly dimensions?: number;
  /** In a sentence: for whom. */
  readonly note?: string;
}

/** What somebody is about to download, for the question whether to. */
export interface ModelOffer {
  /** Of the catalogue, or after its file's name. */
  readonly id: string;
  readonly title: string;
  readonly use: ModelUse;
  /** As it was named. */
  readonly from: string;
  readonly files: readonly ModelSource[];
  /** Undefined where nobody says one. */
  readonly licence?: Licence;
  /** Where all of it will lie. */
  readonly folder: string;
  /** It is here already. */
  readonly installed: boolean;
}

/** What a model's file says of itself. */
export interface ModelFacts {
  readonly architecture: string;
  readonly name?: string;
  readonly licence?: string;
  readonly quantization: string;
  readonly parameters: number;
  /** Tokens that it was made for. */
  readonly contextTokens?: number;
  readonly layers?: number;
  readonly hasChatTemplate: boolean;
  /** It makes vectors, not text. */
  readonly embeds: boolean;
  readonly bytes: number;
}

/** A model on this machine, whatever it was got by. */
export interface InstalledModel {
  readonly id: string;
  readonly title: string;
  readonly use: ModelUse;
  /** Absolute; of several files the first. */
  readonly path: string;
  readonly from: string;
  /** It lies in the folder of models and goes when it is removed; of others only the entry does. */
  readonly ours: boolean;
  readonly bytes: number;
  /** Of each file, in order; empty for a file that was only pointed at. */
  readonly sha256: readonly string[];
  readonly licence?: Licence;
  /** ISO 8601, in UTC. */
  readonly added: string;
}

/** Tokens of prompt and answer up to which a model still recalls what stood first and last. */
export interface MeasuredContext {
  /** 0: not even of the shortest that was tried. */
  readonly tokens: number;
  /** Why it was not tried further. */
  readonly because: string;
  /** ISO 8601, in UTC. */
  readonly measured: string;
}
