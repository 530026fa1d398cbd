/** LoRA adapters: small changes to a model's weights, learned from accepted work, one a language. */
import { LANGUAGE_NAMES, type LanguageId } from './language.ts';

/** What an adapter is for: the id of a language, or every language. */
export const GENERIC = 'generic';

/** The model that an adapter changes; with any other it is not used. */
export interface AdapterBase {
  readonly name: string;
  /** SHA-256 over the header and samples of the weights, in hexadecimal. */
  readonly fingerprint: string;
}

/** Means over held-out texts, through the engine that will run it; natural logarithms, in nats a token. */
export interface AdapterFigures {
  /** Of accepted text that was kept out of the training: lower is better. */
  readonly accepted: Compared;
  /** Of a fixed set of code that has nothing to do with the person. */
  readonly general: Compared;
  /** Pairs in which the accepted text is likelier than the rejected one, as a share. */
  readonly wins: Compared & { readonly pairs: number };
  /** Of the answers under a grammar that could be parsed of the base, those that could be parsed with the adapter. */
  readonly grammar: { readonly tried: number; readonly parsed: number };
  /**
   * The longest run of words of a training example that it says by itself when given its beginning, and that of the base; `unseen`: of
   * examples that it was not trained on, which it says out of habit. Older figures are without.
   */
  readonly verbatim: Compared & { readonly unseen?: number };
}

export interface Compared {
  readonly base: number;
  readonly adapter: number;
}

/** A published adapter. Its file is never written over: a newer one has another version and another path. */
export interface AdapterCard {
  /** Language id, or `generic`. */
  readonly language: string;
  /** From 1, never used twice for a language and base. */
  readonly version: number;
  readonly base: AdapterBase;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** ISO 8601, in UTC. */
  readonly publishedAt: string;
  readonly origin: 'trained' | 'imported';
  /** For a person: which examples it was trained on, or which file it came from. */
  readonly about: string;
  /** Marks of the examples that it was trained on, where they came of offers; none in older ones. */
  readonly learnedFrom?: readonly string[];
  /** Undefined where it was published without being measured, by a person's own decision. */
  readonly figures?: AdapterFigures;
}

export interface PublishedAdapter extends AdapterCard {
  readonly path: string;
  /** The one that its language is answered with. */
  readonly current: boolean;
  /** Why Groundplan went back from it by itself, in a sentence; undefined where it did not, or the person uses it again. */
  readonly abandoned?: string;
}

/** With what a model that takes adapters has answered. */
export interface AdapterUse {
  /** The language that the request was most about, `generic` where none stood out. */
  readonly about: string;
  /** Of the base. */
  readonly fingerprint: string;
  /** Undefined: the base alone. */
  readonly adapter?: Pick<AdapterCard, 'language' | 'version'>;
}

/** `typescript v3` */
export function adapterName({ language, version }: Pick<AdapterCard, 'language' | 'version'>): string {
  return `${language} v${version}`;
}

/** As a person knows what an adapter is for: `TypeScript`, `Every language`. */
export function adapterTitle(language: string): string {
  if (language === GENERIC) return 'Every language';
  return Object.hasOwn(LANGUAGE_NAMES, language) ? LANGUAGE_NAMES[language as LanguageId] : language;
}

/** Share of each language, any positive numbers; none where nothing is known. */
export type Shares = Readonly<Record<string, number>>;

export interface AdapterWish {
  /** Of the files that the request is about. */
  readonly request: Shares;
  /** Of the project. */
  readonly project: Shares;
  /** What a person wants instead: the name of a language, or `none`. */
  readonly wanted?: string;
}

/** How an adapter is trained, as far as a person chooses. */
export interface AdapterTraining {
  readonly rank: number;
  readonly alpha: number;
  /** Layers from the top that learn. */
  readonly topLayers: number;
  readonly learningRate: number;
  readonly epochs: number;
  readonly seed: number;
}
