/** What leads nowhere today where new rules speak, as exceptions with a reason: ratified rules are silent on the code they came from. */
import type { RuleException, RuleSet, Violation } from '../../model/rule.ts';
import { compileRules } from '../compileRules.ts';
import { evaluateRules } from '../evaluate.ts';
import { quoteGlob } from '../patterns.ts';
import type { RuleParts } from '../scene.ts';
import { UNRESOLVED } from '../unresolved.ts';
import { fileGlob } from './ground.ts';

/** More are no exceptions but a state that a person has to mend. */
const MOST = 25;
const REASON = 'Led nowhere when the rules were ratified.';

export interface UnresolvedToday {
  /** One for each name that is imported; none where there are too many. */
  readonly tolerated: readonly RuleException[];
  /** Imports in all. */
  readonly count: number;
}

/** @param before what is in force already; @param fresh what is added to it. */
export function unresolvedToday(
  before: RuleSet | undefined,
  fresh: RuleSet,
  { parts, today }: { readonly parts: RuleParts; readonly today: string },
): UnresolvedToday {
  const known = new Set(before?.rules.map(({ id }) => id));
  const layers = new Map([...(before?.layers ?? []), ...fresh.layers].map((layer) => [layer.name, layer]));
  const rules = [...(before?.rules ?? []), ...fresh.rules.filter(({ id }) => !known.has(id))];
  const set = { layers: [...layers.values()], rules, unresolved: before?.unresolved ?? [] };
  const lost = evaluateRules(compileRules(set), parts, today).violations.filter(
    ({ rule }) => rule === UNRESOLVED,
  );
  const files = new Map<string, string[]>();
  for (const { from, to = '' } of lost) files.set(to, [...(files.get(to) ?? []), from]);
  return { tolerated: files.size > MOST ? [] : [...files].map(exceptionOf), count: lost.length };
}

function exceptionOf([specifier, files]: readonly [Violation['from'], readonly string[]]): RuleException {
  return {
    from: { files: [...new Set(files)].sort().map(fileGlob) },
    to: { packages: [quoteGlob(specifier)] },
    reason: REASON,
  };
}
