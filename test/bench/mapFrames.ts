/** Frame times of the map's own page in Chromium, while a person would move it. */
import type { CDPSession, Page } from 'playwright-core';

export interface Frames {
  readonly what: string;
  readonly count: number;
  /** Milliseconds from frame to frame. */
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
  /** Milliseconds of processor for a frame: what does not depend on how busy the machine is. */
  readonly scriptMs: number;
  readonly paintMs: number;
}

interface TraceEvent {
  readonly name: string;
  /** Microseconds of processor. */
  readonly tdur?: number;
}

const SCRIPT = new Set(['EventDispatch', 'FireAnimationFrame', 'TimerFire', 'UpdateLayoutTree', 'Layout']);
const PAINT = new Set(['PrePaint', 'Paint', 'Layerize', 'Commit', 'RasterTask']);
const CATEGORIES = 'devtools.timeline,disabled-by-default-devtools.timeline';

/** @param act moves the map. */
export async function framesWhile(
  page: Page,
  session: CDPSession,
  { what, act }: { readonly what: string; readonly act: (page: Page) => Promise<void> },
): Promise<Frames> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: CATEGORIES });
  await page.evaluate(countFrames);
  await act(page);
  const times = await page.evaluate(takeFrames);
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await ended;
  session.off('Tracing.dataCollected', collect);
  const perFrame = (names: ReadonlySet<string>) =>
    events.reduce((sum, { name, tdur = 0 }) => sum + (names.has(name) ? tdur / 1000 : 0), 0) / times.length;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    what,
    count: times.length,
    p50: at(0.5),
    p95: at(0.95),
    worst: at(1),
    scriptMs: perFrame(SCRIPT),
    paintMs: perFrame(PAINT),
  };
}

interface Counting {
  frames?: number[];
}

/** Runs in the page. */
function countFrames(): void {
  const counting = window as unknown as Counting;
  const frames: number[] = [];
  counting.frames = frames;
  let last = performance.now();
  const next = (now: number) => {
    frames.push(now - last);
    last = now;
    if (counting.frames === frames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** Runs in the page. The first two frames belong to what was before. */
function takeFrames(): number[] {
  const counting = window as unknown as Counting;
  const taken = (counting.frames ?? []).slice(2);
  delete counting.frames;
  return taken;
}

/** The gestures of a hand that is in a hurry. */
export const GESTURES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async pan({ mouse }) {
    await mouse.move(700, 500);
    await mouse.down();
    for (let step = 0; step < 70; step++) {
      await mouse.move(700 + 300 * Math.sin(step / 9), 500 + 200 * Math.cos(step / 7));
      await pause(10);
    }
    await mouse.up();
  },
  zoom: (page) => wheel(page, -60),
  'zoom out': (page) => wheel(page, 60),
  async keys({ keyboard }) {
    await keyboard.press('Home');
    for (let step = 0; step < 30; step++) {
      await keyboard.press(step % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
      await pause(60);
    }
  },
};

async function wheel({ mouse }: Page, by: number): Promise<void> {
  await mouse.move(700, 450);
  for (let step = 0; step < 20; step++) {
    await mouse.wheel(0, by);
    await pause(16);
  }
  await pause(250);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
