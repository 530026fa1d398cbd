/** What mermaid, dot and html draw: nodes and weighted arrows, at file or module level. */
import type { GraphReport } from '../../protocol/engineApi.ts';

export type GraphLevel = 'files' | 'modules';

export interface GraphView {
  readonly nodes: readonly {
    readonly name: string;
    readonly group: string;
    readonly size: number;
    readonly inCycle: boolean;
  }[];
  readonly arrows: readonly {
    readonly from: number;
    readonly to: number;
    readonly weight: number;
    readonly inCycle: boolean;
  }[];
}

export function graphView(report: GraphReport, level: GraphLevel): GraphView {
  const moduleOf = new Map(report.files.map((file) => [file.path, file.module]));
  const nameOf = level === 'files' ? (path: string) => path : (path: string) => moduleOf.get(path) ?? '.';
  const cycleOf = cycleIndex(report, level, nameOf);
  const indexOf = new Map<string, number>();
  const nodes: { name: string; group: string; size: number; inCycle: boolean }[] = [];
  for (const file of report.files) {
    const name = nameOf(file.path);
    const at = indexOf.get(name);
    if (at !== undefined) nodes[at]!.size++;
    else {
      indexOf.set(name, nodes.length);
      nodes.push({ name, group: file.module, size: 1, inCycle: cycleOf.has(name) });
    }
  }
  return { nodes, arrows: arrowsOf(report, { nameOf, indexOf, cycleOf }) };
}

interface Naming {
  nameOf(path: string): string;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly cycleOf: ReadonlyMap<string, number>;
}

function arrowsOf(report: GraphReport, { nameOf, indexOf, cycleOf }: Naming): GraphView['arrows'] {
  const arrows = new Map<string, { from: number; to: number; weight: number; inCycle: boolean }>();
  for (const edge of report.edges) {
    const [a, b] = [nameOf(edge.from), nameOf(edge.to)];
    const [from, to] = [indexOf.get(a), indexOf.get(b)];
    if (a === b || from === undefined || to === undefined) continue;
    const key = `${from} ${to}`;
    const known = arrows.get(key);
    if (known !== undefined) known.weight++;
    else
      arrows.set(key, { from, to, weight: 1, inCycle: cycleOf.has(a) && cycleOf.get(a) === cycleOf.get(b) });
  }
  return [...arrows.values()];
}

/** Groups of nodes that reach each other, by name. At file level the report knows them. */
function cycleIndex(
  report: GraphReport,
  level: GraphLevel,
  nameOf: (path: string) => string,
): ReadonlyMap<string, number> {
  const cycles = level === 'files' ? report.cycles : moduleCycles(report, nameOf);
  return new Map(cycles.flatMap((members, at) => members.map((member) => [member, at] as const)));
}

/** Modules are few: what each reaches is walked for each. */
function moduleCycles(report: GraphReport, nameOf: (path: string) => string): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of report.edges) {
    const [a, b] = [nameOf(from), nameOf(to)];
    if (a !== b) targets.set(a, (targets.get(a) ?? new Set()).add(b));
  }
  const reached = new Map([...targets.keys()].map((name) => [name, reachedFrom(name, targets)]));
  const cycles: string[][] = [];
  const placed = new Set<string>();
  for (const [name, reach] of reached) {
    if (placed.has(name) || !reach.has(name)) continue;
    const members = [...reach].filter((other) => reached.get(other)?.has(name));
    for (const member of members) placed.add(member);
    cycles.push(members);
  }
  return cycles;
}

/** The start itself only when a cycle leads back to it. */
function reachedFrom(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const target of targets.get(name) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}
