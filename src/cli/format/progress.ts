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
  const filled = Math.round((BAR_WIDTH * done) / total);
  return `${STAGES[stage]} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${number(done)}/${number(total)}`;
}
