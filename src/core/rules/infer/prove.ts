/** Drafts → proposals: silent on nearly all of today's code, and each of their plants caught. */
import type { Evidence } from '../../model/finding.ts';
import type { RuleException, RuleProposal, RuleSet, Violation } from '../../model/rule.ts';
import { type CompiledRules, compileRules } from '../compileRules.ts';
import { evaluateRules } from '../evaluate.ts';
import type { RuleParts } from '../scene.ts';
import type { Draft } from './draft.ts';
import { fileGlob } from './ground.ts';
import { type PlantedCode, planted, plantText } from './plant.ts';

/** Share of what it was held against that may disagree, and how many places at most. */
const MAX_SHARE = 0.04;
const MAX_EXCEPTIONS = 10;
const LIKELY_SUPPORT = 25;
/** Day on which no exception has ended yet; drafts have none with an end. */
const ANY_DAY = '2000-01-01';
const REASON = 'Was there when the rule was ratified.';

/** Rules, and the fingerprints of what they object to today. */
export interface Known {
  /** Compiled once: what was found in a file is remembered with it. */
  readonly rules: CompiledRules;
  readonly before: ReadonlySet<string>;
}

export interface Proof extends Known {
  readonly proposal: RuleProposal;
}

export function prove(draft: Draft, parts: RuleParts): Proof | undefined {
  const { plants, support, rule, layers, evidence } = draft;
  const rules = compileRules({ layers, rules: [rule] });
  const found = evaluateRules(rules, parts, ANY_DAY);
  if (found.problems.length > 0) return undefined;
  const violations = found.violations.filter((each) => each.rule === rule.id);
  if (violations.length > Math.min(MAX_EXCEPTIONS, support * MAX_SHARE)) return undefined;
  const known: Known = { rules, before: fingerprints(found.violations) };
  if (plants.length === 0 || !plants.every((plant) => catches(known, planted(parts, plant))))
    return undefined;
  return {
    ...known,
    proposal: {
      rule:
        violations.length === 0
          ? rule
          : { ...rule, except: violations.map((each) => exceptionOf(each, parts)) },
      layers,
      confidence: violations.length === 0 && support >= LIKELY_SUPPORT ? 'likely' : 'guess',
      support,
      exceptions: violations.map(evidenceOf),
      bites: plantText(plants[0]!),
      evidence,
    },
  };
}

/** True when these rules object to the change. */
export function catches({ rules, before }: Known, code: PlantedCode): boolean {
  const circles = rules.set.rules.some((rule) => rule.kind === 'cycles');
  const parts = circles ? code.withCircles() : code.parts;
  const ids = new Set(rules.set.rules.map((rule) => rule.id));
  return evaluateRules(rules, parts, ANY_DAY).violations.some(
    (each) => ids.has(each.rule) && !before.has(each.fingerprint),
  );
}

export function knownRules(set: RuleSet, parts: RuleParts): Known {
  const rules = compileRules(set);
  return { rules, before: fingerprints(evaluateRules(rules, parts, ANY_DAY).violations) };
}

function fingerprints(violations: readonly Violation[]): ReadonlySet<string> {
  return new Set(violations.map((each) => each.fingerprint));
}

function exceptionOf({ from, to }: Violation, { graph }: RuleParts): RuleException {
  const exact =
    to === undefined || !graph.indexOf.has(to) ? { packages: [to ?? ''] } : { files: [fileGlob(to)] };
  return { from: { files: [fileGlob(from)] }, ...(to === undefined ? {} : { to: exact }), reason: REASON };
}

function evidenceOf({ from, line, message }: Violation): Evidence {
  return { path: from, line, text: message };
}
