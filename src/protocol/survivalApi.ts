/** What is left of accepted suggestions, over restarts. The host tells what happens in its editors; the engine looks and remembers. */
import type { FileEdit } from '../core/model/suggestion.ts';
import type { Call } from './call.ts';
import type { FeedbackLevel } from './feedbackLevel.ts';

export interface WatchRequest extends Desk {
  readonly suggestion: string;
  readonly edits: readonly FileEdit[];
  /** Texts that the edits changed, by path, as they were. */
  readonly before: Readonly<Record<string, string>>;
}

/** A window with a workspace open in it. */
export interface Desk {
  readonly root: string;
  /** Of the window; another one after each start. */
  readonly session: string;
  /** Texts that are not on disk as they are, by path. */
  readonly unsaved: Readonly<Record<string, string>>;
  readonly level: FeedbackLevel;
}

export interface LookRequest extends Desk {
  /** Paths in which the person took text away by hand since the last look. */
  readonly touched: readonly string[];
}

/** An edit that is not the person's. */
export interface ForeignEdit {
  readonly root: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Watching {
  /** Of the files that are watched; a file whose path may not be kept is missing until the workspace is read. */
  readonly paths: readonly string[];
  /** When to look again, in milliseconds; undefined where nothing is watched. */
  readonly nextMs?: number;
}

export interface SurvivalApi {
  /** @returns how much of it was taken, in [0, 1]: a person may leave parts out. */
  watch(request: WatchRequest, call?: Call): Promise<Watching & { readonly taken: number }>;
  /** Looks where it is time to, and records what it finds; nothing while another window is at it. */
  look(request: LookRequest, call?: Call): Promise<Watching & { readonly recorded: number }>;
  /** What another tool, a formatter or the like took away is not held against a suggestion. */
  excuse(request: ForeignEdit, call?: Call): Promise<void>;
  /** Files or folders were renamed. */
  moved(
    request: {
      readonly root: string;
      readonly files: readonly { readonly from: string; readonly to: string }[];
    },
    call?: Call,
  ): Promise<void>;
  unwatch(request: { readonly root: string; readonly suggestion: string }, call?: Call): Promise<void>;
}
