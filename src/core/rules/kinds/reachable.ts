/** What must, or must never, be reached over any number of imports. */
import type { Evidence } from '../../model/finding.ts';
import type { DependencyEdge } from '../../model/graph.ts';
import type { CompiledRules } from '../compileRules.ts';
import type { Draft, RuleOf, WholeJudge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import type { Place, Selector } from '../selector.ts';
import { selectorText } from '../wording.ts';

export function reachableJudge(rule: RuleOf<'reachable'>, rules: CompiledRules): WholeJudge {
  const from = rules.selector(rule.from);
  const to = rules.selector(rule.to);
  return {
    type: 'whole',
    concerns: (place) => from.has(place),
    violations: (scene) =>
      rule.never === true
        ? reached(scene, from, to)
        : unreached(scene, { from, to, wanted: selectorText(rule.from) }),
    wouldObject(scene, place, target) {
      if (rule.never !== true || target.type === 'package' || !leadsFrom(scene, from, place))
        return undefined;
      const next = stepsTowards(scene, to);
      if (!next.has(target.place.path)) return undefined;
      const end = chainFrom(target.place.path, next).at(-1)?.to ?? target.place.path;
      return { message: `With it, ${end} is reached, and must not be.`, route: () => ({}) };
    },
  };
}

/** Whether some file of `from` is this one, or imports it over any number of steps. */
function leadsFrom(scene: Scene, from: Selector, place: Place): boolean {
  const seen = new Set([place.path]);
  for (const path of seen) {
    const file = scene.fileOf(path) ?? place;
    if (from.has(file)) return true;
    for (const edge of scene.edgesTo(path)) seen.add(edge.from);
  }
  return false;
}

/** One for each file that leads to one it must not, by a shortest way. */
function* reached(scene: Scene, from: Selector, to: Selector): Iterable<Draft> {
  const next = stepsTowards(scene, to);
  for (const file of scene.judged) {
    if (!from.has(file) || to.has(file) || !next.has(file.path)) continue;
    const chain = chainFrom(file.path, next);
    const [first, last] = [chain[0]!, chain.at(-1)!];
    yield {
      from: file.path,
      to: last.to,
      line: first.line,
      message: `${last.to} is reached from here in ${chain.length === 1 ? 'one import' : `${chain.length} imports`}, and must not be.`,
      chain: chain.map(evidenceOf),
    };
  }
}

/** The first import of a shortest way to one of the files, by path: a search from them backwards. */
function stepsTowards(scene: Scene, to: Selector): ReadonlyMap<string, DependencyEdge | undefined> {
  const next = new Map<string, DependencyEdge | undefined>();
  for (const file of scene.parts.files) if (to.has(file)) next.set(file.path, undefined);
  // A map is walked in the order of its growth: breadth first.
  for (const path of next.keys()) {
    for (const edge of scene.edgesTo(path)) if (!next.has(edge.from)) next.set(edge.from, edge);
  }
  return next;
}

function chainFrom(path: string, next: ReadonlyMap<string, DependencyEdge | undefined>): DependencyEdge[] {
  const chain: DependencyEdge[] = [];
  for (let edge = next.get(path); edge !== undefined; edge = next.get(edge.to)) chain.push(edge);
  return chain;
}

function evidenceOf({ from, to, line }: DependencyEdge): Evidence {
  return { path: from, line, text: `imports ${to}` };
}

interface Demand {
  readonly from: Selector;
  readonly to: Selector;
  readonly wanted: string;
}

function* unreached(scene: Scene, { from, to, wanted }: Demand): Iterable<Draft> {
  const seen = new Set(scene.parts.files.filter((file) => from.has(file)).map((file) => file.path));
  for (const path of seen) for (const edge of scene.edgesFrom({ path })) seen.add(edge.to);
  for (const file of scene.judged) {
    if (!to.has(file) || seen.has(file.path)) continue;
    yield { from: file.path, line: 1, message: `No import leads here from ${wanted}, as one must.` };
  }
}
