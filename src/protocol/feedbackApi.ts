/** What the developer does with suggestions, and what is learned from it. It stays on this machine. */
import type { AdapterUse } from '../core/model/adapter.ts';
import type { Action, Surface } from '../core/model/feedback.ts';
import type { Turn } from '../core/model/generation.ts';
import type { PreferredSuggestions } from '../core/model/preferred.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { LearningExample, RefusedTexts } from '../core/model/textExample.ts';
import type { Call } from './call.ts';
import type { FeedbackLevel } from './feedbackLevel.ts';
import type { SurvivalApi } from './survivalApi.ts';

export interface RecordRequest {
  readonly root: string;
  /** Id of a suggestion that is open, or of one that was offered before. */
  readonly suggestion: string;
  readonly surface: Surface;
  /** What is known of it where it was shown: the engine may not know it any more. */
  readonly card?: SuggestionCard;
  readonly action: Action;
  /** Default `all`. */
  readonly level?: FeedbackLevel;
  /** Of what is accepted: where it stands is remembered, as hashes, so that `heardInFile` and `heardInCommits` know of it. */
  readonly listen?: boolean;
}

/** Where something was accepted not long ago. */
export interface WatchedPlaces {
  /** Of each path relative to the workspace its `shortHash`. */
  readonly paths: readonly string[];
  /** Whether messages of commits are worth reading. */
  readonly commits: boolean;
}

/** Two versions of a file that a person has edited. */
export interface HeardInFile {
  readonly root: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Texts that came in at once between the two, not by hand. */
  readonly inserted: readonly string[];
  readonly level: FeedbackLevel;
}

/** An answer as an engine wrote it. */
export interface AnswerText {
  /** Id of the message. */
  readonly answer: string;
  /** Word for word. */
  readonly text: string;
  /** All that it was given, where its code is to be learned from. */
  readonly turns?: readonly Turn[];
  /** Where its code counts as offered: what becomes of it is held for or against what it was written with. */
  readonly offered?: { readonly root: string; readonly level: FeedbackLevel; readonly use: AdapterUse };
  /** Id of the answer that the person had before, to the same question, and asked for another one. */
  readonly instead?: string;
}

/** What was said after an answer that offered something. */
export interface HeardInChat {
  /** What it offered. */
  readonly offered: readonly { readonly root: string; readonly suggestion: string }[];
  readonly text: string;
  readonly level: FeedbackLevel;
}

export interface HeardReport {
  /** Lines that the log has more. */
  readonly recorded: number;
}

/** A suggestion as an answer shows it. */
export type SuggestionCard = Pick<Suggestion, 'kind' | 'title' | 'confidence'>;

/** One line of the log. */
export interface FeedbackLine {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly root: string;
  /** Of what was imported and belongs to no workspace that is meant: the name of its project; `root` is then a key. */
  readonly projectName?: string;
  readonly suggestion: string;
  /** Of the suggestion; empty where none was written down. */
  readonly title: string;
  /** What happened, for a person. */
  readonly text: string;
}

export interface FeedbackLog {
  /** Newest first. */
  readonly lines: readonly FeedbackLine[];
}

/** Which of it; all that is named must hold. */
export interface FeedbackPart {
  readonly root?: string;
  readonly suggestion?: string;
  /** Milliseconds since 1970: offers first shown from then on. */
  readonly fromMs?: number;
  /** … and before then. */
  readonly beforeMs?: number;
}

export interface ExportRequest extends FeedbackPart {
  /** Default `all`; what was written down at a stricter one has no more than that. */
  readonly level?: FeedbackLevel;
}

export interface FeedbackExport {
  /** JSON Lines, the same for the same feedback; no path of this machine. */
  readonly text: string;
  readonly offers: number;
  readonly actions: number;
}

export interface FeedbackImport {
  /** That were not known. */
  readonly offers: number;
  readonly actions: number;
  /** Lines that said nothing new. */
  readonly known: number;
  /** Lines that are no offers; the first of them with the reason. */
  readonly refused: number;
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

/** Why a suggestion stands where it stands. */
export interface PreferenceReasons {
  /** Expected reward, about in [0, 1], and its standard deviation. */
  readonly expected: number;
  readonly deviation: number;
  /** Traits that move the expectation, as decided on, the weightiest first, each with its effect. */
  readonly reasons: readonly {
    readonly term: string;
    readonly effect: number;
    /** What the trait is, for a person: `suggestions to break a cycle`. */
    readonly text: string;
    /** Id of what is learned of it. */
    readonly item: string;
  }[];
  /** What became of it when it was offered, newest first. */
  readonly offers: readonly {
    readonly reward: number;
    readonly uncertainty: number;
    readonly parts: readonly { readonly signal: string; readonly effect: number }[];
  }[];
}

export interface ExamplesRequest {
  readonly fromReward?: number;
  readonly language?: string;
}

/** What adapters can learn from. */
export interface ExamplesReport {
  /** One an offer, oldest first. */
  readonly examples: readonly LearningExample[];
  /** Rewarded well enough, and not worth learning all the same. */
  readonly refused: readonly RefusedTexts[];
  /** That are known in all, with a text or without. */
  readonly offers: number;
}

/** By what code of an answer is accepted, and watched. */
export function answerSuggestion(answer: string): string {
  return `use-answer:${answer}`;
}

export interface FeedbackApi extends SurvivalApi {
  /** On disk when it resolves. Rejects with `unknown-suggestion`, `store-failed`. */
  record(request: RecordRequest, call?: Call): Promise<void>;
  /** Cheap: nothing that was said elsewhere needs to be read. */
  watched(request: { readonly root: string }, call?: Call): Promise<WatchedPlaces>;
  /** Comments and notes near what was accepted; what they show becomes the action `felt`. */
  heardInFile(request: HeardInFile, call?: Call<never>): Promise<HeardReport>;
  /** The same of messages of the person's own commits since. One that takes back an accepted change is `undone`. */
  heardInCommits(
    request: { readonly root: string; readonly level: FeedbackLevel },
    call?: Call<never>,
  ): Promise<HeardReport>;
  /** Only what shows a feeling is written down: most messages are new questions. */
  heardInChat(request: HeardInChat, call?: Call<never>): Promise<HeardReport>;
  preferred(request: { readonly root: string }, call?: Call): Promise<PreferredSuggestions>;
  reasons(
    request: { readonly root: string; readonly suggestion: string },
    call?: Call,
  ): Promise<PreferenceReasons>;
  /** Works out now what follows from the journal, so that the next question need not. */
  refit(request: { readonly root: string }, call?: Call): Promise<void>;
  /** Another text once there is more feedback, or less. */
  state(request: object, call?: Call): Promise<{ readonly state: string }>;
  /**
   * The text is remembered, and not written down, until some of its code is accepted as the suggestion `answerSuggestion` names. Where it is
   * `offered` and holds code, that is an offer in the journal from now on. Does not reject: what cannot be written down is logged.
   */
  answered(answer: AnswerText, call?: Call): Promise<void>;
  /**
   * Of what was accepted and has stayed, edited or not, and was recorded at the level `all`. Learned are the tokens of `accepted`, as the
   * engine reads them after the prompt in its own chat template; of `rejected` that they are less likely; none of the prompt's.
   * @param request.fromReward in [0, 1], .7 without it: only what earned more.
   * @param request.language only of this one, or `generic`: all. Rejects with `invalid-option` for what is no language.
   */
  examples(request: ExamplesRequest, call?: Call): Promise<ExamplesReport>;
  /** @param request.most 200 without it. */
  log(request: { readonly root?: string; readonly most?: number }, call?: Call): Promise<FeedbackLog>;
  /** Erases on disk, and unlearns; the number of offers forgotten. An empty part is everything. */
  forget(request: FeedbackPart, call?: Call): Promise<{ readonly offers: number }>;
  /** In no file the same project twice: what was imported of a project goes as it came. An empty part is everything. */
  export(request: ExportRequest, call?: Call): Promise<FeedbackExport>;
  /**
   * Adds what is not known; the same file again adds nothing, and the order of several does not matter.
   * Rejects with `invalid-feedback`, `store-failed`, `cancelled`.
   */
  import(request: { readonly text: string }, call?: Call): Promise<FeedbackImport>;
}
