/** The report of a sleep as text. */
import { sizeText } from '../../base/sizeText.ts';
import { adapterName } from '../../core/model/adapter.ts';
import type { LanguageNight, SleepReport } from '../../protocol/sleepApi.ts';
import { columns, count } from './layout.ts';
import type { Terminal } from './terminal.ts';

const ENDED: Readonly<Record<SleepReport['ended'], string>> = {
  done: 'done',
  interrupted: 'interrupted',
  'out of time': 'out of time',
  failed: 'not everything worked',
  'nothing to do': 'nothing to do',
};
const OUTCOMES: Readonly<Record<LanguageNight['outcome'], string>> = {
  published: 'published',
  discarded: 'not better, discarded',
  'too few': 'too little that is new',
  interrupted: 'interrupted',
  failed: 'failed',
};
const BARS = '▁▂▃▄▅▆▇█';
const MOST_BARS = 32;

export function sleepReportText(report: SleepReport, { colours }: Terminal): string {
  const { id, startedAt, ended, why, feedback, concepts, store, languages, givenUp = [], undone } = report;
  const when = startedAt.slice(0, 16).replace('T', ' ');
  const { merged, aged, retired, names } = concepts;
  return [
    `${colours.bold(`Sleep of ${when} UTC`)}: ${ENDED[ended]}${undone === true ? ', taken back' : ''} ${colours.dim(id)}`,
    ...(why === undefined ? [] : [`  ${why}`]),
    `  ${count(feedback.offers, 'offer')} looked at, ${count(feedback.examples, 'example')} worth learning from`,
    ...feedback.refused.map((sentence) => `    ${sentence}`),
    `  habits: ${merged} merged, ${aged} aged, ${retired} retired`,
    ...names.map((name) => `    ${name}`),
    `  stores: ${sizeText(store.freedBytes)} given back`,
    ...columns(languages.map(rowOf), ['left', 'left', 'left', 'left']).map((line) => `  ${line}`),
    ...languages.flatMap(({ language, reasons }) => reasons.map((reason) => `  ${language}: ${reason}`)),
    ...givenUp.map((each) => `  ${adapterName(each)} was given up. ${each.why}`),
  ].join('\n');
}

function rowOf({ language, outcome, version, examples, replayed, losses }: LanguageNight): string[] {
  return [
    version === undefined ? language : `${language} v${version}`,
    OUTCOMES[outcome],
    `${count(examples, 'example')}, ${replayed} of them again`,
    lossText(losses),
  ];
}

/** From the first step to the last. */
function lossText(losses: readonly number[]): string {
  if (losses.length === 0) return '';
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  const bars = Math.min(MOST_BARS, losses.length);
  const plot = Array.from({ length: bars }, (_, at) => {
    const loss = losses[Math.floor((at * losses.length) / bars)]!;
    return BARS[most === least ? 0 : Math.round(((loss - least) / (most - least)) * (BARS.length - 1))];
  }).join('');
  return `loss ${losses[0]!.toFixed(2)} ${plot} ${losses.at(-1)!.toFixed(2)}`;
}
