/** Another tool's rules → ours: what can be said here and means something in this workspace; the rest is told of. */
import type { Rule, RuleSet, RulesProblem } from '../../model/rule.ts';
import { compileRules } from '../compileRules.ts';
import { evaluateRules } from '../evaluate.ts';
import type { RuleParts } from '../scene.ts';
import { mergeRules } from '../write/mergeRules.ts';
import { dependencyCruiser } from './dependencyCruiser.ts';
import { deptrac } from './deptrac.ts';
import type { Imported, ImportInput, RuleImporter } from './imported.ts';
import { importLinter } from './importLinter.ts';
import { nx } from './nx.ts';
import { tach } from './tach.ts';

const IMPORTERS: readonly RuleImporter[] = [importLinter, tach, deptrac, nx, dependencyCruiser];

export const IMPORTED_TOOLS: readonly string[] = IMPORTERS.map((each) => each.tool);

export interface ImportedRules {
  readonly tool: string;
  readonly set: RuleSet;
  readonly notes: readonly string[];
}

/** Undefined when the configuration is of no tool that is known. */
export function importRules(input: ImportInput, parts: RuleParts, today: string): ImportedRules | undefined {
  const importer = IMPORTERS.find((each) => each.fits(input.path, input.config));
  if (importer === undefined) return undefined;
  return { tool: importer.tool, ...meaningful(readable(importer.read(input)), parts, today) };
}

/** Rules that the rules file would refuse are left out: each by itself, then those that contradict another. */
function readable({ notes, ...set }: Imported): Imported {
  const said = [...notes];
  let rules = set.rules.filter((rule) => {
    const [problem] = problemsOf({ layers: set.layers, rules: [rule] });
    if (problem !== undefined) said.push(`${rule.id}: ${problem.message}`);
    return problem === undefined;
  });
  for (let round = 0; round < MAX_CONTRADICTIONS; round++) {
    const [problem] = problemsOf({ layers: set.layers, rules });
    if (problem === undefined) return { ...set, rules, notes: said };
    said.push(`${problem.subject ?? 'the rules'}: ${problem.message}`);
    rules = problem.subject === undefined ? [] : rules.filter((rule) => rule.id !== problem.subject);
  }
  return { ...set, rules: [], notes: [...said, 'the rest: its rules contradict each other'] };
}

const MAX_CONTRADICTIONS = 20;

function problemsOf(set: RuleSet): readonly RulesProblem[] {
  const result = mergeRules(undefined, set);
  return 'problems' in result ? result.problems : [];
}

/** Rules that speak of nothing here would be errors of their own. */
function meaningful(
  { notes, ...set }: Imported,
  parts: RuleParts,
  today: string,
): Omit<ImportedRules, 'tool'> {
  const said = [...notes];
  let left: RuleSet = set;
  // Each round takes out what the one before has laid bare: a layer without files, then the order that names it.
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { problems } = evaluateRules(compileRules(left), parts, today);
    const dead = new Map(
      problems.flatMap(({ subject, message }) =>
        subject === undefined ? [] : [[subject, message] as const],
      ),
    );
    const next = without(left, dead);
    if (next.rules.length === left.rules.length && next.layers.length === left.layers.length) break;
    for (const rule of left.rules)
      if (!next.rules.some((each) => each.id === rule.id))
        said.push(`${rule.id}: ${dead.get(rule.id) ?? 'it speaks of a layer that is not here'}`);
    left = next;
  }
  return { set: left, notes: said };
}

const MAX_ROUNDS = 5;

function without({ layers, rules, unresolved }: RuleSet, dead: ReadonlyMap<string, string>): RuleSet {
  const alive = layers.filter((layer) => !dead.has(layer.name));
  const names = new Set(alive.map((layer) => layer.name));
  return {
    layers: alive.map(({ with: peer, ...layer }) =>
      peer !== undefined && names.has(peer) ? { ...layer, with: peer } : layer,
    ),
    rules: rules.flatMap((rule) =>
      dead.has(rule.id) ? withoutExceptions(rule, dead) : (shortened(rule, names) ?? []),
    ),
    ...(unresolved === undefined ? {} : { unresolved }),
  };
}

/** Where only an exception speaks of nothing, the rule stays without its exceptions. */
function withoutExceptions(rule: Rule, dead: ReadonlyMap<string, string>): Rule[] {
  if (!/exception/i.test(dead.get(rule.id) ?? '')) return [];
  const { except: _, ...rest } = rule;
  return rule.except === undefined ? [] : [rest as Rule];
}

/** Layers that are not here go from orders and sides; undefined when nothing is left to say. */
function shortened(rule: Rule, names: ReadonlySet<string>): Rule | undefined {
  if (rule.kind === 'layers') {
    const order = rule.order.filter((name) => names.has(name));
    return order.length < 2 ? undefined : { ...rule, order };
  }
  if (rule.kind !== 'forbidden') return rule;
  const [from, to] = [rule.from.layers, rule.to.layers].map((list) =>
    list?.filter((name) => names.has(name)),
  );
  if (from?.length === 0 || to?.length === 0) return undefined;
  return {
    ...rule,
    from: { ...rule.from, ...(from === undefined ? {} : { layers: from }) },
    to: { ...rule.to, ...(to === undefined ? {} : { layers: to }) },
  };
}
