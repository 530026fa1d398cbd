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

/** At module level two modules that reach each other directly count as a cycle; at file level the report knows. */
function cycleIndex(
  report: GraphReport,
  level: GraphLevel,
  nameOf: (path: string) => string,
): Map<string, number> {
  const cycleOf = new Map<string, number>();
  if (level === 'files') {
    report.cycles.forEach((members, at) => {
      for (const member of members) cycleOf.set(member, at);
    });
    return cycleOf;
  }
  const seen = new Set(report.edges.map((edge) => `${nameOf(edge.from)}\n${nameOf(edge.to)}`));
  for (const edge of report.edges) {
    const [a, b] = [nameOf(edge.from), nameOf(edge.to)];
    if (a !== b && seen.has(`${b}\n${a}`))
      for (const name of [a, b]) if (!cycleOf.has(name)) cycleOf.set(name, 0);
  }
  return cycleOf;
}
