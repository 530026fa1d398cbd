/** Sleep in words: what goes on, and what a night has brought. */
import { sizeText } from '../../base/sizeText.ts';
import { adapterTitle } from '../../core/model/adapter.ts';
import type { AutomaticSleep, SleepProgress, SleepReport, SleepStage } from '../../protocol/sleepApi.ts';
import type { ShownNight, ShownSleep } from '../../protocol/sleepPanel.ts';
import { counted, grouped } from '../figures.ts';

const STAGES: Readonly<Record<SleepStage, string>> = {
  extract: 'Going over what you kept',
  consolidate: 'Putting habits together',
  compact: 'Tidying up the stores',
  train: 'Training',
  report: 'Writing the report',
};

/** @param leftMs of the time that it may take; undefined: there is no end to it. */
export function shownSleep(
  { stage, training }: SleepProgress,
  { leftMs, stoppable }: { readonly leftMs: number | undefined; readonly stoppable: boolean },
): ShownSleep {
  const left =
    leftMs === undefined
      ? []
      : [`at most ${counted(Math.max(1, Math.ceil(leftMs / 60_000)), 'minute')} more`];
  if (training === undefined) return { what: STAGES[stage], detail: left.join(', '), stoppable };
  const { language, step, steps, loss, tokensPerSecond } = training;
  const detail = [
    `step ${grouped(step)} of ${grouped(steps)}`,
    `loss ${loss.toFixed(3)}`,
    `${grouped(Math.round(tokensPerSecond))} tokens/s`,
    ...left,
  ].join(', ');
  const share = steps === 0 ? 0 : Math.min(1, step / steps);
  return { what: `Training ${adapterTitle(language)}`, detail, share, stoppable };
}

export function sleepLine({ what, detail }: ShownSleep): string {
  return detail === '' ? what : `${what}: ${detail}`;
}

/** `TypeScript adapter v3 published, 12 habits merged`; empty where nothing came of it. */
export function broughtBy({
  languages,
  concepts,
  givenUp = [],
}: Pick<SleepReport, 'languages' | 'concepts' | 'givenUp'>): string {
  const published = languages.flatMap(({ language, outcome, version }) =>
    outcome === 'published' ? [`${adapterTitle(language)} adapter v${version} published`] : [],
  );
  const names = (outcome: 'discarded' | 'failed') =>
    languages.filter((each) => each.outcome === outcome).map(({ language }) => adapterTitle(language));
  const said = [...published];
  if (names('discarded').length > 0)
    said.push(`${names('discarded').join(', ')}: trained, but not better, so not published`);
  if (names('failed').length > 0) said.push(`${names('failed').join(', ')}: training failed`);
  for (const { language, version } of givenUp)
    said.push(`${adapterTitle(language)} adapter v${version} given up, since less of what it wrote stayed`);
  if (concepts.merged > 0) said.push(`${counted(concepts.merged, 'habit')} merged`);
  if (concepts.retired > 0) said.push(`${counted(concepts.retired, 'habit')} retired`);
  return said.join(', ');
}

/** For who asked for it. */
export function endedLine(report: SleepReport): string {
  const brought = broughtBy(report);
  switch (report.ended) {
    case 'nothing to do':
      return sentence(report.why ?? 'There is nothing new to learn from');
    case 'failed':
      return sentence(`Sleeping failed: ${report.why ?? 'the log may tell why'}`);
    case 'interrupted':
    case 'out of time':
      return [sentence(brought), sentence(report.why ?? '')].filter(Boolean).join(' ');
    case 'done':
      return sentence(brought === '' ? 'Slept; nothing has changed' : `Slept: ${brought}`);
  }
}

function sentence(text: string): string {
  return text === '' ? '' : text.replace(/(?<![.!?])$/, '.');
}

/** When it sleeps by itself. */
export function whenText({
  enabled,
  afterMinutes,
  at,
}: Pick<AutomaticSleep, 'afterMinutes' | 'at'> & { readonly enabled: boolean }): string {
  const moments = [
    ...(afterMinutes > 0 ? [`after ${counted(afterMinutes, 'quiet minute')}`] : []),
    ...(at.trim() === '' ? [] : [`at ${at.trim()}`]),
  ];
  if (!enabled || moments.length === 0) return 'It does not sleep by itself; “Sleep Now” does.';
  return `It sleeps by itself ${moments.join(' and ')}; it ends when you are back, and goes on the next time.`;
}

export function shownNight({ languages, store, givenUp, ...night }: SleepReport): ShownNight {
  const titled = givenUp?.map((each) => ({ ...each, title: adapterTitle(each.language) }));
  return {
    ...night,
    ...(titled && { givenUp: titled }),
    freed: store.freedBytes > 0 ? sizeText(store.freedBytes) : '',
    languages: languages.map((each) => ({ ...each, title: adapterTitle(each.language) })),
  };
}
