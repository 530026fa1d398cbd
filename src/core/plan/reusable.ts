/** What is there already and fits a sentence. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { PlanAlternative, Reusable, UnderstoodWish } from '../model/featurePlan.ts';
import { findSymbols } from '../places/findSymbols.ts';

const MOST = 5;
const GENERAL = new Set(['add', 'create', 'list', 'get', 'update', 'delete', 'make', 'set']);

export function reusable(
  model: ArchitectureModel,
  { subject, action, related }: UnderstoodWish,
  plans: readonly PlanAlternative[] = [],
): readonly Reusable[] {
  const own = new Set(plans.flatMap(({ wiring }) => wiring.map(({ path }) => path)));
  const asked = [
    ...(subject === '' ? [] : [{ query: subject, why: `is about ${subject}` }]),
    ...(GENERAL.has(action) ? [] : [{ query: action, why: `does something like “${action}”` }]),
    ...related.map((query) => ({ query, why: `is about ${query}, which the sentence names` })),
  ];
  const found = new Map<string, Reusable>();
  for (const { query, why } of asked) {
    const words = query.split(' ');
    const hits = findSymbols(model, query, KINDS).filter(
      ({ name, test, path }) =>
        !test && !own.has(path) && words.every((word) => name.toLowerCase().includes(word)),
    );
    for (const { name, path, line } of hits.slice(0, 2))
      if (!found.has(`${path} ${name}`)) found.set(`${path} ${name}`, { name, path, line, why });
  }
  return [...found.values()].slice(0, MOST);
}

const KINDS = new Set(['class', 'interface', 'struct', 'trait', 'function', 'method', 'type'] as const);
