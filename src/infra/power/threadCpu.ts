/** What this thread has computed; where the runtime does not tell (before Node 23.9), what the process has. */
import type { CpuMeter } from '../../core/ports/backgroundPorts.ts';

type Usage = () => { readonly user: number; readonly system: number };

export const threadCpu: CpuMeter = {
  usedMs() {
    const own = (process as { readonly threadCpuUsage?: Usage }).threadCpuUsage;
    const { user, system } = (own ?? process.cpuUsage).call(process);
    return (user + system) / 1000;
  },
};
