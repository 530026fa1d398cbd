/** How long the event loop of this process is held, and how much of that is the extension's doing. */
import { type Profiler, Session } from 'node:inspector';

export interface Hold {
  /** Milliseconds in which no timer could run, those included in which another process had the processor. */
  readonly ms: number;
  /** What this thread computed in that time; as long as `ms` where the runtime does not tell. */
  readonly cpuMs: number;
  /** Of that, with the extension's code on the stack, or reading what its engine sent. */
  readonly oursMs: number;
  /** Functions of the extension in which that went by, longest first. */
  readonly where: string;
}

/** Samples the stack while `work` goes on. */
export async function holdsDuring(work: () => Thenable<unknown>): Promise<readonly Hold[]> {
  const session = new Session();
  session.connect();
  const post = <T>(method: string, params?: object) =>
    new Promise<T>((resolve, reject) =>
      session.post(method, params, (error, result) => (error ? reject(error) : resolve(result as T))),
    );
  await post('Profiler.enable');
  await post('Profiler.setSamplingInterval', { interval: 250 });
  await post('Profiler.start');
  const gaps = watchGaps();
  await work();
  const found = gaps.stop();
  const { profile } = await post<{ profile: Profiler.Profile }>('Profiler.stop');
  session.disconnect();
  return attributed(found, profile);
}

interface Gap {
  /** Microseconds of the monotonic clock that the profiler uses too. */
  readonly from: number;
  readonly to: number;
  readonly cpuUs: number;
}

function watchGaps(): { stop(): readonly Gap[] } {
  const gaps: Gap[] = [];
  let last = { at: nowUs(), cpu: cpuUs() };
  const timer = setInterval(() => {
    const now = { at: nowUs(), cpu: cpuUs() };
    gaps.push({ from: last.at, to: now.at, cpuUs: now.cpu - last.cpu });
    last = now;
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return gaps;
    },
  };
}

function nowUs(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Of this thread; older runtimes do not know and give the time of day. */
function cpuUs(): number {
  if (process.threadCpuUsage === undefined) return nowUs();
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

function attributed(gaps: readonly Gap[], profile: Profiler.Profile): Hold[] {
  const spent = spentByFunction(gaps, profile);
  return gaps.map(({ from, to, cpuUs: cpu }, index) => {
    const functions = [...spent[index]!].sort((a, b) => b[1] - a[1]);
    const onStackMs = functions.reduce((sum, [, ms]) => sum + ms, 0);
    return {
      ms: (to - from) / 1000,
      cpuMs: cpu / 1000,
      oursMs: Math.min(onStackMs, cpu / 1000),
      where: functions
        .slice(0, 3)
        .map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`)
        .join(', '),
    };
  });
}

/** For each gap the extension's functions with the milliseconds that samples found them on the stack. */
function spentByFunction(gaps: readonly Gap[], profile: Profiler.Profile): ReadonlyMap<string, number>[] {
  const ours = oursOf(profile);
  const spent = gaps.map(() => new Map<string, number>());
  let at = profile.startTime;
  let gap = 0;
  profile.samples!.forEach((id, index) => {
    at += profile.timeDeltas![index]!;
    while (gap < gaps.length && gaps[gap]!.to < at) gap++;
    const name = ours.get(id);
    const into = spent[gap];
    const lastsMs = Math.max(0, profile.timeDeltas![index + 1] ?? 0) / 1000;
    if (name !== undefined && into !== undefined) into.set(name, (into.get(name) ?? 0) + lastsMs);
  });
  return spent;
}

/** Nodes of the call tree below a frame of the extension, or of the channel to its engine's process, with that frame's name. */
function oursOf({ nodes }: Profiler.Profile): ReadonlyMap<number, string> {
  const ours = new Map<number, string>();
  // Parents come before their children.
  for (const { id, callFrame, children = [] } of nodes) {
    const own = /\/dist\/extension\.cjs$|^node:internal\/child_process/.test(callFrame.url);
    if (own) ours.set(id, callFrame.functionName || '(anonymous)');
    const name = ours.get(id);
    if (name !== undefined) for (const child of children) ours.set(child, name);
  }
  return ours;
}
