/** A clock that goes on by hand, with its timers. */
export function handClock() {
  let nowMs = 0;
  const timers = new Set<{ readonly atMs: number; readonly call: () => void }>();
  return {
    timers,
    now: () => nowMs,
    after(ms: number, call: () => void) {
      const timer = { atMs: nowMs + ms, call };
      timers.add(timer);
      return { dispose: () => void timers.delete(timer) };
    },
    async pass(ms: number) {
      const endMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        nowMs = Math.max(nowMs, next.atMs);
        timers.delete(next);
        next.call();
        await settle();
      }
      nowMs = endMs;
      await settle();
    },
  };
}

async function settle(): Promise<void> {
  for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve));
}
