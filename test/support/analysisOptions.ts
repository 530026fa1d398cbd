import type { AnalysisOptions } from '../../src/protocol/engineApi.ts';

/** Everything on one core, nothing kept, no history: a test says what it changes. */
export function analysisOptions(changes: Partial<AnalysisOptions> = {}): AnalysisOptions {
  return {
    exclude: [],
    maxFileBytes: 2_000_000,
    cpuBudget: 0.5,
    history: false,
    includeTests: false,
    depth: 'full',
    ...changes,
  };
}
