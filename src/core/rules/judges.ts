/** The table of kinds. */
import type { RuleKind } from '../model/rule.ts';
import type { CompiledRules } from './compileRules.ts';
import type { CreateJudge, Judge } from './judge.ts';
import { cyclesJudge } from './kinds/cycles.ts';
import { allowedJudge, forbiddenJudge } from './kinds/dependencies.ts';
import { entryPointsJudge } from './kinds/entryPoints.ts';
import { layersJudge } from './kinds/layers.ts';
import { reachableJudge } from './kinds/reachable.ts';
import { requiredJudge } from './kinds/required.ts';
import { metricJudge, namingJudge, placementJudge } from './kinds/shape.ts';

const CREATE: { readonly [K in RuleKind]: CreateJudge<K> } = {
  layers: layersJudge,
  forbidden: forbiddenJudge,
  deprecated: forbiddenJudge,
  allowed: allowedJudge,
  required: requiredJudge,
  reachable: reachableJudge,
  cycles: cyclesJudge,
  'entry-points': entryPointsJudge,
  naming: namingJudge,
  placement: placementJudge,
  metric: metricJudge,
};

/** One a rule, in the order of the rules; made once for each set of compiled rules. */
export function judgesOf(rules: CompiledRules): readonly Judge[] {
  let judges = judgesBefore.get(rules);
  if (judges === undefined) {
    judges = rules.rules.map(({ rule }) => (CREATE[rule.kind] as CreateJudge<RuleKind>)(rule, rules));
    judgesBefore.set(rules, judges);
  }
  return judges;
}

const judgesBefore = new WeakMap<CompiledRules, readonly Judge[]>();
