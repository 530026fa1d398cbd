/** All suggestions for a model: deterministic, each with evidence, ranked. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { breakCycles } from './breakCycle.ts';
import { extractInterfaces } from './extractInterface.ts';
import { moveMisplaced } from './moveFile.ts';
import { removeOrphans } from './removeOrphan.ts';
import { splitModules } from './splitModule.ts';
import { fixViolations } from './violations/fixViolations.ts';
import { type SuggestContext, Workbench } from './workbench.ts';

export type { SuggestContext } from './workbench.ts';

type Source = (bench: Workbench) => Promise<readonly Suggestion[]>;

const SOURCES: readonly Source[] = [
  fixViolations,
  breakCycles,
  moveMisplaced,
  splitModules,
  extractInterfaces,
  removeOrphans,
];

const MAX_SUGGESTIONS = 200;

/**
 * Highest score first; without the dismissed ones.
 * Rejects with `cancelled` when the signal aborts.
 */
export async function suggest(model: ArchitectureModel, context: SuggestContext): Promise<Suggestion[]> {
  const bench = new Workbench(model, context);
  const byId = new Map<string, Suggestion>();
  for (const source of SOURCES) {
    for (const each of await source(bench)) {
      if (!context.dismissed.has(each.id) && !byId.has(each.id)) byId.set(each.id, each);
    }
  }
  return [...byId.values()]
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS);
}
