/** Learning in the background, while a person works. It lives as long as one call of `run`; without one there is nothing of it. */
import type { Call } from './call.ts';

export interface BackgroundRequest {
  /** Of one core, in (0, 1]. */
  readonly cpuShare: number;
}

export type BackgroundState =
  /** Until nothing has been typed or asked for a moment. */
  | { readonly phase: 'waiting' }
  | { readonly phase: 'learning'; readonly what: string }
  /** All there is was learned. */
  | { readonly phase: 'current' }
  | { readonly phase: 'paused'; readonly why: 'battery' | 'another window' }
  /** Tried again later. */
  | { readonly phase: 'failed'; readonly reason: string };

export interface BackgroundApi {
  /**
   * Learns from the workspaces that are open as their code changes, and works out what follows from feedback, until it is cancelled.
   * States are told as they change. Rejects with `cancelled`, and with `busy` where it runs already.
   */
  run(request: BackgroundRequest, call?: Call<BackgroundState>): Promise<void>;
  /** A person is typing, here or in a file that is none of the workspace's: what is under way gives way. */
  typed(request: Record<string, never>, call?: Call): Promise<void>;
  /** A person is there without typing: only a sleep that began by itself gives way. */
  there(request: Record<string, never>, call?: Call): Promise<void>;
}
