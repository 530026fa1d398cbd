/**
 * One life of learning in the background: waits for a quiet moment, then does task after task within its share of a core, while the machine
 * is not on battery and no other window is at it. A request or a key gives it up between two steps; it goes on where it was.
 */
import { codeOf, throwIfAborted } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { BackgroundPorts } from '../../core/ports/backgroundPorts.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';
import type { BackgroundState } from '../../protocol/backgroundApi.ts';
import { IdleWork } from '../idle/idleWork.ts';
import type { BackgroundTask } from './backgroundTasks.ts';
import { CpuBudget } from './cpuBudget.ts';

/** One name for all that learns, so that the machine does it once. */
export const LEARNING_LOCK = 'learning';

export interface LearningParts extends BackgroundPorts {
  readonly after: IdleClock['after'];
  now(): number;
  readonly cpuShare: number;
  tasks(): Promise<readonly BackgroundTask[]>;
  tell(state: BackgroundState): void;
}

export class BackgroundLearning {
  readonly #parts: LearningParts;
  readonly #budget: CpuBudget;
  readonly #work: IdleWork;
  /** Versions that were learned, by key, and when. */
  readonly #done = new Map<string, { readonly version: string; readonly atMs: number }>();
  /** Until when nothing begins. */
  #again: { dispose(): void } | undefined;
  /** When something that was learned a moment ago is due again. */
  #due: { dispose(): void } | undefined;
  #told = '';

  constructor(parts: LearningParts) {
    this.#parts = parts;
    const { after, now, times } = parts;
    this.#budget = new CpuBudget({ ...parts, share: parts.cpuShare });
    this.#work = new IdleWork({
      after,
      now,
      quietMs: times.quietMs,
      everyMs: times.quietMs,
      work: (signal) => this.#run(signal),
      problem: (reason) => this.#tell({ phase: 'failed', reason }),
    });
    this.#tell({ phase: 'waiting' });
    this.#tryAgain(times.firstMs);
  }

  /** A request begins. @returns to be called when it ends. */
  begin(): () => void {
    return this.#again === undefined ? this.#work.begin() : () => {};
  }

  /** Something was asked for, or typed. */
  touch(): void {
    // What waits for its time waits on.
    if (this.#again === undefined) this.#work.touch();
  }

  async dispose(): Promise<void> {
    this.#again?.dispose();
    this.#due?.dispose();
    await this.#work.dispose();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { power, lock, times } = this.#parts;
    try {
      if (await power.onBattery()) return this.#pause('battery');
      const alone = await lock.alone(LEARNING_LOCK, () => this.#learn(signal));
      if (!alone) return this.#pause('another window');
      this.#tell({ phase: 'current' });
    } catch (error) {
      if (codeOf(error) === 'cancelled') {
        this.#tell({ phase: 'waiting' });
        throw error;
      }
      this.#tell({ phase: 'failed', reason: messageOf(error) });
      this.#tryAgain(times.againMs);
    }
  }

  async #learn(signal: AbortSignal): Promise<void> {
    for (const task of await this.#parts.tasks()) {
      throwIfAborted(signal);
      if (!this.#isDue(task)) continue;
      this.#tell({ phase: 'learning', what: task.what });
      await this.#budget.spend(async () => {
        await task.run(signal);
        this.#done.set(task.key, { version: task.version, atMs: this.#parts.now() });
      }, signal);
    }
  }

  #isDue({ key, version, costly }: BackgroundTask): boolean {
    const done = this.#done.get(key);
    if (done?.version === version) return false;
    if (done === undefined || !costly) return true;
    const { after, now, times } = this.#parts;
    const waitMs = done.atMs + times.againMs - now();
    if (waitMs <= 0) return true;
    this.#due ??= after(waitMs, () => {
      this.#due = undefined;
      this.touch();
    });
    return false;
  }

  #pause(why: 'battery' | 'another window'): void {
    this.#tell({ phase: 'paused', why });
    this.#tryAgain(this.#parts.times.againMs);
  }

  #tryAgain(ms: number): void {
    this.#again?.dispose();
    this.#again = this.#parts.after(ms, () => {
      this.#again = undefined;
      this.#work.touch();
    });
  }

  #tell(state: BackgroundState): void {
    const told = JSON.stringify(state);
    if (told !== this.#told) this.#parts.tell(state);
    this.#told = told;
  }
}
