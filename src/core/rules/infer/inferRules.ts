/**
 * The rules that a workspace keeps already, few and telling, for a person to ratify. A rule is proposed only when it is silent on
 * nearly all of today's code, catches a change that breaks it, has more support than chance gives, and follows from no other one.
 */
import type { WorkspaceLayers } from '../../model/layer.ts';
import type { RuleProposal, RuleSet } from '../../model/rule.ts';
import type { RuleParts } from '../scene.ts';
import { acyclicAreas } from './acyclic.ts';
import { confinedPackages } from './confinedPackages.ts';
import { directions } from './directions.ts';
import type { Draft } from './draft.ts';
import { entryPoints } from './entryPoints.ts';
import { type Ground, groundOf, type InferModel } from './ground.ts';
import { habits } from './habits.ts';
import { independentSiblings } from './independentSiblings.ts';
import { layerOrders } from './layerOrder.ts';
import { placements } from './placement.ts';
import { planted } from './plant.ts';
import { catches, type Known, knownRules, type Proof, prove } from './prove.ts';
import { pureAreas } from './pureAreas.ts';

/** One inferrer a habit. */
const INFERRERS: readonly ((ground: Ground) => readonly Draft[])[] = [
  layerOrders,
  independentSiblings,
  entryPoints,
  pureAreas,
  confinedPackages,
  acyclicAreas,
  directions,
  placements,
  habits,
];

/** Drafts that are looked at: the best of them; each costs a few evaluations. */
const MOST_DRAFTS = 60;

/** What each further proposal of one inferrer is worth beside the one before: ten of a kind hide the rest. */
const AGAIN = 0.92;

/** Best first; what the rules in force say already is not proposed again. */
export function inferRules(model: InferModel, layers: WorkspaceLayers): readonly RuleProposal[] {
  const parts: RuleParts = { ...model, includeTests: false };
  const ground = groundOf(model, layers);
  const drafts = INFERRERS.flatMap((infer) => discounted(infer(ground)))
    .sort(byValue)
    .slice(0, MOST_DRAFTS);
  const known = ratified(model.ruling?.rules, parts);
  const kept: Proved[] = [];
  for (const draft of distinct(drafts).toSorted(byGenerality)) {
    const proof = prove(draft, parts);
    if (proof !== undefined && !follows(draft, [...known, ...kept], parts)) kept.push({ ...proof, draft });
  }
  return kept.sort((a, b) => byValue(a.draft, b.draft)).map((each) => each.proposal);
}

interface Proved extends Proof {
  readonly draft: Draft;
}

function byGenerality(a: Draft, b: Draft): number {
  return Number(b.general ?? false) - Number(a.general ?? false);
}

function ratified(set: RuleSet | undefined, parts: RuleParts): readonly Known[] {
  if (set === undefined || set.rules.length === 0) return [];
  return [knownRules(set, parts)];
}

function discounted(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.toSorted(byValue).map((draft, at) => ({ ...draft, value: draft.value * AGAIN ** at }));
}

function byValue(a: Draft, b: Draft): number {
  return b.value - a.value || b.support - a.support || (a.rule.id < b.rule.id ? -1 : 1);
}

function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const taken = new Set<string>();
  return drafts.filter(({ rule }) => {
    const isNew = !taken.has(rule.id);
    taken.add(rule.id);
    return isNew;
  });
}

/** The rules kept so far catch all that this one would. */
function follows({ plants }: Draft, kept: readonly Known[], parts: RuleParts): boolean {
  return plants.every((plant) => {
    const code = planted(parts, plant);
    return kept.some((each) => catches(each, code));
  });
}
