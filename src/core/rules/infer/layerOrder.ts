/** The order of layers, where all of it holds and no part of it is chance. */
import { basename } from '../../../base/paths.ts';
import type { Layer, Layering, LayerPlace } from '../../model/layer.ts';
import type { LayerDeclaration } from '../../model/rule.ts';
import type { Draft, Plant } from './draft.ts';
import { figure, fileGlob, folderGlob, type Ground, slug } from './ground.ts';

const MIN_SUPPORT = 15;
const MAX_LAYERS = 24;
/** Files from which on a folder is worth a name in the order. */
const MIN_FILES = 2;
/**
 * Share of the pairs of folders in different rows that an import joins. Any folders without a circle can be put in some order; it
 * says something where most of the pairs that it speaks of are there.
 */
const MIN_JOINED = { whole: 0.25, part: 0.4 };

export function layerOrders(ground: Ground): Draft[] {
  const all = [ground.layers.main, ...ground.layers.inner].filter((each) => each !== undefined);
  return all.flatMap((layering) => draftOf(layering, ground));
}

interface Place {
  readonly name: string;
  readonly place: LayerPlace;
  readonly files: readonly string[];
}

function draftOf(layering: Layering, ground: Ground): Draft[] {
  if (layering.basis === 'files' || layering.support < MIN_SUPPORT) return [];
  if (layering.layers.some((layer) => !layer.independent && layer.places.length > 1)) return [];
  const taken = new Set<string>();
  const rows = layering.layers
    .map((layer) => placesOf(layer).map((place) => named(place, layering, taken)))
    .filter((row) => row.length > 0);
  const count = rows.flat().length;
  const whole = layering === ground.layers.main;
  if (rows.length < 2 || count < 3 || count > MAX_LAYERS) return [];
  const joined = joinedRows(rows, ground);
  if (!joined.stepsHold) return [];
  if (layering.basis === 'folders' && joined.share < MIN_JOINED[whole ? 'whole' : 'part']) return [];
  return [
    {
      rule: {
        id: whole
          ? 'layer-order'
          : `layer-order-${slug(layering.scope === '.' ? layering.basis : layering.scope)}`,
        kind: 'layers',
        severity: 'error',
        why: whyOf(layering),
        instead: 'Move what both need into a lower layer, or hand it in from above.',
        order: rows.flat().map((each) => each.name),
      },
      layers: rows.flatMap((row) =>
        row.map((each, at) => declared(each, layering, at === 0 ? undefined : row[0]!.name)),
      ),
      support: layering.support,
      value: whole ? 1 : 0.45,
      plants: plantsOf(rows),
      evidence: layering.layers.flatMap((layer) => layer.evidence.slice(0, 1)),
    },
  ];
}

function placesOf(layer: Layer): { place: LayerPlace; files: readonly string[] }[] {
  return layer.places
    .map((place) => ({ place, files: layer.files.filter((path) => isIn(path, place)) }))
    .filter(
      ({ place, files }) => place.kind !== 'file' && place.kind !== 'direct' && files.length >= MIN_FILES,
    );
}

function isIn(path: string, place: LayerPlace): boolean {
  if (place.kind === 'named') return `/${path}`.includes(`/${place.path}/`);
  return path.startsWith(`${place.path}/`);
}

function named(
  { place, files }: { place: LayerPlace; files: readonly string[] },
  layering: Layering,
  taken: Set<string>,
): Place {
  const short = basename(place.path);
  const long = place.path.slice(layering.scope === '.' ? 0 : layering.scope.length + 1);
  const inner = layering.scope === '.' ? long : `${basename(layering.scope)}/${long}`;
  const names = [short, inner, place.path].map((each) => each.replace(/[^\w.@/-]+/g, '-'));
  const name = names.find((each) => !taken.has(each)) ?? `${names[2]}-${taken.size}`;
  taken.add(name);
  return { name, place, files };
}

function declared({ name, place }: Place, layering: Layering, peer: string | undefined): LayerDeclaration {
  const scope = layering.scope === '.' ? '' : `${fileGlob(layering.scope)}/`;
  const glob = place.kind === 'named' ? `${scope}**/${fileGlob(place.path)}/**` : folderGlob(place.path);
  return { name, files: { files: [glob] }, ...(peer === undefined ? {} : { with: peer }) };
}

interface JoinedRows {
  /** Each row uses the next one: rows that nothing connects are in an order by chance. */
  readonly stepsHold: boolean;
  /** Of the pairs of places in different rows, those that an import joins. */
  readonly share: number;
}

function joinedRows(rows: readonly (readonly Place[])[], { edges }: Ground): JoinedRows {
  const places = rows.flatMap((row, at) => row.map((place) => ({ place, at })));
  const placeOf = new Map(places.flatMap((each) => each.place.files.map((path) => [path, each] as const)));
  const steps = new Set<number>();
  const pairs = new Set<string>();
  for (const edge of edges) {
    const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)];
    if (from === undefined || to === undefined || from.at >= to.at) continue;
    if (from.at + 1 === to.at) steps.add(to.at);
    pairs.add(`${from.place.name} ${to.place.name}`);
  }
  const sizes = rows.map((row) => row.length);
  const possible = sizes.reduce(
    (sum, size, at) => sum + size * sizes.slice(at + 1).reduce((below, each) => below + each, 0),
    0,
  );
  return { stepsHold: steps.size === rows.length - 1, share: pairs.size / possible };
}

function plantsOf(rows: readonly (readonly Place[])[]): Plant[] {
  const first = (row: readonly Place[]) => row[0]!.files[0]!;
  return rows.slice(1).map((row, at): Plant => ({ kind: 'import', from: first(row), to: first(rows[at]!) }));
}

function whyOf({ basis, scope, support, exceptions }: Layering): string {
  const parts = { packages: 'packages', folders: 'folders', roles: 'recurring folders', files: 'files' }[
    basis
  ];
  const all = exceptions === 0 ? 'all' : 'nearly all';
  const where = scope === '.' ? '' : ` of ${scope}`;
  return `The ${parts}${where} form layers: ${all} of the ${figure(support + exceptions)} imports between them lead down.`;
}
