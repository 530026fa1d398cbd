/** The area `background`. */
import { CodedError } from '../../base/codedError.ts';
import type { BackgroundPorts } from '../../core/ports/backgroundPorts.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';
import type { BackgroundApi, BackgroundRequest, BackgroundState } from '../../protocol/backgroundApi.ts';
import type { Call } from '../../protocol/call.ts';
import type { Activity } from '../idle/activity.ts';
import type { Presence } from '../idle/presence.ts';
import { BackgroundLearning } from './backgroundLearning.ts';
import { backgroundTasks, type TaskParts } from './backgroundTasks.ts';

export interface BackgroundParts extends TaskParts {
  readonly ports: BackgroundPorts;
  readonly after: IdleClock['after'];
  now(): number;
  readonly activity: Activity;
  readonly presence: Presence;
}

export class BackgroundService implements BackgroundApi {
  readonly #parts: BackgroundParts;
  #running: BackgroundLearning | undefined;
  #end: (() => void) | undefined;

  constructor(parts: BackgroundParts) {
    this.#parts = parts;
  }

  async run({ cpuShare }: BackgroundRequest, { signal, on }: Call<BackgroundState> = {}): Promise<void> {
    if (this.#running !== undefined)
      throw new CodedError('busy', 'Learning in the background runs already. End that run first.');
    if (signal?.aborted) throw ended();
    const { ports, after, now, activity } = this.#parts;
    const learning = new BackgroundLearning({
      ...ports,
      after,
      now,
      cpuShare,
      tasks: () => backgroundTasks(this.#parts),
      tell: (state) => on?.(state),
    });
    this.#running = learning;
    const leave = activity.join(learning);
    await new Promise<void>((resolve) => {
      this.#end = resolve;
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    leave();
    await learning.dispose();
    this.#running = undefined;
    throw ended();
  }

  async typed(): Promise<void> {
    this.#parts.activity.touch();
    this.#parts.presence.notice('typed');
  }

  async there(): Promise<void> {
    this.#parts.presence.notice('there');
  }

  async dispose(): Promise<void> {
    this.#end?.();
    await this.#running?.dispose();
  }
}

function ended(): CodedError {
  return new CodedError('cancelled', 'Learning in the background has ended.');
}
