/** No imports in a circle. */
import { shortHash } from '../../../base/hash.ts';
import { edgeBetween } from '../../findings/edgeLookup.ts';
import { findCycles } from '../../graph/cycles.ts';
import { strengthOf } from '../../graph/edgeKinds.ts';
import { subgraphOf } from '../../graph/subgraph.ts';
import type { Evidence } from '../../model/finding.ts';
import type { Cycle, EdgeKind } from '../../model/graph.ts';
import type { CompiledRules } from '../compileRules.ts';
import type { Draft, RuleOf, WholeJudge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import type { Place, Selector } from '../selector.ts';

const STRENGTHS: readonly Cycle['strength'][] = ['run-time', 'deferred', 'type-only'];

export function cyclesJudge(rule: RuleOf<'cycles'>, rules: CompiledRules): WholeJudge {
  const within = rules.selector(rule.within ?? {});
  const weakest = STRENGTHS.indexOf(rule.strength ?? 'run-time');
  const counts = (cycle: Cycle) => STRENGTHS.indexOf(cycle.strength) <= weakest;
  return {
    type: 'whole',
    concerns: (place) => within.has(place),
    violations: (scene) =>
      rule.level === 'modules'
        ? moduleCycles(scene, within)
            .filter(counts)
            .map((cycle) => moduleDraft(scene, cycle))
        : fileCycles(scene, within)
            .filter(counts)
            .map((cycle) => fileDraft(scene, cycle)),
    wouldObject(scene, from, to) {
      if (rule.level === 'modules' || to.type === 'package' || !within.has(from)) return undefined;
      const counting = (kind: EdgeKind) => STRENGTHS.indexOf(strengthOf(kind)) <= weakest;
      const way = wayBack(scene, { from: to.place, to: from, within, counting });
      if (way === undefined) return undefined;
      const circle = [from.path, ...way].join(' → ');
      return { message: `With it, imports run in a circle: ${circle}.`, route: () => ({}) };
    },
  };
}

interface Search {
  readonly from: Place;
  readonly to: Place;
  readonly within: Selector;
  counting(kind: EdgeKind): boolean;
}

/** Paths from one file to the other by the fewest imports, both ends included. */
function wayBack(scene: Scene, { from, to, within, counting }: Search): readonly string[] | undefined {
  const before = new Map<string, string | undefined>([[from.path, undefined]]);
  if (!within.has(from)) return undefined;
  for (const path of before.keys()) {
    if (path === to.path) {
      const way: string[] = [];
      for (let at: string | undefined = path; at !== undefined; at = before.get(at)) way.push(at);
      return way.reverse();
    }
    for (const edge of scene.edgesFrom({ path })) {
      if (before.has(edge.to) || !counting(edge.kind) || !within.has(scene.fileOf(edge.to)!)) continue;
      before.set(edge.to, path);
    }
  }
  return undefined;
}

/** Where only some members of a circle are spoken of, they may or may not be in one among themselves. */
function fileCycles(scene: Scene, within: Selector): readonly Cycle[] {
  const { cycles, graph } = scene.parts;
  const isInside = (path: string) => within.has(scene.fileOf(path)!);
  return cycles.flatMap((cycle) => {
    const members = cycle.members.filter(isInside);
    if (members.length === cycle.members.length) return [cycle];
    return members.length < 2 ? [] : findCycles(subgraphOf(graph, new Set(members)));
  });
}

/** Modules whose files are all spoken of. */
function moduleCycles(scene: Scene, within: Selector): readonly Cycle[] {
  const inside = new Set(
    scene.parts.modules
      .filter(({ files }) => files.every((path) => within.has(scene.fileOf(path)!)))
      .map((module) => module.name),
  );
  return scene.parts.moduleCycles.filter(({ members }) => members.every((name) => inside.has(name)));
}

function fileDraft(scene: Scene, cycle: Cycle): Draft {
  const { graph } = scene.parts;
  const [cut] = cycle.cuts;
  const chain = stepsOf(cycle).flatMap(([from, to]): Evidence[] => {
    const edge = edgeBetween(graph, from, to);
    return edge === undefined ? [] : [{ path: from, line: edge.line, text: `imports ${to}` }];
  });
  const members = new Set(cycle.members);
  const parties = cycle.members.flatMap((from) =>
    scene
      .edgesFrom({ path: from })
      .filter((edge) => members.has(edge.to))
      .map((edge) => ({ from, to: edge.to })),
  );
  const from = cut?.from ?? cycle.witness[0]!;
  return {
    from,
    ...(cut === undefined ? {} : { to: cut.to }),
    line: cut?.line ?? chain[0]?.line ?? 1,
    key: keyOf(cycle),
    message: `${cycle.members.length} files import each other in a circle: ${circleText(cycle)}.`,
    chain,
    parties,
    route: () => (cut === undefined ? {} : { instead: insteadOf(cut.from, cut.to) }),
  };
}

function moduleDraft(scene: Scene, cycle: Cycle): Draft {
  const moduleOf = (path: string) => scene.fileOf(path)?.module;
  const members = new Set<string | undefined>(cycle.members);
  const edges = scene.parts.graph.edges.filter(({ from, to }) => {
    const [a, b] = [moduleOf(from), moduleOf(to)];
    return a !== b && members.has(a) && members.has(b);
  });
  const stepEdges = stepsOf(cycle).flatMap(
    ([a, b]) => edges.find(({ from, to }) => moduleOf(from) === a && moduleOf(to) === b) ?? [],
  );
  const [cut] = cycle.cuts;
  const place =
    edges.find(({ from, to }) => moduleOf(from) === cut?.from && moduleOf(to) === cut?.to) ?? edges[0];
  return {
    from: place?.from ?? cycle.witness[0]!,
    ...(place === undefined ? {} : { to: place.to }),
    line: place?.line ?? 1,
    key: keyOf(cycle),
    message: `${cycle.members.length} modules depend on each other in a circle: ${circleText(cycle)}.`,
    chain: stepEdges.map(({ from, to, line }) => ({ path: from, line, text: `imports ${to}` })),
    parties: edges,
    route: () => (cut === undefined ? {} : { instead: insteadOf(cut.from, cut.to) }),
  };
}

function insteadOf(from: string, to: string): string {
  return `Free ${from} from ${to}: move what both need into a file of its own, or pass it in.`;
}

function stepsOf({ witness }: Cycle): readonly (readonly [string, string])[] {
  return witness.map((from, at) => [from, witness[(at + 1) % witness.length]!]);
}

/** Steps of a circle that are written out. */
const SHOWN = 6;

function circleText({ witness }: Cycle): string {
  const shown = witness.slice(0, SHOWN);
  return [...shown, witness.length > SHOWN ? '…' : '', witness[0]!].filter((each) => each !== '').join(' → ');
}

/** The first member for a reader, and all of them. */
function keyOf({ members }: Cycle): string {
  return `${members[0]} in a circle of ${members.length} (${shortHash(members.join('\n'))})`;
}
