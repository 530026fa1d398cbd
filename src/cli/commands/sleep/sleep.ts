import { printable } from '../../../base/printable.ts';
import type { SleepProgress, SleepReport, SleepRequest } from '../../../protocol/sleepApi.ts';
import type { CommandSpec } from '../../command.ts';
import { number } from '../../format/layout.ts';
import { createProgressLine, type ProgressLine } from '../../format/progress.ts';
import { sleepReportText } from '../../format/sleepText.ts';
import { positive } from '../../positive.ts';
import { modelOf } from '../adapter/adapterUse.ts';

/** A process with nothing but timers of the engine ends: those keep none alive. */
const STAY_MS = 60_000;

export const sleep: CommandSpec = {
  name: 'sleep',
  description:
    'goes over what was learned, tidies up, and trains the languages that have enough that is new; goes on where it was interrupted',
  formats: ['text', 'json'],
  options: [
    { flags: '--minutes <n>', description: 'what it may take at most', parse: positive },
    {
      flags: '--cpu-share <share>',
      description: 'of one processor core besides training, above 0 and up to 1 (1)',
      parse: shareOf,
    },
    {
      flags: '--fewest <n>',
      description: 'new examples of a language before it is trained (20)',
      parse: positive,
    },
    { flags: '--on-battery', description: 'on battery, too' },
    { flags: '--model <name>', description: 'what adapters are trained for; the one that answers, without' },
  ],
  depth: 'none',
  history: false,
  async run({ engine, format, options, terminal, signal }) {
    const line = createProgressLine(process.stderr, options.quiet === true);
    const stay = setInterval(() => {}, STAY_MS);
    try {
      const report = await engine.sleep.run(requestOf(options), {
        signal,
        on: (progress) => show(line, progress),
      });
      return {
        output: format === 'json' ? JSON.stringify(report) : sleepReportText(printable(report), terminal),
        exitCode: EXIT_CODES[report.ended],
      };
    } finally {
      clearInterval(stay);
      line.clear();
    }
  },
};

const EXIT_CODES: Readonly<Record<SleepReport['ended'], 0 | 1 | 2>> = {
  done: 0,
  'nothing to do': 0,
  'out of time': 0,
  interrupted: 1,
  failed: 2,
};

function requestOf(options: Readonly<Record<string, unknown>>): SleepRequest {
  const { minutes, cpuShare, fewest } = options as {
    readonly minutes?: number;
    readonly cpuShare?: number;
    readonly fewest?: number;
  };
  return {
    asked: 'command',
    ...(minutes === undefined ? {} : { minutes }),
    ...(cpuShare === undefined ? {} : { cpuShare }),
    ...(fewest === undefined ? {} : { fewestExamples: fewest }),
    ...(options.onBattery === true && { onBattery: true }),
    ...modelOf(options),
  };
}

function show(line: ProgressLine, { what, training }: SleepProgress): void {
  const label = what.charAt(0).toUpperCase() + what.slice(1);
  if (training === undefined) line.say(`${label} …`);
  else showTraining(line, label, training);
}

function showTraining(
  line: ProgressLine,
  label: string,
  { step, steps, loss }: NonNullable<SleepProgress['training']>,
): void {
  line.show({ label: `${label}, loss ${loss.toFixed(3)}`, done: step, total: steps, unit: number });
}

function shareOf(text: string): number {
  const share = Number(text);
  if (share > 0 && share <= 1) return share;
  throw new Error('It takes a number above 0 and up to 1.');
}
