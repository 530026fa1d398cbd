/** Indicators of direction: do dependencies point inwards, and are the inner interfaces met outside? */
import type { DependencyEdge } from '../../model/graph.ts';
import { files, type Indicator, indication, NOTHING, ramp } from './indicator.ts';
import type { Ring } from './rings.ts';
import { folderWords } from './rings.ts';
import type { Shape } from './shape.ts';

const DEPTH: { readonly [ring in Ring]: number } = {
  domain: 0,
  application: 1,
  infrastructure: 2,
  presentation: 2,
};

function inRing(ring: Ring, enough: number, says: string): Indicator {
  return ({ rings }) => {
    const named = [...rings].filter(([, placement]) => placement.ring === ring && placement.strong);
    const loose = [...rings].filter(([, placement]) => placement.ring === ring);
    const value = Math.max(ramp(named.length, enough), 0.4 * ramp(loose.length, enough));
    const [first] = named[0] ?? loose[0] ?? [];
    return first === undefined
      ? NOTHING
      : indication(value, [{ path: first, line: 1 }], files(Math.max(named.length, loose.length), says));
  };
}

export const domainRing = inRing('domain', 2, 'lie in a domain of their own');
export const applicationRing = inRing('application', 3, 'lie in an application layer');
export const infrastructureRing = inRing(
  'infrastructure',
  2,
  'lie outside, towards databases and other systems',
);

/** A domain or an application layer, whatever the project calls its inside. */
export const innerLayers: Indicator = (shape) => {
  const [domain, application] = [domainRing(shape), applicationRing(shape)];
  return domain.value >= application.value ? domain : application;
};

/** Of the dependencies between rings, how many point inwards: all of them 1, three in five none. */
export const inward: Indicator = (shape) => {
  const crossing = crossings(shape);
  const good = crossing.filter(({ from, to }) => DEPTH[ringAt(shape, from)!] > DEPTH[ringAt(shape, to)!]);
  const share = crossing.length === 0 ? 0 : good.length / crossing.length;
  const value = Math.max(0, (share - 0.6) / 0.4) * ramp(crossing.length, 6);
  const places = good.map(({ from, line }) => ({ path: from, line }));
  return indication(
    value,
    places,
    `${good.length} of ${crossing.length} dependencies between rings point inwards, such as this one`,
  );
};

function crossings(shape: Shape): DependencyEdge[] {
  return shape.edges.filter(({ from, to }) => {
    const [a, b] = [ringAt(shape, from), ringAt(shape, to)];
    return a !== undefined && b !== undefined && DEPTH[a] !== DEPTH[b];
  });
}

function ringAt({ rings }: Shape, path: string): Ring | undefined {
  return rings.get(path)?.ring;
}

export const inversion: Indicator = ({ inversions }) => {
  const [first] = inversions;
  if (first === undefined) return NOTHING;
  const text = `${first.name} implements an interface of the inner layers (${first.contract.path}:${first.contract.line})`;
  const rest = inversions.length > 1 ? `; so do ${inversions.length - 1} more` : '';
  return indication(ramp(inversions.length, 3), [first], text + rest);
};

const PORT = new Set(['port', 'ports', 'driven', 'driving', 'inbound', 'outbound']);
const ADAPTER = new Set(['adapter', 'adapters']);

function underFolders(
  { workspace }: Shape,
  words: ReadonlySet<string>,
  kind: 'port' | 'adapter',
): Set<string> {
  const paths = new Set(workspace.signs.files(kind));
  for (const { path } of workspace.sources)
    if (folderWords(path).some((word) => words.has(word))) paths.add(path);
  return paths;
}

/** Two interfaces in a place for ports are enough. */
export const ports: Indicator = (shape) => {
  const paths = [...underFolders(shape, PORT, 'port')];
  const contracts = shape.workspace.sources
    .filter(({ path }) => folderWords(path).some((word) => PORT.has(word)))
    .flatMap(({ facts }) =>
      facts.symbols.filter(({ abstract, kind }) => abstract === true && kind !== 'method'),
    );
  const places = paths.map((path) => ({ path, line: 1 }));
  const value = Math.max(ramp(paths.length, 4), ramp(contracts.length, 2));
  return indication(value, places, files(paths.length, 'are ports: what the inside asks for or offers'));
};

/** Named so, or what implements a port. */
export const adapters: Indicator = (shape) => {
  const paths = underFolders(shape, ADAPTER, 'adapter');
  for (const { contract, path } of shape.inversions)
    if (folderWords(contract.path).some((word) => PORT.has(word))) paths.add(path);
  const places = [...paths].map((path) => ({ path, line: 1 }));
  return indication(ramp(places.length, 4), places, files(places.length, 'are adapters'));
};
