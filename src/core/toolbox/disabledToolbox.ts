/** No tools: none are configured, or the workspace is not trusted. */
import type { Toolbox } from '../ports/toolbox.ts';

export function disabledToolbox(reason: string): Toolbox {
  return {
    list: async () => ({ tools: [], troubles: [], off: reason }),
    call: async () => ({ status: 'refused', reason }),
    log: async () => [],
    allowed: async () => [],
    withdraw: async () => {},
    dispose: async () => {},
  };
}
