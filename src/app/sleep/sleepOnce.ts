/** One sleep: alone on this machine, stage after stage, until all is done or something ends it. */
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { pauseFor } from '../../base/pauseFor.ts';
import type { BackgroundPorts } from '../../core/ports/backgroundPorts.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';
import type { Stirring } from '../../core/ports/stirring.ts';
import type { Call } from '../../protocol/call.ts';
import type { SleepProgress, SleepRequest } from '../../protocol/sleepApi.ts';
import { LEARNING_LOCK } from '../background/backgroundLearning.ts';
import { CpuBudget } from '../background/cpuBudget.ts';
import type { Activity } from '../idle/activity.ts';
import type { Presence } from '../idle/presence.ts';
import { endNight, failedNight } from './endNight.ts';
import { type Night, newNight } from './night.ts';
import { OpenNight } from './openNight.ts';
import { SleepStop } from './sleepStop.ts';
import type { StageParts } from './stage.ts';
import { STAGES } from './stages.ts';

export interface SleepParts extends StageParts {
  readonly background: BackgroundPorts;
  readonly after: IdleClock['after'];
  readonly activity: Activity;
  readonly presence: Presence;
  readonly stirring: Stirring;
  newId(): string;
}

/** One name for all windows. */
export const SLEEP_LOCK = 'sleep';
/** With fewer new ones of a language, a training is not worth it. */
const FEWEST_EXAMPLES = 20;
/** Learning in another window is done with a step by then. */
const LEARNING_ENDS_MS = 20_000;
const TRY_AGAIN_MS = 250;

/** Rejects with `busy` and `on-battery`; all else is told by what the night has become. */
export async function sleepOnce(
  parts: SleepParts,
  request: SleepRequest,
  { signal, on }: Call<SleepProgress> = {},
): Promise<Night> {
  const { lock, power } = parts.background;
  if (request.onBattery !== true && (await power.onBattery())) throw onBattery();
  // Whatever else works in quiet moments gives way, as to any request.
  if (request.asked === 'command') parts.activity.touch();
  const stop = new SleepStop({ ...parts, power }, request, signal);
  let night: Night | undefined;
  const sleep = async () => {
    night = await passedNight(parts, request, { stop, on });
  };
  try {
    const alone = await lock.alone(SLEEP_LOCK, async () => {
      for (let waitedMs = 0; !(await lock.alone(LEARNING_LOCK, sleep)); waitedMs += TRY_AGAIN_MS) {
        if (stop.signal.aborted) return sleep();
        if (waitedMs >= LEARNING_ENDS_MS) throw busy('learns in the background');
        await pauseFor(TRY_AGAIN_MS, stop.signal);
      }
    });
    if (!alone || night === undefined) throw busy('sleeps');
    return night;
  } finally {
    stop.dispose();
  }
}

interface Passing {
  readonly stop: SleepStop;
  readonly on: Call<SleepProgress>['on'];
}

async function passedNight(parts: SleepParts, request: SleepRequest, passing: Passing): Promise<Night> {
  const { book } = parts;
  const night = new OpenNight(book, (await book.open()) ?? newNight(parts.newId(), parts.timestamp()));
  try {
    await takeOver(night, request);
    await passStages(parts, { ...passing, request, night });
    const { reason } = passing.stop;
    return await endNight(night, book, { asked: request.asked, reason, endedAt: parts.timestamp() });
  } catch (error) {
    return failedNight(night.state, { endedAt: parts.timestamp(), why: messageOf(error) });
  }
}

/** What is asked for now goes before what was asked for when the night began. */
async function takeOver(night: OpenNight, { model, settings }: SleepRequest): Promise<void> {
  const isNew = model !== undefined && model !== night.state.model;
  await night.change({
    ...(isNew ? { model, training: undefined } : {}),
    ...(settings === undefined ? {} : { settings: { ...settings } }),
  });
}

interface Passed extends Passing {
  readonly request: SleepRequest;
  readonly night: OpenNight;
}

async function passStages(parts: SleepParts, { request, night, stop, on }: Passed): Promise<void> {
  const { signal } = stop;
  const { cpuShare = 1, fewestExamples = FEWEST_EXAMPLES } = request;
  const budget = new CpuBudget({ ...parts, cpu: parts.background.cpu, share: cpuShare });
  for (const stage of STAGES) {
    if (night.state.done.includes(stage.name)) continue;
    if (signal.aborted) return;
    const tell = (progress: Omit<SleepProgress, 'stage'>) => on?.({ stage: stage.name, ...progress });
    tell({ what: stage.what });
    const problems: string[] = [];
    const step = async () => {
      try {
        await stage.run({ ...parts, night, signal, fewestExamples, cpuShare, tell });
      } catch (error) {
        if (signal.aborted) return;
        // The other stages need not wait for this one.
        problems.push(messageOf(error));
      }
      const { done } = night.state;
      await night.change({ done: [...done, stage.name], problems: [...night.state.problems, ...problems] });
    };
    await budget.spend(step, signal).catch(passOver(signal));
  }
}

/** Rejects all but that it was ended. */
function passOver(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

function onBattery(): CodedError {
  return new CodedError(
    'on-battery',
    'The computer runs on battery, and sleeping takes power. Plug it in, or allow it (“groundplan.sleep.onBattery”, “--on-battery”).',
  );
}

export function busy(does: string): CodedError {
  return new CodedError(
    'busy',
    `Another window or command ${does} now, and a machine does that once at a time. Try again when it is done.`,
  );
}
