/** Globs and expressions that cannot be read, references to groups that are not there, and names of layers that are not declared. */
import type { FileSelector, Rule, RuleException, RuleSet, TargetSelector } from '../model/rule.ts';
import { expression, glob, MAX_PATTERN_LENGTH, packageGlob } from './patterns.ts';
import type { PlacedProblem, RulesPath } from './placedProblem.ts';

/** A selector where it stands. `near`: the side that groups are taken from. */
interface PlacedSelector {
  readonly at: RulesPath;
  readonly selector: TargetSelector;
  readonly near?: FileSelector | undefined;
}

export function patternProblems(set: RuleSet): readonly PlacedProblem[] {
  const declared = new Set(set.layers.map((layer) => layer.name));
  return [
    ...selectorsOf(set).flatMap((each) => [
      ...unreadable(each),
      ...unknownLayers(each, declared),
      ...unknownGroups(each),
    ]),
    ...namingPatterns(set),
  ];
}

function selectorsOf({ layers, rules, unresolved = [] }: RuleSet): readonly PlacedSelector[] {
  return [
    ...layers.map(({ files }, at) => ({ at: ['layers', at, 'files'], selector: files })),
    ...rules.flatMap((rule, at) => sidesOf(rule, ['rules', at])),
    ...unresolved.flatMap((each, at) => exceptionSides(each, ['unresolved', at])),
  ].flatMap(withNegation);
}

/** The selectors of a rule, by key, with the side whose groups they may speak of. */
export function sidesOf(rule: Rule, at: RulesPath): readonly PlacedSelector[] {
  const side = (key: string, selector: TargetSelector | undefined, near?: FileSelector): PlacedSelector[] =>
    selector === undefined ? [] : [{ at: [...at, key], selector, near }];
  const exceptions = (rule.except ?? []).flatMap((each, index) =>
    exceptionSides(each, [...at, 'except', index]),
  );
  return [...ownSides(rule, side), ...exceptions];
}

type Side = (
  key: string,
  selector: TargetSelector | undefined,
  near?: FileSelector,
) => readonly PlacedSelector[];

function ownSides(rule: Rule, side: Side): readonly PlacedSelector[] {
  switch (rule.kind) {
    case 'layers':
      return [];
    case 'forbidden':
    case 'deprecated':
    case 'allowed':
    case 'required':
      return [...side('from', rule.from), ...side('to', rule.to, rule.from)];
    case 'reachable':
      return [...side('from', rule.from), ...side('to', rule.to)];
    case 'cycles':
      return side('within', rule.within);
    case 'entry-points':
      return [...side('module', rule.module), ...side('entries', rule.entries, rule.module)];
    case 'naming':
      return side('from', rule.from);
    case 'placement':
      return [...side('from', rule.from), ...side('in', rule.in, rule.from)];
    case 'metric':
      return side('of', rule.of);
  }
}

function exceptionSides({ from, to }: RuleException, at: RulesPath): readonly PlacedSelector[] {
  return [
    ...(from === undefined ? [] : [{ at: [...at, 'from'], selector: from }]),
    ...(to === undefined ? [] : [{ at: [...at, 'to'], selector: to, near: from }]),
  ];
}

function withNegation(placed: PlacedSelector): readonly PlacedSelector[] {
  const { not } = placed.selector;
  if (not === undefined) return [placed];
  return [placed, ...withNegation({ ...placed, at: [...placed.at, 'not'], selector: not })];
}

const FIELDS = { files: glob, modules: glob, packages: packageGlob, matches: expression } as const;

function unreadable({ at, selector }: PlacedSelector): readonly PlacedProblem[] {
  return Object.entries(FIELDS).flatMap(([field, compile]) =>
    (selector[field as keyof typeof FIELDS] ?? []).flatMap((source, index) =>
      patternProblem(source, compile, [...at, field, index]),
    ),
  );
}

function namingPatterns({ rules }: RuleSet): readonly PlacedProblem[] {
  return rules.flatMap((rule, at) =>
    rule.kind !== 'naming'
      ? []
      : rule.names.flatMap((source, index) => patternProblem(source, glob, ['rules', at, 'names', index])),
  );
}

function patternProblem(
  source: string,
  compile: (source: string) => unknown,
  at: RulesPath,
): PlacedProblem[] {
  if (source.length > MAX_PATTERN_LENGTH) {
    return [
      {
        at,
        message: `The pattern has ${source.length} signs.`,
        remedy: `Keep it below ${MAX_PATTERN_LENGTH}: write several.`,
      },
    ];
  }
  if (compile !== expression && source.startsWith('!')) {
    return [
      {
        at,
        message: `“${source}” begins with “!”, which negates nothing here.`,
        remedy: 'Write it under “not:”.',
      },
    ];
  }
  try {
    compile(source.replace(/\$\d/g, 'x'));
    return [];
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
    return [{ at, message: `“${source}” cannot be read: ${reason}.`, remedy: remedyFor(reason) }];
  }
}

function remedyFor(reason: string): string {
  if (reason.includes('Perl syntax') || reason.includes('escape')) {
    return 'RE2 has no lookaround and no back-references: use “not:”, and $1 on the far side.';
  }
  if (reason.includes('repeat') || reason.includes('large'))
    return 'Repeat less often: + and * cost nothing.';
  return 'Mend the pattern; a sign that means itself takes a \\ before it.';
}

function unknownLayers(
  { at, selector }: PlacedSelector,
  declared: ReadonlySet<string>,
): readonly PlacedProblem[] {
  const inDeclaration = at[0] === 'layers';
  return (selector.layers ?? []).flatMap((name, index) => {
    const place = [...at, 'layers', index];
    if (inDeclaration) {
      const message = `A layer's files are named by layer “${name}”.`;
      return [{ at: place, message, remedy: 'Name them by files, matches or modules.' }];
    }
    if (declared.has(name)) return [];
    return [{ at: place, message: `There is no layer “${name}”.`, remedy: declaredText(declared) }];
  });
}

export function declaredText(declared: Iterable<string>): string {
  const names = [...declared];
  return names.length === 0
    ? 'Declare it under “layers:”.'
    : `Declare it under “layers:”, or name one of ${names.join(', ')}.`;
}

/** `$2` where the near side has one group only, or none. */
function unknownGroups({ at, selector, near }: PlacedSelector): readonly PlacedProblem[] {
  const sources = [selector.files, selector.matches, selector.modules, selector.packages].flatMap(
    (each) => each ?? [],
  );
  const wanted = Math.max(
    0,
    ...sources.flatMap((each) => [...each.matchAll(/\$(\d)/g)].map((match) => Number(match[1]))),
  );
  if (wanted === 0) return [];
  const given = near?.matches?.map(groupCount) ?? [];
  if (given.length > 0 && given.every((count) => count >= wanted)) return [];
  const message = `$${wanted} stands for nothing: the near side's “matches” have no such group.`;
  return [
    { at, message, remedy: 'Put brackets round the part of the path that is meant, as in ^src/([^/]+)/.' },
  ];
}

function groupCount(source: string): number {
  try {
    return expression(source).groupCount;
  } catch {
    return 0;
  }
}
