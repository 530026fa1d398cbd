/** What is to become of the rules file, as edits that a person may look at first. */
import { CodedError } from '../../base/codedError.ts';
import { counted } from '../../core/findings/wording.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { RuleSet } from '../../core/model/rule.ts';
import { type UnresolvedToday, unresolvedToday } from '../../core/rules/infer/unresolvedToday.ts';
import { fitPreset } from '../../core/rules/presets/fitPreset.ts';
import { PRESETS } from '../../core/rules/presets/presets.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import type { RulesPlan, RulesRequest } from '../../protocol/engineApi.ts';
import { imported } from './imported.ts';
import { proposalsOf } from './proposals.ts';
import { exceptionEdit, type PlanContext, rulesEdit } from './rulesEdit.ts';

export async function planRules(
  model: ArchitectureModel,
  request: RulesRequest,
  context: PlanContext,
): Promise<RulesPlan> {
  if (request.kind === 'allow') return allowed(request, context);
  const { set, notes, title } = await additionOf(model, request, context);
  const plan = await rulesEdit(set, context);
  return { ...plan, notes, title: plan.added.length === 0 ? 'Nothing to write' : title };
}

type Allowance = Extract<RulesRequest, { kind: 'allow' }>;

async function allowed(
  { rule, from, to, reason, until }: Allowance,
  context: PlanContext,
): Promise<RulesPlan> {
  const ends = { from: { files: [from] }, ...(to === undefined ? {} : { to: { files: [to] } }) };
  const exception = { ...ends, reason, ...(until === undefined ? {} : { until }) };
  const edits = await exceptionEdit(rule, exception, context);
  return { title: `Allow once under ${rule}`, edits, added: [], present: [rule], notes: [] };
}

interface Addition {
  readonly set: RuleSet;
  readonly notes: readonly string[];
  readonly title: string;
}

async function additionOf(
  model: ArchitectureModel,
  request: Exclude<RulesRequest, Allowance>,
  context: PlanContext,
): Promise<Addition> {
  switch (request.kind) {
    case 'ratify':
      return ratified(model, request.ids, context.today());
    case 'import':
      return imported(model, request.path, context);
    case 'preset':
      return fitted(model, request.name);
  }
}

/** Throws `invalid-option` for a name that is no preset's, or one that fits nothing here. */
function fitted(model: ArchitectureModel, name: string): Addition {
  const preset = PRESETS.find((each) => each.name === name);
  if (preset === undefined) {
    const known = PRESETS.map((each) => `${each.name} (${each.summary})`).join('; ');
    throw new CodedError('invalid-option', `There is no preset “${name}”. There are: ${known}.`);
  }
  const found = fitPreset(preset, model.files);
  if (found === undefined) {
    throw new CodedError(
      'invalid-option',
      `The folders here do not look ${name}: fewer than two of its layers (${preset.summary}) have one. Infer rules from the code instead.`,
    );
  }
  return { ...found, title: `Begin with the ${name} preset` };
}

/** Throws `unknown-subject` for an id that is neither proposed nor in the rules file. */
function ratified(model: ArchitectureModel, ids: readonly string[], today: string): Addition {
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
  const set = { layers: [...layers.values()], rules: [...chosen.map((each) => each.rule), ...present] };
  const parts = { ...model, includeTests: false };
  const lost = unresolvedToday(model.ruling?.rules, set, { parts, today });
  return {
    set: lost.tolerated.length === 0 ? set : { ...set, unresolved: lost.tolerated },
    notes: lostText(lost),
    title: ids.length === 1 ? `Ratify ${ids[0]}` : `Ratify ${ids.length} rules`,
  };
}

function lostText({ count, tolerated }: UnresolvedToday): readonly string[] {
  if (count === 0) return [];
  const imports = counted(count, 'import');
  if (tolerated.length > 0)
    return [`${imports} that lead nowhere today stand under “unresolved:”; take out what you mend.`];
  return [
    `${imports} lead nowhere where these rules speak, so that “groundplan check” fails until they are mended or stand under “unresolved:”.`,
  ];
}
