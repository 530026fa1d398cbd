/** One line on the terminal that says what is going on; silent when standard error is no terminal. */
import type { IndexState } from '../../protocol/engineApi.ts';
import { number } from './layout.ts';

export interface Progress {
  show(state: IndexState): void;
  clear(): void;
}

type Indexing = Extract<IndexState, { phase: 'indexing' }>;

const STAGES: Record<Indexing['stage'], string> = {
  walk: 'Listing files',
  imports: 'Reading imports',
  resolve: 'Resolving imports',
  structure: 'Reading symbols',
  history: 'Reading history',
};

const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001b[K';

/** @param stream where a person would look; a dumb terminal cannot rewrite a line. */
export function createProgress(stream: NodeJS.WriteStream, quiet: boolean, env = process.env): Progress {
  if (quiet || !stream.isTTY || env.TERM === 'dumb') return { show() {}, clear() {} };
  return {
    show(state) {
      // A line as wide as the terminal would wrap, and stay.
      if (state.phase === 'indexing')
        stream.write(CLEAR_LINE + line(state).slice(0, (stream.columns || 80) - 1));
    },
    clear: () => void stream.write(CLEAR_LINE),
  };
}

function line({ stage, done, total }: Indexing): string {
  if (total === 0 || done === 0) return `${STAGES[stage]} …`;
  return `${STAGES[stage]} ${bar(done / total)} ${number(done)}/${number(total)}`;
}

/** @param share in [0, 1] */
function bar(share: number): string {
  const filled = Math.round(BAR_WIDTH * Math.min(1, share));
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

export interface ProgressLine {
  /** In place of what was shown. */
  show(progress: {
    readonly label: string;
    readonly done: number;
    readonly total: number | undefined;
    unit(amount: number): string;
  }): void;
  say(text: string): void;
  clear(): void;
}

/** One line for anything that takes long; silent where nobody looks. */
export function createProgressLine(
  stream: NodeJS.WriteStream,
  quiet: boolean,
  env = process.env,
): ProgressLine {
  if (quiet || !stream.isTTY || env.TERM === 'dumb') return { show() {}, say() {}, clear() {} };
  const write = (text: string) => stream.write(CLEAR_LINE + text.slice(0, (stream.columns || 80) - 1));
  return {
    show: ({ label, done, total, unit }) =>
      void write(
        total === undefined
          ? `${label} ${unit(done)} …`
          : `${label} ${bar(done / total)} ${unit(done)} of ${unit(total)}`,
      ),
    say: (text) => void write(text),
    clear: () => void stream.write(CLEAR_LINE),
  };
}
