/** Units of one scope → a layering, or nothing where the dependencies show no order. */
import type { Confidence, Evidence } from '../model/finding.ts';
import type { DependencyEdge, DependencyGraph } from '../model/graph.ts';
import type { Layer, Layering } from '../model/layer.ts';
import type { Module } from '../model/module.ts';
import { bandsOf } from './bands.ts';
import { nameLayers } from './layerNames.ts';
import { modulesOf } from './modulesOf.ts';
import { type UnitEdges, unitEdges } from './unitEdges.ts';
import { orderUnits } from './unitOrder.ts';
import type { Unit } from './units.ts';

export interface LayeringInput extends Pick<Layering, 'scope' | 'basis'> {
  readonly units: readonly Unit[];
  readonly graph: DependencyGraph;
  readonly modules: readonly Module[];
}

const MAX_EVIDENCE = 3;
const MAX_AGAINST = 20;
/** Share of the dependencies that may lead up before an order is only a guess, and before it is none. */
const FEW_UP = 0.03;
const MANY_UP = 0.15;
/** Dependencies below which an order may be chance. */
const MIN_SUPPORT = 20;

/** Units by band, outermost first. */
interface Bands {
  readonly bands: readonly (readonly number[])[];
  /** Bands down that an edge leads: negative is up. */
  down(edge: { readonly from: number; readonly to: number }): number;
}

export function layeringOf(input: LayeringInput): Layering | undefined {
  const edges = unitEdges(input.graph, input.units);
  const { rows, tangles } = orderUnits(edges.weights);
  const order = bandOrder(rows, edges);
  const up = edges.crossing.filter((each) => order.down(each) < 0);
  const support = edges.crossing.filter((each) => order.down(each) > 0).length;
  if (order.bands.length < 2 || up.length > MANY_UP * (support + up.length)) return undefined;
  const sure = support >= MIN_SUPPORT && up.length <= FEW_UP * support && tangles.length === 0;
  const confidence: Confidence = sure ? 'likely' : 'guess';
  return {
    scope: input.scope === '' ? '.' : input.scope,
    basis: input.basis,
    layers: layersOf(input, { edges, order, confidence }),
    support,
    against: up.slice(0, MAX_AGAINST).map(({ edge }) => evidenceOf(edge, 'Leads up, to')),
    exceptions: up.length,
    confidence,
  };
}

function bandOrder(rows: readonly (readonly number[])[], { weights, crossing }: UnitEdges): Bands {
  const touched = new Set(crossing.flatMap(({ from, to }) => [from, to]));
  const placed = rows.map((row) => row.filter((unit) => touched.has(unit))).filter((row) => row.length > 0);
  const weight = (from: readonly number[], to: readonly number[]) =>
    from.reduce((sum, unit) => sum + to.reduce((all, other) => all + (weights[unit]!.get(other) ?? 0), 0), 0);
  const bands = bandsOf(placed, (row, other) => weight(placed[row]!, placed[other]!)).map((band) =>
    band.flat(),
  );
  const bandOf = new Map(bands.flatMap((band, at) => band.map((unit) => [unit, at] as const)));
  return { bands, down: ({ from, to }) => bandOf.get(to)! - bandOf.get(from)! };
}

interface Ordered {
  readonly edges: UnitEdges;
  readonly order: Bands;
  readonly confidence: Confidence;
}

function layersOf(input: LayeringInput, { edges, order, confidence }: Ordered): readonly Layer[] {
  const { bands, down } = order;
  const inside = new Set(edges.crossing.filter((each) => down(each) === 0).map(({ from }) => from));
  const drafts = bands.map((band, at): Omit<Layer, 'name'> => {
    const members = new Set(band);
    const files = band.flatMap((unit) => input.units[unit]!.files).sort();
    const used = edges.crossing.filter((each) => members.has(each.from) && down(each) > 0);
    return {
      part: at === 0 ? 'entry' : at === bands.length - 1 ? 'foundation' : 'inner',
      modules: modulesOf(files, input.modules),
      places: band.map((unit) => input.units[unit]!.place),
      files,
      independent: !band.some((unit) => inside.has(unit)),
      confidence,
      evidence: used.slice(0, MAX_EVIDENCE).map(({ edge }) => evidenceOf(edge, 'Imports')),
    };
  });
  return nameLayers(drafts);
}

function evidenceOf(edge: DependencyEdge, says: string): Evidence {
  return { path: edge.from, line: edge.line, text: `${says} ${edge.to}.` };
}
