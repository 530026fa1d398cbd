/** Indicators of cut: deployables, modules with layers of their own, features side by side. */
import { dirname } from '../../../base/paths.ts';
import type { Evidence } from '../../model/finding.ts';
import type { Deployable } from './deployables.ts';
import { isWithin } from './folders.ts';
import { type Indicator, indication, NOTHING, ramp } from './indicator.ts';
import { ringOf } from './rings.ts';
import type { Shape } from './shape.ts';

/** Servers that share little code: two are a hint, three are likely to be services, four are. */
export const independentServers: Indicator = (shape) => {
  const servers = separate(shape.deployables.filter(({ serves }) => serves));
  return {
    value: [0, 0, 0.33, 0.8][servers.length] ?? 1,
    evidence: servers.slice(0, 4).map(({ place }) => place),
  };
};

/** Those that have code of their own which no other server reaches into. */
function separate(servers: readonly Deployable[]): readonly Deployable[] {
  if (servers.length < 2) return servers;
  return servers.filter((server) => {
    const others = servers.filter((other) => other !== server);
    const shared = [...server.home].filter((path) => others.some(({ closure }) => closure.has(path))).length;
    return server.home.size >= 2 && shared * 5 <= server.home.size * 2;
  });
}

export const clientAndServer: Indicator = ({ deployables, workspace: { signs, sources } }) => {
  const client = deployables.find((each) => each.client);
  if (client === undefined) return NOTHING;
  const server = sources.find(
    ({ path, ecosystem }) =>
      !isWithin(path, client.root) &&
      (signs.has(path, 'route') || signs.has(path, 'api')) &&
      ecosystem !== 'native',
  );
  if (server === undefined && !deployables.some((each) => each.serves && each.root !== client.root))
    return NOTHING;
  const place: Evidence =
    server === undefined
      ? deployables.find((each) => each.serves)!.place
      : { path: server.path, line: 1, text: 'answers it on the server' };
  return {
    value: 1,
    evidence: [{ ...client.place, text: 'is a user interface that is started on its own' }, place],
  };
};

/** One server, or none that is told apart. */
export const oneServer: Indicator = (shape) => {
  const servers = separate(shape.deployables.filter(({ serves }) => serves));
  const answers = shape.workspace.signs.files('route').size + shape.workspace.signs.files('page').size;
  if (servers.length > 2 || answers === 0) return NOTHING;
  const place = shape.deployables.find(({ serves }) => serves)?.place;
  const text = 'starts everything that answers requests';
  return { value: servers.length === 2 ? 0.5 : 1, evidence: place === undefined ? [] : [{ ...place, text }] };
};

/** Sibling folders of which each has a domain and an outer layer of its own: bounded contexts, or modules. */
export const contexts: Indicator = (shape) => {
  const groups = layeredGroups(shape);
  const best = [...groups.values()].sort((a, b) => b.size - a.size)[0] ?? new Map<string, string>();
  const places = [...best.values()].map((path) => ({ path, line: 1 }));
  return indication(
    ramp(best.size - 1, 2),
    places,
    `${best.size} sibling folders have a domain and outer layers of their own`,
  );
};

/** By the folder that holds them: siblings with at least two rings below, one of them the domain. */
function layeredGroups({ workspace: { sources } }: Shape): Map<string, Map<string, string>> {
  const rings = new Map<string, { rings: Set<string>; path: string }>();
  for (const { path } of sources) {
    const folders = dirname(path).split('/');
    for (const [at, folder] of folders.entries()) {
      const [first] = folder.toLowerCase().split('.').slice(-1);
      const own = ringOf(`${first}/x`);
      if (own === undefined || at === 0) continue;
      const dotted = folder.includes('.') ? folder.slice(0, folder.lastIndexOf('.')) : undefined;
      const holder =
        dotted === undefined || folders[at - 1] === dotted
          ? folders.slice(0, at).join('/')
          : [...folders.slice(0, at), dotted].join('/');
      const known = rings.get(holder) ?? { rings: new Set<string>(), path };
      known.rings.add(own.ring);
      rings.set(holder, known);
      break;
    }
  }
  const groups = new Map<string, Map<string, string>>();
  for (const [holder, { rings: found, path }] of rings) {
    if (found.size < 2 || !(found.has('domain') || found.has('application'))) continue;
    const parent = dirname(holder);
    if (holder === '') continue;
    const group = groups.get(parent) ?? new Map<string, string>();
    group.set(holder, path);
    groups.set(parent, group);
  }
  return groups;
}

const SLICED = ['shared', 'entities', 'features', 'widgets', 'pages', 'processes', 'app'];

/** https://feature-sliced.design: the layers side by side, of which each may use those below only. */
export const slicedLayers: Indicator = ({ workspace: { sources }, edges }) => {
  const layers = new Map<string, Set<string>>();
  for (const { path } of sources) {
    const folders = path.split('/').slice(0, -1);
    for (const [at, folder] of folders.entries()) {
      if (!SLICED.includes(folder)) continue;
      const parent = folders.slice(0, at).join('/');
      layers.set(parent, (layers.get(parent) ?? new Set()).add(folder));
    }
  }
  const [parent, found] = [...layers].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  if (
    parent === undefined ||
    found === undefined ||
    !['shared', 'entities', 'features'].every((each) => found.has(each))
  )
    return NOTHING;
  const layerOf = (path: string) =>
    SLICED.indexOf(path.slice(parent === '' ? 0 : parent.length + 1).split('/')[0]!);
  const crossing = edges.filter(
    ({ from, to }) =>
      isWithin(from, parent) &&
      isWithin(to, parent) &&
      layerOf(from) >= 0 &&
      layerOf(to) >= 0 &&
      layerOf(from) !== layerOf(to),
  );
  const down = crossing.filter(({ from, to }) => layerOf(from) > layerOf(to));
  const share = crossing.length === 0 ? 1 : down.length / crossing.length;
  return indication(
    ramp(found.size - 2, 2) * ramp(share - 0.5, 0.3),
    down.map(({ from, line }) => ({ path: from, line })),
    `${[...found].join(', ')}: ${down.length} of ${crossing.length} dependencies between them point down`,
  );
};

/** Folders of one feature each, side by side, that hardly see each other. */
export const features: Indicator = (shape) => {
  const groups = featureGroups(shape);
  const [holder, names] = [...groups].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  if (holder === undefined || names === undefined || names.size < 2) return NOTHING;
  const featureOf = (path: string) =>
    isWithin(path, holder) ? path.slice(holder.length + 1).split('/')[0] : undefined;
  const inside = shape.edges.filter(
    ({ from, to }) => featureOf(from) !== undefined && featureOf(to) !== undefined,
  );
  const across = inside.filter(({ from, to }) => featureOf(from) !== featureOf(to));
  const apart = inside.length === 0 ? 1 : 1 - across.length / inside.length;
  const first = shape.workspace.sources.find(({ path }) => isWithin(path, holder))!;
  return indication(
    ramp(names.size, 4) * ramp(apart - 0.4, 0.4),
    [{ path: first.path, line: 1 }],
    `${names.size} features stand side by side in ${holder}; ${across.length} of ${inside.length} dependencies lead from one to another`,
  );
};

const FEATURES = new Set(['features', 'feature', 'slices', 'modules', 'usecases']);

function featureGroups(shape: Shape): Map<string, Set<string>> {
  return groupsBelow(shape, FEATURES);
}

/** Folder names below the first folder of such a name, by its path. */
function groupsBelow(
  { workspace: { sources } }: Shape,
  named: ReadonlySet<string>,
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { path } of sources) {
    const folders = path.split('/').slice(0, -1);
    const at = folders.findIndex((folder) => named.has(folder.toLowerCase()));
    const name = folders[at + 1];
    if (at === -1 || name === undefined) continue;
    const holder = folders.slice(0, at + 1).join('/');
    groups.set(holder, (groups.get(holder) ?? new Set()).add(name));
  }
  return groups;
}

const MODULES = new Set(['modules', 'contexts', 'bounded-contexts', 'boundedcontexts']);

/** Folders of modules of one server. */
export const moduleFolders: Indicator = (shape) => {
  const [holder, names] = [...groupsBelow(shape, MODULES)].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  if (holder === undefined || names === undefined) return NOTHING;
  const first = shape.workspace.sources.find(({ path }) => isWithin(path, holder))!;
  return indication(
    ramp(names.size - 1, 2),
    [{ path: first.path, line: 1 }],
    `${names.size} modules stand side by side in ${holder}`,
  );
};

/** Request, handler and often validator and endpoint in one file or beside each other: the operation is the unit. */
export const operations: Indicator = ({ workspace: { signs, sources } }) => {
  const together = sources.filter(({ path }) => {
    const kinds = signs.kindsIn(path);
    const handler =
      kinds.has('mediator-handler') || kinds.has('command-handler') || kinds.has('query-handler');
    const others = ['mediator-request', 'validator', 'route', 'page', 'command', 'query', 'api'] as const;
    return handler && others.filter((kind) => kinds.has(kind)).length >= 1;
  });
  const slices = together.filter(({ path }) => {
    const kinds = signs.kindsIn(path);
    return (
      kinds.has('validator') ||
      kinds.has('route') ||
      kinds.has('page') ||
      kinds.has('api') ||
      signs.has(path, 'orm')
    );
  });
  const value = 0.5 * ramp(together.length, 6) + 0.5 * ramp(slices.length, 4);
  return indication(
    value,
    together.map(({ path }) => ({ path, line: 1 })),
    `${together.length} files hold a request and its handler together`,
  );
};
