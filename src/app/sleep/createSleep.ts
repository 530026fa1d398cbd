/** Sleep with the engine's own parts. */
import type { Decided } from '../../core/learned/decided.ts';
import type { Engine } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import type { Activity } from '../idle/activity.ts';
import type { Presence } from '../idle/presence.ts';
import type { LearnedProjects } from '../learning/habits/learnedProjects.ts';
import { consolidate, restore } from '../learning/habits/nightly/consolidate.ts';
import type { NightBook } from './nightBook.ts';
import { SleepService } from './sleepService.ts';

export interface CreateSleepParts {
  readonly engine: Engine;
  readonly ports: EnginePorts;
  readonly book: NightBook;
  readonly activity: Activity;
  readonly presence: Presence;
  readonly decided: () => Promise<Decided>;
  readonly projects: () => Promise<LearnedProjects>;
  /** Stores that are open; gives way when aborted. @returns bytes that it gave back. */
  compact(signal: AbortSignal): Promise<number>;
  /** Goes back from adapters of which less is accepted; does not reject. */
  settleAdapters(): Promise<void>;
}

export function createSleep({
  engine,
  ports,
  book,
  activity,
  presence,
  decided,
  projects,
  compact,
  settleAdapters,
}: CreateSleepParts): SleepService {
  return new SleepService({
    background: ports.background,
    after: ports.idle.after,
    activity,
    presence,
    stirring: ports.stirring,
    book,
    openAdapters: () => ports.openAdapters(),
    newId: () => ports.newId(),
    timestamp: () => ports.timestamp(),
    now: () => ports.now(),
    examples: (signal) => engine.feedback.examples({}, { signal }),
    baseOf: (model, signal) => engine.models.adapterBase(model === undefined ? {} : { model }, { signal }),
    adapters: engine.adapters,
    compact,
    settleAdapters,
    async consolidate(night, signal) {
      const { walker } = ports;
      const at = ports.timestamp();
      return consolidate({ projects: await projects(), decided: await decided(), walker, night, at, signal });
    },
    async restore(night) {
      await restore(await projects(), night, ports.timestamp());
    },
  });
}
