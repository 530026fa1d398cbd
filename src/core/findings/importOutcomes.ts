/** What became of the imports of one file. */
import { rememberedByObject } from '../../base/remembered.ts';
import type { ResolvedImport } from '../model/graph.ts';
import { stemOf } from './entryPoints.ts';

export interface ImportOutcome {
  readonly found: number;
  /** Last names of the specifiers that led nowhere. */
  readonly lost: readonly string[];
  readonly inTest: readonly ResolvedImport[];
}

/** Lists are immutable, and after one edit all but one are the same. */
export const outcomeOf = rememberedByObject(
  (list: readonly ResolvedImport[]): ImportOutcome => ({
    found: list.filter(({ target }) => target.status === 'resolved').length,
    lost: list.filter(({ target }) => target.status === 'unresolved').map((each) => lastName(each.specifier)),
    inTest: list.filter((each) => each.test),
  }),
);

function lastName(specifier: string): string {
  return stemOf(specifier.slice(Math.max(specifier.lastIndexOf('/'), specifier.lastIndexOf(':')) + 1));
}
