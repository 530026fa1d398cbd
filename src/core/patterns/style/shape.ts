/** What the indicators of style look at: rings of files, edges between rings, interfaces with their implementations, deployables. */

import type { SymbolFact } from '../../model/facts.ts';
import type { DependencyEdge } from '../../model/graph.ts';
import { basesOf } from '../signs/basesOf.ts';
import type { Ecosystem } from '../signs/ecosystem.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { type Deployable, deployablesOf } from './deployables.ts';
import type { Implementation } from './implementation.ts';
import { folderWords, type Placement, ringOf } from './rings.ts';
import { structuralInversions } from './structuralInversions.ts';

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

const CONTRACTS = new Set(['protocols', 'contracts', 'interfaces', 'abstractions', 'ports', 'port']);

interface Contract {
  readonly path: string;
  readonly line: number;
}

/** Interfaces of the inner layers by name; a folder of contracts outside of any outer layer counts as inner. */
function innerContracts(
  { sources }: Workspace,
  rings: ReadonlyMap<string, Placement>,
): Map<string, Contract> {
  const contracts = new Map<string, Contract>();
  for (const { path, facts, ecosystem } of sources) {
    if (!isInner(path, rings)) continue;
    for (const { name, kind, abstract, startLine } of facts.symbols)
      if (abstract === true && isContract(kind, ecosystem)) contracts.set(name, { path, line: startLine });
  }
  return contracts;
}

/** What a framework maps to a table is no adapter, whatever interface it meets. */
function isRecord({ signs }: Workspace, path: string, rings: ReadonlyMap<string, Placement>): boolean {
  return signs.has(path, 'entity') && rings.get(path)?.strong !== true;
}

/** Where a language has interfaces, extending an abstract class is inheritance and no inversion. */
const HAVE_INTERFACES: ReadonlySet<Ecosystem> = new Set(['php', 'jvm', 'csharp']);

function isContract(kind: SymbolFact['kind'], ecosystem: Ecosystem): boolean {
  return HAVE_INTERFACES.has(ecosystem) ? kind === 'interface' : kind !== 'method';
}

function isInner(path: string, rings: ReadonlyMap<string, Placement>): boolean {
  const placement = rings.get(path);
  if (placement?.ring === 'domain' || placement?.ring === 'application') return true;
  return placement?.strong !== true && folderWords(path).some((word) => CONTRACTS.has(word));
}

function inversionsOf(workspace: Workspace, rings: ReadonlyMap<string, Placement>): Implementation[] {
  const contracts = innerContracts(workspace, rings);
  const found: Implementation[] = [];
  for (const source of workspace.sources) {
    if (isInner(source.path, rings) || isRecord(workspace, source.path, rings)) continue;
    for (const symbol of source.facts.symbols) {
      for (const base of basesOf(source, symbol)) {
        const contract = contracts.get(bareName(base));
        if (contract !== undefined)
          found.push({ name: symbol.name, contract, path: source.path, line: symbol.startLine });
      }
    }
  }
  return [...found, ...structuralInversions(workspace.sources, rings)];
}

/** `ns.IRepository<Order>` → `IRepository`. */
export function bareName(type: string): string {
  return /([\w$]{1,120})[ \t]{0,4}(?:[<([]|$)/.exec(type.slice(0, 400))?.[1] ?? type;
}
