/** One engine of the settings: made when it is first asked, its models looked up now and then, left alone while it fails. */

import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { TextModel } from '../../core/model/generation.ts';
import type { TextEngine } from '../../core/ports/textEngine.ts';
import type { KnownEngine } from '../../core/routing/admitEngines.ts';
import { afterFailure, CLOSED, restMs } from '../../core/routing/circuitBreaker.ts';

/** A server may be started, or change its model, at any time. */
const KNOWN_FOR_MS = 10_000;

const FAILURES: readonly string[] = ['engine-unavailable', 'engine-failed', 'timeout'];
const UNFIT: readonly string[] = ['prompt-too-long', 'schema-unmet'];

export interface EngineSlotOptions {
  readonly known: KnownEngine;
  /** Equal for one that new settings did not change. */
  readonly settings: string;
  make(): Promise<TextEngine>;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

export class EngineSlot implements KnownEngine {
  readonly id: KnownEngine['id'];
  readonly kind: KnownEngine['kind'];
  readonly reach: KnownEngine['reach'];
  readonly settings: string;
  readonly #options: EngineSlotOptions;
  #breaker = CLOSED;
  #models: { readonly atMs: number; readonly list: readonly TextModel[] } | undefined;
  #started: Promise<TextEngine> | undefined;

  constructor(options: EngineSlotOptions) {
    this.#options = options;
    this.settings = options.settings;
    ({ id: this.id, kind: this.kind, reach: this.reach } = options.known);
  }

  engine(): Promise<TextEngine> {
    this.#started ??= this.#options.make().catch((error) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  /** Or a clause that says why it cannot answer now. */
  async models(signal?: AbortSignal): Promise<readonly TextModel[] | string> {
    const now = this.#options.now();
    const rest = restMs(this.#breaker, now);
    if (rest > 0)
      return `it failed ${this.#breaker.failures} times running and is left alone for ${Math.ceil(rest / 1000)} s`;
    if (this.#models !== undefined && now - this.#models.atMs < KNOWN_FOR_MS) return this.#models.list;
    try {
      const engine = await this.engine();
      const list = await engine.models(signal);
      if (list.length === 0) return engine.withoutModels ?? 'it has no model';
      this.#models = { atMs: this.#options.now(), list };
      return list;
    } catch (error) {
      if (!isEngineFailure(error)) throw error;
      // Looking up what lies on this machine is no load, and what is missing there may come at any time.
      if (this.kind === 'embedded') this.#models = undefined;
      else this.failed();
      return messageOf(error);
    }
  }

  succeeded(): void {
    this.#breaker = CLOSED;
  }

  failed(): void {
    this.#models = undefined;
    this.#breaker = afterFailure(this.#breaker, this.#options.now());
  }

  /** What is known of its models and failures is looked up anew. */
  forget(): void {
    this.#models = undefined;
    this.#breaker = CLOSED;
  }

  async dispose(): Promise<void> {
    const engine = await this.#started?.catch(() => undefined);
    await engine?.dispose();
  }
}

/** Anything else is a bug or a cancellation, and nobody else's turn. */
export function isEngineFailure(error: unknown): boolean {
  return [...FAILURES, ...UNFIT].includes(codeOf(error) ?? '');
}

/** The engine runs; this question is none for it. */
export function isUnfit(error: unknown): boolean {
  return UNFIT.includes(codeOf(error) ?? '');
}
