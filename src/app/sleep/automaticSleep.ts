/**
 * Sleep that begins by itself: after a while with nobody there, and at a time of the day. What views and learning ask for is nobody. Nothing of it is there before it is
 * made and after it is disposed of.
 */
import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';
import type { PersonSign, Stirring } from '../../core/ports/stirring.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  AutomaticSleep as AutomaticRequest,
  AutomaticState,
  SleepProgress,
  SleepReport,
  SleepRequest,
} from '../../protocol/sleepApi.ts';
import { IdleWork } from '../idle/idleWork.ts';
import type { Noticing } from '../idle/presence.ts';
import { msUntil } from './timeOfDay.ts';

export interface AutomaticParts {
  readonly after: IdleClock['after'];
  readonly stirring: Stirring;
  now(): number;
  /** ISO 8601, in UTC. */
  timestamp(): string;
  sleep(request: SleepRequest, call: Call<SleepProgress>): Promise<SleepReport>;
  tell(state: AutomaticState): void;
}

const MINUTE_MS = 60_000;
/** Of quiet, before what is due at a time of the day begins, and before what could not begin is tried again. */
const QUIET_MS = 2 * MINUTE_MS;
/** A time of the day that passed while somebody worked is passed over after that. */
const DUE_MS = 3 * 60 * MINUTE_MS;
/** The moment of its own last touch is written down a little later. */
const SLACK_MS = 2000;
/** A clock may be put forward or the machine sleep: it is looked at again by then. */
const LOOK_MS = 10 * MINUTE_MS;

export class AutomaticSleep implements Noticing {
  readonly #parts: AutomaticParts;
  readonly #request: AutomaticRequest;
  readonly #works: IdleWork[] = [];
  #timer: { dispose(): void } | undefined;
  /** Until when the time of the day counts. */
  #dueUntilMs = Number.NEGATIVE_INFINITY;
  #asleep = false;
  /** Until somebody is there again. */
  #slept = false;
  #ended = false;

  constructor(parts: AutomaticParts, request: AutomaticRequest) {
    this.#parts = parts;
    this.#request = request;
    parts.tell({ phase: 'awake' });
    if (request.afterMinutes > 0) {
      const quietMs = request.afterMinutes * MINUTE_MS;
      const idle = this.#idle(quietMs, async (signal) => {
        if (!(await this.#isQuiet(quietMs)) || !(await this.#sleep('idle', signal))) idle.touch();
      });
      idle.touch();
    }
    if (request.at !== '') {
      const scheduled = this.#idle(QUIET_MS, async (signal) => {
        if (this.#parts.now() > this.#dueUntilMs) return;
        if ((await this.#isQuiet(QUIET_MS)) && (await this.#sleep('schedule', signal)))
          this.#dueUntilMs = Number.NEGATIVE_INFINITY;
        else scheduled.touch();
      });
      this.#watchClock(request.at, () => scheduled.touch());
    }
  }

  noticed(sign: PersonSign): void {
    this.#parts.stirring.stir(sign);
    for (const work of this.#works) work.touch();
    this.#wake();
  }

  awaited(): () => void {
    const ends = this.#works.map((work) => work.begin());
    return () => {
      for (const end of ends) end();
    };
  }

  async dispose(): Promise<void> {
    this.#ended = true;
    this.#timer?.dispose();
    for (const work of this.#works) await work.dispose();
  }

  #idle(quietMs: number, work: (signal: AbortSignal) => Promise<void>): IdleWork {
    const { after, now, tell } = this.#parts;
    const problem = (reason: string) => tell({ phase: 'failed', reason });
    const made = new IdleWork({ after, now, quietMs, everyMs: QUIET_MS, work, problem });
    this.#works.push(made);
    return made;
  }

  /** In the other windows, too: a person may be at work in one of them. */
  async #isQuiet(forMs: number): Promise<boolean> {
    return (await this.#parts.stirring.sinceMs('there')) >= forMs - SLACK_MS;
  }

  /** @returns whether it is done for now. */
  async #sleep(asked: 'idle' | 'schedule', signal: AbortSignal): Promise<boolean> {
    const { afterMinutes: _, at: __, ...request } = this.#request;
    const { sleep, tell } = this.#parts;
    // Its time of the day has come while it sleeps.
    if (this.#asleep) return false;
    this.#asleep = true;
    this.#slept = false;
    try {
      const on = (progress: SleepProgress) => tell({ phase: 'asleep', progress });
      const report = await sleep({ ...request, asked }, { signal, on });
      tell({ phase: 'slept', report });
      this.#slept = true;
      // By who is there.
      if (signal.aborted) this.#wake();
      return report.ended !== 'interrupted';
    } catch (error) {
      const why = PAUSES[codeOf(error) ?? ''];
      tell(why === undefined ? { phase: 'failed', reason: messageOf(error) } : { phase: 'paused', why });
      return false;
    } finally {
      this.#asleep = false;
    }
  }

  #wake(): void {
    if (!this.#slept || this.#ended) return;
    this.#slept = false;
    this.#parts.tell({ phase: 'awake' });
  }

  #watchClock(at: string, due: () => void): void {
    const { after, now, timestamp } = this.#parts;
    const waitMs = msUntil(at, new Date(timestamp()));
    this.#timer = after(Math.min(waitMs, LOOK_MS), () => {
      if (waitMs <= LOOK_MS) {
        this.#dueUntilMs = now() + DUE_MS;
        due();
      }
      if (!this.#ended) this.#watchClock(at, due);
    });
  }
}

const PAUSES: Readonly<Record<string, 'battery' | 'another window'>> = {
  'on-battery': 'battery',
  busy: 'another window',
};
