/** What ends a sleep before it is done, and what is said of it then. */
import type { PowerSource } from '../../core/ports/backgroundPorts.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';
import type { Stirring } from '../../core/ports/stirring.ts';
import type { SleepRequest } from '../../protocol/sleepApi.ts';
import type { Activity, Waiting } from '../idle/activity.ts';

export type StopReason = 'activity' | 'stopped' | 'time' | 'battery';

export interface SleepStopParts {
  readonly after: IdleClock['after'];
  readonly power: PowerSource;
  readonly activity: Activity;
  readonly stirring: Stirring;
  /** Milliseconds of a clock that does not go back. */
  now(): number;
}

const LOOK_AT_POWER_MS = 30_000;
const LOOK_AT_OTHERS_MS = 500;

/** From when it is made until it is disposed of. */
export class SleepStop implements Waiting {
  readonly #cancel = new AbortController();
  readonly #leave: (() => void)[] = [];
  #reason: StopReason | undefined;

  constructor(
    { after, now, power, activity, stirring }: SleepStopParts,
    { minutes, onBattery = false }: SleepRequest,
    signal: AbortSignal | undefined,
  ) {
    const stopped = () => this.#stop('stopped');
    signal?.addEventListener('abort', stopped);
    this.#leave.push(activity.join(this), () => signal?.removeEventListener('abort', stopped));
    if (signal?.aborted) stopped();
    if (minutes !== undefined) {
      const over = after(minutes * 60_000, () => this.#stop('time'));
      this.#leave.push(() => over.dispose());
    }
    if (!onBattery) this.#watch(LOOK_AT_POWER_MS, after, async () => (await power.onBattery()) && 'battery');
    const startedMs = now();
    // What was done to begin it does not end it.
    this.#watch(LOOK_AT_OTHERS_MS, after, async () =>
      (await stirring.sinceMs()) + LOOK_AT_OTHERS_MS < now() - startedMs ? 'activity' : false,
    );
  }

  get signal(): AbortSignal {
    return this.#cancel.signal;
  }

  /** Undefined as long as nothing has ended it. */
  get reason(): StopReason | undefined {
    return this.#reason;
  }

  touch(): void {
    this.#stop('activity');
  }

  begin(): () => void {
    this.#stop('activity');
    return () => {};
  }

  dispose(): void {
    for (const leave of this.#leave.splice(0)) leave();
  }

  #watch(everyMs: number, after: IdleClock['after'], reasonNow: () => Promise<StopReason | false>): void {
    let ended = false;
    let timer: { dispose(): void } | undefined;
    const look = () => {
      timer = after(everyMs, async () => {
        const reason = await reasonNow();
        if (reason !== false && !ended) this.#stop(reason);
        if (!ended) look();
      });
    };
    look();
    this.#leave.push(() => {
      ended = true;
      timer?.dispose();
    });
  }

  #stop(reason: StopReason): void {
    this.#reason ??= reason;
    this.#cancel.abort();
  }
}

const GOES_ON = 'The next sleep goes on from there.';

export const WHY_STOPPED: Readonly<Record<StopReason, string>> = {
  activity: `Something was typed or asked for. ${GOES_ON}`,
  stopped: `It was stopped. ${GOES_ON}`,
  time: `The time that it may take was over. ${GOES_ON}`,
  battery: `The computer runs on battery now. ${GOES_ON}`,
};
