/** What mermaid, dot and html draw: nodes and weighted arrows, at file or module level. */
import { stronglyConnected } from '../../core/graph/stronglyConnected.ts';
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

function moduleCycles(report: GraphReport, nameOf: (path: string) => string): string[][] {
  const names = [...new Set(report.files.map(({ path }) => nameOf(path)))];
  const indexOf = new Map(names.map((name, at) => [name, at]));
  const out: number[][] = names.map(() => []);
  for (const [edge, { from }] of report.edges.entries()) out[indexOf.get(nameOf(from))!]!.push(edge);
  const to = report.edges.map((edge) => indexOf.get(nameOf(edge.to))!);
  return stronglyConnected({ out, to }).map((nodes) => nodes.map((node) => names[node]!));
}
