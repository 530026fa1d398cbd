/** What ends a sleep before it is done, and what is said of it then. */
import type { PowerSource } from '../../core/ports/backgroundPorts.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';
import type { PersonSign, Stirring } from '../../core/ports/stirring.ts';
import type { SleepRequest } from '../../protocol/sleepApi.ts';
import type { Noticing, Presence } from '../idle/presence.ts';

export type StopReason = 'activity' | 'stopped' | 'time' | 'battery';

export interface SleepStopParts {
  readonly after: IdleClock['after'];
  readonly power: PowerSource;
  readonly presence: Presence;
  readonly stirring: Stirring;
  /** Milliseconds of a clock that does not go back. */
  now(): number;
}

const LOOK_AT_POWER_MS = 30_000;
const LOOK_AT_OTHERS_MS = 500;

/** From when it is made until it is disposed of. */
export class SleepStop implements Noticing {
  readonly #endedBy: PersonSign;
  readonly #cancel = new AbortController();
  readonly #leave: (() => void)[] = [];
  #reason: StopReason | undefined;

  constructor(
    { after, now, power, presence, stirring }: SleepStopParts,
    { asked, minutes, onBattery = false }: SleepRequest,
    signal: AbortSignal | undefined,
  ) {
    // Who has asked for it may look round meanwhile.
    this.#endedBy = asked === 'command' ? 'typed' : 'there';
    const stopped = () => this.#stop('stopped');
    signal?.addEventListener('abort', stopped);
    this.#leave.push(presence.join(this), () => signal?.removeEventListener('abort', stopped));
    if (signal?.aborted) stopped();
    if (minutes !== undefined) {
      const over = after(minutes * 60_000, () => this.#stop('time'));
      this.#leave.push(() => over.dispose());
    }
    if (!onBattery) this.#watch(LOOK_AT_POWER_MS, after, async () => (await power.onBattery()) && 'battery');
    const startedMs = now();
    // What was done to begin it does not end it.
    this.#watch(LOOK_AT_OTHERS_MS, after, async () =>
      (await stirring.sinceMs(this.#endedBy)) + LOOK_AT_OTHERS_MS < now() - startedMs ? 'activity' : false,
    );
  }

  get signal(): AbortSignal {
    return this.#cancel.signal;
  }

  /** Undefined as long as nothing has ended it. */
  get reason(): StopReason | undefined {
    return this.#reason;
  }

  noticed(sign: PersonSign): void {
    if (sign === 'typed' || this.#endedBy === 'there') this.#stop('activity');
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
  activity: `Somebody was at work again. ${GOES_ON}`,
  stopped: `It was stopped. ${GOES_ON}`,
  time: `The time that it may take was over. ${GOES_ON}`,
  battery: `The computer runs on battery now. ${GOES_ON}`,
};
