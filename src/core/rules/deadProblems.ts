/** Rules, exceptions and layers that speak of nothing: a rule on a deleted folder would pass for ever. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { FileSelector, RulesProblem } from '../model/rule.ts';
import type { CompiledException, CompiledRule, CompiledRules } from './compileRules.ts';
import { isFileMetric } from './kinds/shape.ts';
import { sidesOf } from './patternProblems.ts';
import type { RulesPath } from './placedProblem.ts';
import type { Scene } from './scene.ts';
import type { Selector } from './selector.ts';

type IsUsed = (exception: CompiledException) => boolean;

export function deadProblems(rules: CompiledRules, scene: Scene, isUsed: IsUsed): readonly RulesProblem[] {
  if (scene.parts.files.length === 0) return [];
  const problems = [
    ...deadLayers(rules, scene),
    ...overlaps(rules, scene),
    ...rules.rules.flatMap((each) => deadSides(rules, scene, each) ?? deadExceptions(rules, each, isUsed)),
    ...rules.unresolved
      .filter((each) => !isUsed(each))
      .map((each) => deadException(rules, each, 'unresolved')),
  ];
  return problems.sort((a, b) => a.line - b.line);
}

const MEND = 'Mend it, or take it out; perhaps the folder was moved.';

function mendOf({ files = [] }: FileSelector): string {
  const backward = files.find((glob) => glob.includes('\\'));
  return backward === undefined ? MEND : `Paths are written with /: ${backward.replaceAll(/\\+/g, '/')}.`;
}

function deadLayers(rules: CompiledRules, scene: Scene): readonly RulesProblem[] {
  return rules.set.layers.flatMap(({ name }, at) =>
    someFile(scene.parts.files, rules.layers.get(name)!)
      ? []
      : [
          problem(rules, ['layers', at], {
            message: `The layer “${name}” has no file.`,
            remedy: MEND,
            subject: name,
          }),
        ],
  );
}

/** Undefined when every side means something. */
function deadSides(
  rules: CompiledRules,
  scene: Scene,
  { rule, at }: CompiledRule,
): readonly RulesProblem[] | undefined {
  const sides = sidesOf({ ...rule, except: [] }, at).filter((side) => !isFree(side.at));
  const problems = sides.flatMap(({ at: place, selector }) => {
    const compiled = rules.selector(selector).anyGroups();
    const key = String(place.at(-1));
    if (compiled.meansPackages || someFile(pool(scene, key), compiled)) return [];
    const onlyTests = someFile(scene.parts.files, compiled);
    const message = `“${key}” of “${rule.id}” means no file${onlyTests ? ' but test code, which is not judged' : ''}.`;
    const remedy = onlyTests ? 'Count test code as architecture, or take the rule out.' : mendOf(selector);
    return [problem(rules, place, { message, remedy, subject: rule.id })];
  });
  if (problems.length === 0 && rule.kind === 'metric' && !isFileMetric(rule.metric)) {
    const of = rules.selector(rule.of);
    const whole = scene.parts.modules.some(({ files }) => files.every((path) => of.has(scene.fileOf(path)!)));
    if (!whole) {
      const message = `“of” of “${rule.id}” means no whole module.`;
      return [
        problem(rules, [...at, 'of'], { message, remedy: 'Name modules by “modules:”.', subject: rule.id }),
      ];
    }
  }
  return problems.length === 0 ? undefined : problems;
}

/** Where files are to lie may be a place that has none yet. */
function isFree(at: RulesPath): boolean {
  return at.at(-1) === 'in';
}

/** The side that is judged must mean code that is judged. */
function pool(scene: Scene, key: string): readonly SourceFile[] {
  return key === 'from' || key === 'of' || key === 'within' ? scene.judged : scene.parts.files;
}

function someFile(files: readonly SourceFile[], selector: Selector): boolean {
  return files.some((file) => selector.has(file));
}

function deadExceptions(
  rules: CompiledRules,
  { rule, except }: CompiledRule,
  isUsed: IsUsed,
): readonly RulesProblem[] {
  return except.filter((each) => !isUsed(each)).map((each) => deadException(rules, each, rule.id));
}

function deadException(rules: CompiledRules, { at }: CompiledException, subject: string): RulesProblem {
  const message = `An exception of “${subject}” tolerates nothing: no such violation is left.`;
  return problem(rules, at, { message, remedy: 'Take it out.', subject });
}

/** Files in two layers of one order: where they stand in it is anyone's guess. */
function overlaps(rules: CompiledRules, scene: Scene): readonly RulesProblem[] {
  const found = new Map<
    string,
    { readonly files: string[]; readonly second: string; readonly first: string }
  >();
  for (const order of ordersOf(rules)) {
    for (const file of scene.judged) {
      const [first, second] = order.filter((name) => rules.layers.get(name)?.has(file));
      if (first === undefined || second === undefined) continue;
      const key = `${first}\n${second}`;
      const known = found.get(key) ?? { files: [], first, second };
      known.files.push(file.path);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ files, first, second }) => {
    const at = ['layers', rules.set.layers.findIndex(({ name }) => name === second)];
    const count = files.length === 1 ? 'is' : `and ${files.length - 1} more are`;
    const message = `${files[0]} ${count} in two layers of one order, ${first} and ${second}.`;
    return {
      ...problem(rules, at, { message, remedy: 'Leave it out of one of them, by “not:”.', subject: second }),
      kind: 'overlap',
    };
  });
}

function ordersOf({ set }: CompiledRules): readonly (readonly string[])[] {
  return set.rules.flatMap((rule) => (rule.kind === 'layers' ? [rule.order] : []));
}

function problem(
  { path, lineOf }: CompiledRules,
  at: RulesPath,
  text: Pick<RulesProblem, 'message' | 'remedy' | 'subject'>,
): RulesProblem {
  return { kind: 'speaks-of-nothing', path, line: lineOf(at), ...text };
}
