/** Which code holds the event loop, by V8's sampling profiler: the loop's delay alone cannot say whose it is. */
import { type Profiler, Session } from 'node:inspector/promises';

const SAMPLING_US = 500;

/** A stretch in which every sample stood in the same kind of code. */
export interface Stretch {
  readonly ms: number;
  /** The innermost of our functions, or the innermost function, by the share of the stretch's samples. */
  readonly at: string;
}

/** Profiles the thread that calls it while the work goes on. */
export async function profileDuring(work: () => Thenable<unknown>): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

/**
 * The longest uninterrupted stretches with a matching script on the stack, longest first.
 * Two tasks with nothing between them count as one: the figure is an upper bound.
 */
export function longestStretches(profile: Profiler.Profile, script: RegExp): readonly Stretch[] {
  const labels = labelMatching(profile, script);
  const found: Stretch[] = [];
  let us = 0;
  let seen = new Map<string, number>();
  const close = () => {
    if (us > 0) found.push({ ms: us / 1000, at: [...seen].sort((a, b) => b[1] - a[1])[0]![0] });
    us = 0;
    seen = new Map();
  };
  const deltas = profile.timeDeltas ?? [];
  profile.samples?.forEach((id, at) => {
    const label = labels.get(id);
    if (label === undefined) return close();
    // A sample stands for the time until the next one.
    us += deltas[at + 1] ?? 0;
    seen.set(label, (seen.get(label) ?? 0) + 1);
  });
  close();
  return found.sort((a, b) => b.ms - a.ms);
}

/** For each node whose stack has a matching frame, the innermost such frame. */
function labelMatching(profile: Profiler.Profile, script: RegExp): ReadonlyMap<number, string> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const labels = new Map<number, string>();
  const pending: { readonly id: number; readonly above: string | undefined }[] = [
    { id: profile.nodes[0]!.id, above: undefined },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node = nodes.get(next.id)!;
    const { url, functionName, lineNumber, columnNumber } = node.callFrame;
    const label = script.test(url)
      ? `${functionName || '(anonymous)'} ${url.split('/').at(-1)}:${lineNumber + 1}:${columnNumber + 1}`
      : next.above;
    if (label !== undefined) labels.set(node.id, label);
    for (const child of node.children ?? []) pending.push({ id: child, above: label });
  }
  return labels;
}
