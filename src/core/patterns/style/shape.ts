/** What the indicators of style look at: rings of files, edges between rings, interfaces with their implementations, deployables. */
import type { DependencyEdge } from '../../model/graph.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { type Deployable, deployablesOf } from './deployables.ts';
import { type Placement, type Ring, ringOf } from './rings.ts';

export interface Implementation {
  readonly name: string;
  /** Where the interface stands. */
  readonly contract: { readonly path: string; readonly line: number };
  readonly path: string;
  readonly line: number;
}

export interface Shape {
  readonly workspace: Workspace;
  /** Own sources that are no plain user interface. */
  readonly size: number;
  readonly rings: ReadonlyMap<string, Placement>;
  /** Dependencies between own sources. */
  readonly edges: readonly DependencyEdge[];
  /** Classes outside that implement what the domain or application asks for. */
  readonly inversions: readonly Implementation[];
  readonly deployables: readonly Deployable[];
}

export function shapeOf(workspace: Workspace): Shape {
  const rings = new Map<string, Placement>();
  for (const { path } of workspace.sources) {
    const placement = ringOf(path);
    if (placement !== undefined) rings.set(path, placement);
  }
  const own = new Set(workspace.sources.map(({ path }) => path));
  const { edges } = workspace.input.model.graph;
  return {
    workspace,
    size: own.size,
    rings,
    edges: edges.filter(({ from, to, test }) => !test && own.has(from) && own.has(to)),
    inversions: inversionsOf(workspace, rings),
    deployables: deployablesOf(workspace),
  };
}

const INNER: ReadonlySet<Ring | undefined> = new Set(['domain', 'application']);

function inversionsOf({ sources }: Workspace, rings: ReadonlyMap<string, Placement>): Implementation[] {
  const contracts = new Map<string, { path: string; line: number }>();
  for (const { path, facts } of sources) {
    if (!INNER.has(rings.get(path)?.ring)) continue;
    for (const { name, kind, abstract, startLine } of facts.symbols)
      if (abstract === true && kind !== 'method') contracts.set(name, { path, line: startLine });
  }
  const found: Implementation[] = [];
  for (const { path, facts } of sources) {
    if (INNER.has(rings.get(path)?.ring)) continue;
    for (const { name, bases, startLine } of facts.symbols) {
      for (const base of bases ?? []) {
        const contract = contracts.get(bareName(base));
        if (contract !== undefined) found.push({ name, contract, path, line: startLine });
      }
    }
  }
  return [...found, ...structural(sources, rings)];
}

/** Go's interfaces are met without saying so: a repository outside, its interface inside. */
function structural(sources: Workspace['sources'], rings: ReadonlyMap<string, Placement>): Implementation[] {
  const go = sources.filter(({ ecosystem }) => ecosystem === 'go');
  const contracts = go.flatMap(({ path, facts }) =>
    facts.symbols
      .filter(({ kind, name }) => kind === 'interface' && STORE.test(name))
      .map(({ name, startLine }) => ({ name, path, line: startLine })),
  );
  const outside = go.filter(({ path }) => rings.get(path)?.ring === 'infrastructure');
  return outside.flatMap(({ path, facts }) =>
    facts.symbols
      .filter(({ kind, name }) => kind === 'struct' && STORE.test(name))
      .flatMap(({ name, startLine }) => {
        const contract = contracts.find((each) => dirOf(each.path) !== dirOf(path) && alike(each.name, name));
        return contract === undefined ? [] : [{ name, contract, path, line: startLine }];
      }),
  );
}

const STORE = /(?:Repository|Repo|Store|Storage|Gateway)$/;

function alike(contract: string, name: string): boolean {
  const bare = (text: string) => text.replace(/Repository|Repo|Store|Storage|Gateway/, '').toLowerCase();
  const [a, b] = [bare(contract), bare(name)];
  return a === '' || b.includes(a) || a.includes(b);
}

function dirOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `ns.IRepository<Order>` → `IRepository`. */
export function bareName(type: string): string {
  return /([\w$]{1,120})[ \t]{0,4}(?:[<([]|$)/.exec(type.slice(0, 400))?.[1] ?? type;
}
