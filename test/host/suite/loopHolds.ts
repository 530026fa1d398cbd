/** How long the event loop of this process is held, and how much of that is the extension's doing. */
import { type Profiler, Session } from 'node:inspector';

export interface Hold {
  /** Milliseconds in which no timer could run. */
  readonly ms: number;
  /** Of these, with the extension's code on the stack, or reading what its engine sent. */
  readonly oursMs: number;
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

/** From and to, in microseconds of the monotonic clock that the profiler uses too. */
type Gap = readonly [from: number, to: number];

function watchGaps(): { stop(): readonly Gap[] } {
  const gaps: Gap[] = [];
  const nowUs = () => Number(process.hrtime.bigint() / 1000n);
  let last = nowUs();
  const timer = setInterval(() => {
    const now = nowUs();
    gaps.push([last, now]);
    last = now;
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return gaps;
    },
  };
}

function attributed(gaps: readonly Gap[], profile: Profiler.Profile): Hold[] {
  const ours = oursOf(profile);
  const holds = gaps.map(([from, to]) => ({ ms: (to - from) / 1000, oursMs: 0 }));
  let at = profile.startTime;
  let gap = 0;
  profile.samples!.forEach((id, index) => {
    at += profile.timeDeltas![index]!;
    while (gap < gaps.length && gaps[gap]![1] < at) gap++;
    const lasts = Math.max(0, profile.timeDeltas![index + 1] ?? 0);
    if (ours.has(id) && gap < gaps.length) holds[gap]!.oursMs += lasts / 1000;
  });
  return holds;
}

/** Nodes of the call tree below a frame of the extension, or of the channel to its engine's process. */
function oursOf({ nodes }: Profiler.Profile): ReadonlySet<number> {
  const ours = new Set<number>();
  // Parents come before their children.
  for (const { id, callFrame, children = [] } of nodes) {
    const own = /\/dist\/extension\.cjs$|^node:internal\/child_process\//.test(callFrame.url);
    if (own) ours.add(id);
    if (ours.has(id)) for (const child of children) ours.add(child);
  }
  return ours;
}
