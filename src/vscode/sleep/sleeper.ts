/**
 * Sleep as VS Code sees it: by itself, by a call to the engine that lives as long as the setting is on, and when a person asks for it.
 * Where the setting is off there is neither the call nor a listener.
 */
import * as vscode from 'vscode';
import { codeOf } from '../../base/codedError.ts';
import type { AutomaticState, SleepProgress, SleepReport } from '../../protocol/sleepApi.ts';
import type { ShownSleep } from '../../protocol/sleepPanel.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import type { Presence } from './presence.ts';
import { automaticSleep, sleepEnabled } from './sleepSettings.ts';
import { shownSleep } from './sleepWords.ts';

export interface SleeperParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly presence: Presence;
}

/** Where a sleep that was asked for is told of while it goes on. */
export interface Watching {
  readonly signal: AbortSignal;
  on(now: ShownSleep): void;
}

export class Sleeper implements vscode.Disposable {
  readonly #parts: SleeperParts;
  readonly #listening: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #woke = new vscode.EventEmitter<void>();
  #automatic: { readonly cancel: AbortController; readonly presence: vscode.Disposable } | undefined;
  #asked: AbortController | undefined;
  #state: AutomaticState | undefined;
  #now: ShownSleep | undefined;
  #beganMs = 0;

  /** It sleeps, no longer does, or is further with it. */
  readonly onChanged = this.#changed.event;
  /** Somebody is there again after a night. */
  readonly onWoke = this.#woke.event;

  constructor(parts: SleeperParts) {
    this.#parts = parts;
    this.#listening = vscode.Disposable.from(
      parts.index.onModelUpdated(() => this.#begin()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('groundplan.sleep')) this.#begin(true);
      }),
    );
  }

  /** Undefined while it does not sleep in this window. */
  get now(): ShownSleep | undefined {
    return this.#now;
  }

  /** For a person; empty where there is nothing to say. */
  get text(): string {
    if (this.#now !== undefined) return `Sleeping: ${this.#now.what}.`;
    if (this.#state?.phase === 'paused')
      return this.#state.why === 'battery'
        ? 'It does not sleep on battery.'
        : 'Another window sleeps or learns.';
    return this.#state?.phase === 'failed' ? `The last sleep failed: ${this.#state.reason}` : '';
  }

  /** Until it is done, is cancelled, or something is typed. Rejects as the engine's `sleep.run` does. */
  async sleep({ signal, on }: Watching): Promise<SleepReport> {
    const asked = new AbortController();
    const typing = this.#parts.presence.follow();
    this.#asked = asked;
    this.#beganMs = Date.now();
    const { afterMinutes: _, at: __, ...request } = automaticSleep();
    const both = AbortSignal.any([signal, asked.signal]);
    try {
      return await this.#parts.engine.get().sleep.run(
        { ...request, asked: 'command' },
        {
          signal: both,
          on: (progress) => {
            this.#progress(progress, true);
            if (this.#now !== undefined) on(this.#now);
          },
        },
      );
    } finally {
      typing.dispose();
      this.#asked = undefined;
      this.#tell(undefined);
    }
  }

  /** Of what a person has begun. */
  stop(): void {
    this.#asked?.abort();
  }

  dispose(): void {
    this.#end();
    this.stop();
    this.#listening.dispose();
    this.#changed.dispose();
    this.#woke.dispose();
  }

  #begin(anew = false): void {
    if (anew) this.#end();
    const { engine, index, presence } = this.#parts;
    const wanted = sleepEnabled() && vscode.workspace.isTrusted;
    if (this.#automatic !== undefined || !wanted || index.modelledRoots.length === 0) return;
    const cancel = new AbortController();
    const running = { cancel, presence: presence.follow({ looks: true }) };
    this.#automatic = running;
    engine
      .get()
      .sleep.automatic(automaticSleep(), {
        signal: cancel.signal,
        on: (state) => {
          if (this.#automatic === running) this.#become(state);
        },
      })
      .catch((error) => {
        if (codeOf(error) === 'invalid-option')
          void vscode.window.showWarningMessage(`Groundplan: ${error.message}`);
        // Ended, or gone with its engine: the next model begins it again.
      })
      .finally(() => {
        running.presence.dispose();
        if (this.#automatic !== running) return;
        this.#automatic = undefined;
        this.#become(undefined);
      });
  }

  #end(): void {
    const running = this.#automatic;
    this.#automatic = undefined;
    running?.presence.dispose();
    running?.cancel.abort();
    if (running !== undefined) this.#become(undefined);
  }

  #become(state: AutomaticState | undefined): void {
    const before = this.#state?.phase;
    this.#state = state;
    this.#parts.presence.asleep = state?.phase === 'asleep';
    if (state?.phase === 'asleep') {
      if (before !== 'asleep') this.#beganMs = Date.now();
      this.#progress(state.progress, false);
    } else if (this.#asked === undefined) this.#tell(undefined);
    if (state?.phase === 'awake' && before !== undefined && before !== 'awake') this.#woke.fire();
  }

  #progress(progress: SleepProgress, stoppable: boolean): void {
    const { minutes } = automaticSleep();
    const leftMs = minutes * 60_000 - (Date.now() - this.#beganMs);
    this.#tell(shownSleep(progress, { leftMs, stoppable }));
  }

  #tell(now: ShownSleep | undefined): void {
    this.#now = now;
    this.#changed.fire();
  }
}
