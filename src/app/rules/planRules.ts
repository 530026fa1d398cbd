/** What is to become of the rules file, as edits that a person may look at first. */
import { CodedError } from '../../base/codedError.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { RuleSet } from '../../core/model/rule.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import type { RulesPlan, RulesRequest } from '../../protocol/engineApi.ts';
import { proposalsOf } from './proposals.ts';
import { type PlanContext, rulesEdit } from './rulesEdit.ts';

export async function planRules(
  model: ArchitectureModel,
  request: RulesRequest,
  context: PlanContext,
): Promise<RulesPlan> {
  const { set, notes } = ratified(model, request.ids);
  const plan = await rulesEdit(set, context);
  return { ...plan, notes, title: titleOf(plan.added) };
}

interface Addition {
  readonly set: RuleSet;
  readonly notes: readonly string[];
}

/** Throws `unknown-subject` for an id that is neither proposed nor in the rules file. */
function ratified(model: ArchitectureModel, ids: readonly string[]): Addition {
  const proposals = proposalsOf(model);
  const inForce = new Map((model.ruling?.rules.rules ?? []).map((rule) => [rule.id, rule]));
  const known = new Set([...proposals.map(({ rule }) => rule.id), ...inForce.keys()]);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new CodedError(
      'unknown-subject',
      `No rule “${unknown}” is proposed, and none is in ${RULES_FILE}; the code may have changed. Infer the rules again.`,
    );
  }
  const chosen = proposals.filter(({ rule }) => ids.includes(rule.id));
  const present = ids.flatMap((id) =>
    chosen.some(({ rule }) => rule.id === id) ? [] : (inForce.get(id) ?? []),
  );
  const layers = new Map(chosen.flatMap((each) => each.layers).map((layer) => [layer.name, layer]));
  return {
    set: { layers: [...layers.values()], rules: [...chosen.map((each) => each.rule), ...present] },
    notes: [],
  };
}

function titleOf(added: readonly string[]): string {
  if (added.length === 0) return 'Nothing to write';
  return added.length === 1 ? `Ratify ${added[0]}` : `Ratify ${added.length} rules`;
}
