/** One process of this person at a time: a lock file of the state folder, which the system gives back when its holder is killed. */
import { join } from 'node:path';
import type { MachineLock } from '../../core/ports/backgroundPorts.ts';
import { tryProcessLock } from './processLock.ts';

/** @param statePath undefined: nothing is shared, so nobody is in the way. */
export function machineLock(statePath: string | undefined): MachineLock {
  return {
    async alone(name, work) {
      if (statePath !== undefined) return tryProcessLock(join(statePath, `${name}.lock`), work);
      await work();
      return true;
    },
  };
}
