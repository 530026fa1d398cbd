/** Rules that no code can follow, and names that stand for two things. Judged by what is written, not by today's files. */
import type { Rule, RuleSet } from '../model/rule.ts';
import { covers } from './covers.ts';
import { rowsOf } from './layerRows.ts';
import { declaredText } from './patternProblems.ts';
import type { PlacedProblem } from './placedProblem.ts';

export function contradictions(set: RuleSet): readonly PlacedProblem[] {
  const named = [...twice(set), ...layerReferences(set)];
  // Who is above whom is only to be asked of names that stand for one layer each.
  return named.length > 0 ? named : [...cyclicOrder(set), ...opposed(set)];
}

function twice({ layers, rules }: RuleSet): readonly PlacedProblem[] {
  const again = (names: readonly string[], what: string, key: string): PlacedProblem[] =>
    names.flatMap((name, at) =>
      names.indexOf(name) === at
        ? []
        : [
            {
              at: [key, at],
              message: `The ${what} “${name}” is there twice.`,
              remedy: 'Rename one of them.',
              subject: name,
            },
          ],
    );
  return [
    ...again(
      layers.map((layer) => layer.name),
      'layer',
      'layers',
    ),
    ...again(
      rules.map((rule) => rule.id),
      'rule',
      'rules',
    ),
  ];
}

function layerReferences({ layers, rules }: RuleSet): readonly PlacedProblem[] {
  const declared = new Set(layers.map((layer) => layer.name));
  const problems: PlacedProblem[] = [];
  for (const [at, layer] of layers.entries()) {
    const place = ['layers', at, 'with'];
    if (layer.with === layer.name) {
      problems.push({
        at: place,
        message: `“${layer.name}” stands in its own row.`,
        remedy: 'Leave “with:” out.',
      });
    } else if (layer.with !== undefined && !declared.has(layer.with)) {
      problems.push({
        at: place,
        message: `There is no layer “${layer.with}”.`,
        remedy: declaredText(declared),
      });
    }
  }
  for (const [at, rule] of rules.entries()) {
    if (rule.kind !== 'layers') continue;
    for (const [index, name] of rule.order.entries()) {
      const place = ['rules', at, 'order', index];
      if (!declared.has(name)) {
        problems.push({
          at: place,
          message: `There is no layer “${name}”.`,
          remedy: declaredText(declared),
          subject: rule.id,
        });
      } else if (rule.order.indexOf(name) !== index) {
        const message = `“${name}” is in the order twice: it would be above itself.`;
        problems.push({ at: place, message, remedy: 'Leave one of them out.', subject: rule.id });
      }
    }
  }
  return problems;
}

interface Above {
  readonly upper: string;
  readonly lower: string;
  readonly rule: number;
}

function abovesOf({ layers, rules }: RuleSet): readonly Above[] {
  return rules.flatMap((rule, at) => {
    if (rule.kind !== 'layers') return [];
    const rows = rowsOf(rule.order, layers);
    return rows.flatMap((row, index) =>
      rows
        .slice(index + 1)
        .flatMap((below) => row.flatMap((upper) => below.map((lower) => ({ upper, lower, rule: at })))),
    );
  });
}

/** Two orders that put each of two layers above the other. */
function cyclicOrder(set: RuleSet): readonly PlacedProblem[] {
  const aboves = abovesOf(set);
  const order = new Map<string, Set<string>>();
  for (const { upper, lower, rule } of aboves) {
    if (reaches(order, lower, upper)) {
      const { id } = set.rules[rule]!;
      const message = `“${id}” puts the layer ${upper} above ${lower}, and another order puts ${lower} above ${upper}.`;
      return [{ at: ['rules', rule, 'order'], message, remedy: 'Agree on one order.', subject: id }];
    }
    const below = order.get(upper) ?? new Set();
    order.set(upper, below.add(lower));
  }
  return [];
}

function reaches(order: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const name of seen) {
    if (name === to) return true;
    for (const next of order.get(name) ?? []) seen.add(next);
  }
  return false;
}

/** What one rule demands, another may forbid. */
function opposed(set: RuleSet): readonly PlacedProblem[] {
  const forbidding = forbiddenPairs(set);
  return set.rules.flatMap((rule, at) => {
    if (rule.kind !== 'required' && rule.kind !== 'reachable' && rule.kind !== 'deprecated') return [];
    const against = forbidding.find((each) => each.of !== rule && each.applies(rule));
    if (against === undefined) return [];
    const demand = rule.kind === 'deprecated' ? 'allows for now' : 'demands';
    const message = `“${rule.id}” ${demand} what “${against.of.id}” forbids: no code can follow both.`;
    return [
      {
        at: ['rules', at],
        message,
        remedy: 'Drop one of them, or narrow what it speaks of.',
        subject: rule.id,
      },
    ];
  });
}

interface Forbidding {
  readonly of: Rule;
  applies(rule: Extract<Rule, { kind: 'required' | 'reachable' | 'deprecated' }>): boolean;
}

function forbiddenPairs(set: RuleSet): readonly Forbidding[] {
  return set.rules.flatMap((of): readonly Forbidding[] => {
    switch (of.kind) {
      case 'forbidden':
        if (of.edges !== undefined || (of.except?.length ?? 0) > 0) return [];
        return [
          {
            of,
            applies: ({ kind, from, to }) =>
              kind !== 'reachable' && covers(of.from, from) && covers(of.to, to),
          },
        ];
      case 'reachable':
        if (of.never !== true) return [];
        return [
          {
            of,
            applies: (rule) => isDemand(rule) && covers(of.from, rule.from) && covers(of.to, rule.to),
          },
        ];
      case 'layers':
        return layerPairs(of, set);
      default:
        return [];
    }
  });
}

function isDemand(rule: Parameters<Forbidding['applies']>[0]): boolean {
  return rule.kind === 'required' || (rule.kind === 'reachable' && rule.never !== true);
}

/** An inner layer that a rule demands to use an outer one. */
function layerPairs(of: Extract<Rule, { kind: 'layers' }>, set: RuleSet): readonly Forbidding[] {
  if ((of.except?.length ?? 0) > 0) return [];
  const own = abovesOf({ ...set, rules: [of] });
  return own.map(({ upper, lower }) => ({
    of,
    applies: ({ kind, from, to }) =>
      kind === 'required' && covers({ layers: [lower] }, from) && covers({ layers: [upper] }, to),
  }));
}
