import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { RuleProposal } from '../../core/model/rule.ts';
import { inferRules } from '../../core/rules/infer/inferRules.ts';
import { layersOf } from '../reports/layers.ts';

/** A model is immutable, and the proposals are asked for again when one of them is ratified. */
const known = new WeakMap<ArchitectureModel, readonly RuleProposal[]>();

export function proposalsOf(model: ArchitectureModel): readonly RuleProposal[] {
  const before = known.get(model);
  if (before !== undefined) return before;
  const proposals = inferRules(model, layersOf(model));
  known.set(model, proposals);
  return proposals;
}
