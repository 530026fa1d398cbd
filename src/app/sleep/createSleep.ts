/** Sleep with the engine's own parts. None of what it asks for counts as a request: it would wake itself. */
import type { Engine } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import type { Activity } from '../idle/activity.ts';
import { SleepService } from './sleepService.ts';

export interface CreateSleepParts {
  readonly engine: Engine;
  readonly ports: EnginePorts;
  readonly activity: Activity;
  /** Stores that are open; gives way when aborted. */
  maintain(signal: AbortSignal): Promise<void>;
}

export function createSleep({ engine, ports, activity, maintain }: CreateSleepParts): SleepService {
  return new SleepService({
    background: ports.background,
    after: ports.idle.after,
    activity,
    openProfile: () => ports.openProfile(),
    openAdapters: () => ports.openAdapters(),
    newId: () => ports.newId(),
    timestamp: () => ports.timestamp(),
    now: () => ports.now(),
    log: (message) => ports.log(message),
    // No text is kept yet that could be trained on.
    examples: async () => ({ examples: [], offers: 0 }),
    baseOf: (model, signal) => engine.models.adapterBase(model === undefined ? {} : { model }, { signal }),
    adapters: engine.adapters,
    async compact(signal) {
      await maintain(signal);
      return 0;
    },
  });
}
