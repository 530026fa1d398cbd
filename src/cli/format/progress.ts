/** One line on the terminal that says what is going on; silent when standard error is no terminal. */
import type { IndexState } from '../../protocol/engineApi.ts';

export interface Progress {
  show(state: IndexState): void;
  clear(): void;
}

const STAGES: Record<Extract<IndexState, { phase: 'indexing' }>['stage'], string> = {
  walk: 'Listing files',
  imports: 'Reading imports',
  resolve: 'Resolving imports',
  structure: 'Reading symbols',
  history: 'Reading history',
};

const BAR_WIDTH = 24;

export function createProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (quiet || !stream.isTTY) return { show() {}, clear() {} };
  return {
    show(state) {
      if (state.phase === 'indexing')
        stream.write(`\r\u001b[K${line(state)}`.slice(0, (stream.columns ?? 80) + 4));
    },
    clear: () => void stream.write('\r\u001b[K'),
  };
}

function line({ stage, done, total }: Extract<IndexState, { phase: 'indexing' }>): string {
  if (total === 0) return `${STAGES[stage]} …`;
  const filled = Math.round((BAR_WIDTH * done) / total);
  return `${STAGES[stage]} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total}`;
}
