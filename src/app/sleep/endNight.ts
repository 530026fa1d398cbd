/** How a night ended, and what is kept of it. */
import type { SleepRequest } from '../../protocol/sleepApi.ts';
import type { Night } from './night.ts';
import type { NightBook } from './nightBook.ts';
import type { OpenNight } from './openNight.ts';
import { type StopReason, WHY_STOPPED } from './sleepStop.ts';
import { STAGES } from './stages.ts';

export interface NightEnd {
  readonly asked: SleepRequest['asked'];
  readonly reason: StopReason | undefined;
  readonly endedAt: string;
}

export async function endNight(
  night: OpenNight,
  book: NightBook,
  { asked, reason, endedAt }: NightEnd,
): Promise<Night> {
  const isDone = STAGES.every(({ name }) => night.state.done.includes(name));
  if (!isDone) {
    const why = WHY_STOPPED[reason ?? 'stopped'];
    await night.change({ endedAt, ended: reason === 'time' ? 'out of time' : 'interrupted', why });
    await book.tell(night.state);
    return night.state;
  }
  await night.change({ endedAt, ...outcomeOf(night.state) });
  // Every half hour that nobody is there nothing happens: that is not worth a report.
  const isToldOf = asked === 'command' || night.state.ended !== 'nothing to do';
  await book.close(night.state, isToldOf);
  return night.state;
}

/** It could not even be written down. */
export function failedNight(night: Night, { endedAt, why }: { endedAt: string; why: string }): Night {
  return { ...night, endedAt, ended: 'failed', why };
}

function outcomeOf(night: Night): { readonly ended: Night['ended']; readonly why: string | undefined } {
  const { problems, languages, concepts, store, givenUp = [] } = night;
  if (problems.length > 0) return { ended: 'failed', why: problems.join(' ') };
  const { merged, aged, retired } = concepts;
  const tried = languages.filter(({ outcome }) => outcome !== 'too few');
  if (tried.length + merged + aged + retired + store.freedBytes + givenUp.length > 0) {
    const failed = languages.find(({ outcome }) => outcome === 'failed');
    return { ended: 'done', why: failed && `Not everything could be trained. ${failed.reasons.join(' ')}` };
  }
  const why = 'There was nothing new to learn from.';
  const few = languages.map(({ language, reasons }) => `${language}: ${reasons.join(' ')}`);
  return { ended: 'nothing to do', why: [why, ...few].join(' ') };
}
