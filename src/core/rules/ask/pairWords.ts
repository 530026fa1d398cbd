/** What the rules say of one import, there or only thought of. */
import type { RuleWord } from '../../model/ruleAnswer.ts';
import type { CompiledRule, CompiledRules } from '../compileRules.ts';
import { Exceptions } from '../exceptions.ts';
import type { Judge, Objection, Target } from '../judge.ts';
import { judgesOf } from '../judges.ts';
import type { Scene } from '../scene.ts';
import type { Place } from '../selector.ts';

export interface Pair {
  readonly from: Place;
  readonly to: Target;
}

export interface Asking {
  readonly rules: CompiledRules;
  readonly scene: Scene;
  readonly today: string;
}

/**
 * One word a rule that speaks of the import at all, in the order of the rules.
 * @param scope `imports` leaves out rules over more than one import: each of them is a search through the graph.
 */
export function pairWords(asking: Asking, pair: Pair, scope: 'all' | 'imports' = 'all'): readonly RuleWord[] {
  const judges = judgesOf(asking.rules);
  return asking.rules.rules.flatMap((rule, at) => {
    const judge = judges[at]!;
    const counts = scope === 'all' || judge.type === 'imports';
    return (counts ? wordOf(asking, { ...pair, rule, judge }) : undefined) ?? [];
  });
}

interface Ruled extends Pair {
  readonly rule: CompiledRule;
  readonly judge: Judge;
}

function wordOf(asking: Asking, ruled: Ruled): RuleWord | undefined {
  const { rule, judge, from, to } = ruled;
  const objection = objectionOf(asking.scene, ruled);
  const { id, kind, severity, why } = rule.rule;
  const base = { rule: id, kind, line: asking.rules.lineOf(rule.at), from: from.path, to: nameOf(to) };
  if (objection === undefined) {
    const grants = judge.type === 'imports' && (judge.grants?.(from, to) ?? false);
    return grants ? { ...base, says: 'allows', message: 'The rule speaks of it and lets it be.' } : undefined;
  }
  const reason = toleratedFor(asking, ruled);
  if (reason !== undefined)
    return { ...base, says: 'tolerates', message: `An exception lets it be: ${reason}` };
  const route = objection.route(asking.scene, () => true);
  const instead = rule.rule.instead ?? route.instead;
  return {
    ...base,
    says: severity === 'info' ? 'deprecates' : 'forbids',
    message: objection.message,
    ...(why === undefined ? {} : { why }),
    ...(instead === undefined ? {} : { instead }),
    ...(route.example === undefined ? {} : { example: route.example }),
  };
}

function objectionOf(scene: Scene, { judge, from, to }: Ruled): Objection | undefined {
  if (judge.type === 'whole') return judge.wouldObject?.(scene, from, to);
  return judge.concerns(from) ? judge.objection(from, to) : undefined;
}

function toleratedFor({ scene, today }: Asking, { rule, from, to }: Ruled): string | undefined {
  const places = new Map([
    [from.path, from],
    ...(to.type === 'file' ? [[to.place.path, to.place] as const] : []),
  ]);
  const exceptions = new Exceptions((path) => places.get(path) ?? scene.fileOf(path), today);
  return exceptions.reasonFor({ from: from.path, to: nameOf(to), line: 1, message: '' }, rule.except);
}

export function nameOf(to: Target): string {
  return to.type === 'file' ? to.place.path : to.name;
}
