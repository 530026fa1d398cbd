/** What was offered to the developer, and what they did with it. */
import type { AdapterUse } from './adapter.ts';

export const SURFACES = ['suggestion', 'quick-fix', 'chat-card', 'generated-file', 'placement'] as const;

/** Where it was offered. */
export type Surface = (typeof SURFACES)[number];

/** What preference sees of an offer: facets, and neither code nor paths. */
export interface OfferTraits {
  /** Of the suggestion. */
  readonly kind: string;
  /** Language id of the file it is about; empty when there is no single one. */
  readonly language: string;
  /** Name of the pattern and of the role in it; empty without one. */
  readonly pattern: string;
  readonly role: string;
  readonly frameworks: readonly string[];
  /** Of the module it is about: `layer:domain`, `central`, `test`, `large`, … */
  readonly place: readonly string[];
  readonly confidence: string;
  /** Of the suggestion, in [0, 1]. */
  readonly score: number;
}

/** One showing of one suggestion. */
export interface Offer {
  /** Unique. */
  readonly id: string;
  /** Stable id of the suggestion: the same one may be offered again. */
  readonly suggestion: string;
  /** Key of the workspace. */
  readonly project: string;
  readonly surface: Surface;
  readonly traits: OfferTraits;
  /** Reward that was expected of it when it was shown. */
  readonly expected: number;
  /** Of what a model wrote that takes adapters. */
  readonly use?: AdapterUse;
}

/** Moments at which it is looked how much of an accepted offer is left. */
export const CHECKPOINTS = ['30 s', '2 min', '5 min', '10 min', '30 min', 'commit', 'week'] as const;

export type Checkpoint = (typeof CHECKPOINTS)[number];

export type Action =
  | { readonly type: 'shown'; readonly forMs: number }
  /** In [0, 1]: how much of it was taken. */
  | { readonly type: 'accepted'; readonly share: number }
  /** By hand, after it was taken: how much of it was kept, in [0, 1]. */
  | { readonly type: 'edited'; readonly kept: number }
  | { readonly type: 'deleted' | 'undone' | 'ignored' | 'regenerated' }
  /** Words of the developer, where they gave any. */
  | { readonly type: 'dismissed'; readonly reason?: string }
  | { readonly type: 'survived'; readonly checkpoint: Checkpoint; readonly kept: number }
  /** What a comment, message or reason near the offer shows. */
  | { readonly type: 'felt'; readonly feeling: Feeling };

export interface Feeling {
  /** In [-1, 1], from bad to good. */
  readonly polarity: number;
  /** In [0, 1]; 0 when the reader of sentiment abstained. */
  readonly certainty: number;
  readonly source: FeelingSource;
  /** What was said, shortened; only where the person lets words be written down. */
  readonly words?: string;
  /** Hash of what was said, so that the same is not heard twice. */
  readonly of?: string;
}

/** A comment; one that marks work that is left; the message of a commit; of a chat; what was said on dismissing. */
export const FEELING_SOURCES = ['comment', 'note', 'commit', 'chat', 'reason'] as const;

export type FeelingSource = (typeof FEELING_SOURCES)[number];

/** For a person: good words in …. */
export const PLACE_OF_WORDS: Readonly<Record<FeelingSource, string>> = {
  comment: 'a comment near it',
  note: 'a note near it',
  commit: 'the message of a commit',
  chat: 'a chat message after it',
  reason: 'the reason given',
};

/** An action as it was recorded. */
export interface RecordedAction {
  readonly atMs: number;
  readonly action: Action;
}

/** An offer with all that is known to have come of it, oldest first. */
export interface Episode {
  readonly offer: Offer;
  readonly actions: readonly RecordedAction[];
}

/** Of a dismissal, for who wants to choose one. They are not the person's own words, and show no feeling. */
export const PROPOSED_REASONS: readonly string[] = [
  'It is not worth the change',
  'The code is meant to be so',
  'It is right, and not now',
  'It would do the wrong thing',
  'I do not want suggestions of this kind',
];
