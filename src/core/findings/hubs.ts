/**
 * Files that many depend on and that themselves depend on many: what any of the second changes may reach any of the first.
 * “Hub-like dependency” in F. Arcelli Fontana et al., “Arcan: a tool for architectural smells detection”, 2017, here measured
 * against the workspace's own distribution.
 */
import { isRunTime } from '../graph/edgeKinds.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { DependencyEdge } from '../model/graph.ts';
import { quantile } from './distribution.ts';
import { isEntryName } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { moduleOfFile } from './moduleEdges.ts';
import { counted, shortName } from './wording.ts';

/** Files below which nothing is usual yet. */
const MIN_FILES = 60;
/** Share of files that a hub is above, both ways. */
const ABOVE = 0.96;
const MIN_INCOMING = 12;
const MIN_OUTGOING = 12;
/** Modules on each side, below which it is the centre of one module. */
const MIN_MODULES = 3;
const NINE_IN_TEN = 0.9;
const MOST = 3;
const MAX_EVIDENCE = 4;

interface Dealings {
  readonly path: string;
  readonly users: readonly DependencyEdge[];
  readonly used: readonly DependencyEdge[];
}

export function findHubs(parts: FindingParts): Finding[] {
  const { nodes, incoming, outgoing } = countsOf(parts);
  if (nodes.length < MIN_FILES) return [];
  const limits = {
    incoming: Math.max(MIN_INCOMING, quantile(incoming, ABOVE)),
    outgoing: Math.max(MIN_OUTGOING, quantile(outgoing, ABOVE)),
  };
  const moduleOf = moduleOfFile(parts);
  const modules = (paths: readonly string[]) => new Set(paths.map((path) => moduleOf.get(path))).size;
  return nodes
    .filter((_, at) => incoming[at]! >= limits.incoming && outgoing[at]! >= limits.outgoing)
    .map((node) => dealingsOf(node, parts))
    .filter(
      (file) =>
        !gathers(file) &&
        modules(file.users.map(({ from }) => from)) >= MIN_MODULES &&
        modules(file.used.map(({ to }) => to)) >= MIN_MODULES,
    )
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST)
    .map((file) =>
      describe(file, {
        incoming: quantile(incoming, NINE_IN_TEN),
        outgoing: quantile(outgoing, NINE_IN_TEN),
      }),
    );
}

/** How many count on each side of every file that is no test; a list for each would take longer than all the rest. */
function countsOf({ graph, isTest }: FindingParts) {
  const nodes: number[] = [];
  const [incoming, outgoing]: [number[], number[]] = [[], []];
  const tests = graph.nodes.map((path) => isTest(path));
  for (const [node, test] of tests.entries()) {
    if (test) continue;
    nodes.push(node);
    let [users, used] = [0, 0];
    for (const edge of graph.in[node]!)
      if (binds(graph.edges[edge]!) && !tests[graph.indexOf.get(graph.edges[edge]!.from)!]) users++;
    for (const edge of graph.out[node]!) if (binds(graph.edges[edge]!)) used++;
    incoming.push(users);
    outgoing.push(used);
  }
  return { nodes, incoming, outgoing };
}

function binds({ kind, test }: DependencyEdge): boolean {
  return isRunTime(kind) && !test;
}

/** Test code left out, and what is erased before running. */
function dealingsOf(node: number, { graph, isTest }: FindingParts): Dealings {
  const edges = (indexes: readonly number[]) => indexes.map((each) => graph.edges[each]!).filter(binds);
  const users = edges(graph.in[node]!).filter(({ from }) => !isTest(from));
  return { path: graph.nodes[node]!, users, used: edges(graph.out[node]!) };
}

/** The geometric mean: much on one side does not make up for little on the other. */
function weightOf({ users, used }: Dealings): number {
  return Math.sqrt(users.length * used.length);
}

/** A file that hands on what others hold is there to be imported; a program's start is there to import. */
function gathers({ path, used }: Dealings): boolean {
  return (
    isEntryName(path) ||
    /\.(?:h|hh|hpp|hxx)$/.test(path) ||
    used.filter(({ kind }) => kind === 're-export').length * 2 >= used.length
  );
}

function describe(
  { path, users, used }: Dealings,
  usual: { readonly incoming: number; readonly outgoing: number },
): Finding {
  return {
    id: findingId('hub', path),
    kind: 'hub',
    severity: 'info',
    confidence: 'likely',
    title: `${shortName(path)} is a hub: ${counted(users.length, 'file')} depend on it, and it depends on ${used.length}`,
    explanation: `Nine in ten files here have at most ${usual.incoming} dependants and ${usual.outgoing} dependencies. A change in any of the ${used.length} can reach all ${users.length} through this file, and it cannot be used without them. Part what many take from it (${takenMost(users)}) from what needs so much: the first into a file that depends on little, the second handed in where it is called.`,
    evidence: [
      ...users
        .slice(0, MAX_EVIDENCE)
        .map(({ from, line }) => ({ path: from, line, text: `Depends on ${shortName(path)}.` })),
      ...used.slice(0, MAX_EVIDENCE).map(({ to, line }) => ({ path, line, text: `Depends on ${to}.` })),
    ],
    subjects: [path],
  };
}

const NAMES_SHOWN = 3;

function takenMost(users: readonly DependencyEdge[]): string {
  const counts = new Map<string, number>();
  for (const { names } of users) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = [...counts]
    .filter(([name]) => name !== '*' && name !== 'default')
    .sort(([, a], [, b]) => b - a);
  return most.length === 0
    ? 'its most used names'
    : `first of all ${most
        .slice(0, NAMES_SHOWN)
        .map(([name]) => name)
        .join(', ')}`;
}
