/** Indicators of modules: contexts with layers of their own, folders of modules. */
import { dirname } from '../../../base/paths.ts';
import type { SignKind } from '../signs/sign.ts';
import { isWithin } from './folders.ts';
import { groupsBelow } from './groupsBelow.ts';
import { type Indicator, indication, NOTHING, ramp } from './indicator.ts';
import { ringOf } from './rings.ts';
import type { Shape } from './shape.ts';

/** Sibling folders of which each has a domain and an outer layer of its own: bounded contexts, or modules. */
export const contexts: Indicator = (shape) => {
  const best = mostContexts(shape) ?? new Map<string, string>();
  const places = [...best.values()].map((path) => ({ path, line: 1 }));
  return indication(
    ramp(best.size - 1, 2),
    places,
    `${best.size} sibling folders have a domain and outer layers of their own`,
  );
};

function mostContexts(shape: Shape): ReadonlyMap<string, string> | undefined {
  return [...layeredGroups(shape).values()].sort((a, b) => b.size - a.size)[0];
}

/** Where a module keeps its sources says nothing of what it is. */
const SOURCE_FOLDERS = /(?:\/(?:src|lib|main|java|kotlin|php))+$/;

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
    const home = holder.replace(SOURCE_FOLDERS, '');
    const parent = dirname(home);
    if (home === '') continue;
    const group = groups.get(parent) ?? new Map<string, string>();
    group.set(home, path);
    groups.set(parent, group);
  }
  return groups;
}

const MODULES = new Set(['modules', 'contexts', 'bounded-contexts', 'boundedcontexts']);

const NAMED_MODULES = new Set(['modules']);
const ENTRY: readonly SignKind[] = [
  'route',
  'api',
  'controller',
  'page',
  'graphql-server',
  'mediator-handler',
  'command-handler',
  'subscribe',
];
const OWN: readonly SignKind[] = [
  'entity',
  'orm',
  'repository',
  'repository-interface',
  'aggregate',
  'sql',
  'document-db',
];

/** Modules side by side, of which each has its own way in and its own data: in a folder for modules, or three with layers of their own. */
export const wholeModules: Indicator = (shape) => {
  const [holder, names] = mostGroups(groupsBelow(shape, NAMED_MODULES));
  const named = [...(names ?? [])]
    .map((name) => `${holder}/${name}`)
    .filter((folder) => isWhole(shape, folder));
  const contextFolders = [...(mostContexts(shape)?.keys() ?? [])].filter((folder) => isWhole(shape, folder));
  const inContexts = 0.6 * ramp(contextFolders.length - 2, 1);
  const inModules = ramp(named.length - 1, 2);
  const whole = inModules >= inContexts ? named : contextFolders;
  const first = shape.workspace.sources.find(
    ({ path }) => whole[0] !== undefined && isWithin(path, whole[0]),
  );
  return indication(
    Math.max(inModules, inContexts),
    first === undefined ? [] : [{ path: first.path, line: 1 }],
    `${whole.length} modules have their own way in and their own data`,
  );
};

function isWhole({ workspace: { signs } }: Shape, folder: string): boolean {
  const has = (kinds: readonly SignKind[]) =>
    kinds.some((kind) => [...signs.files(kind)].some((path) => path.startsWith(`${folder}/`)));
  return has(ENTRY) && has(OWN);
}

function mostGroups(groups: Map<string, Set<string>>): [string?, Set<string>?] {
  return [...groups].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
}

/** Folders of modules of one server. */
export const moduleFolders: Indicator = (shape) => {
  const [holder, names] = mostGroups(groupsBelow(shape, MODULES));
  if (holder === undefined || names === undefined) return NOTHING;
  const first = shape.workspace.sources.find(({ path }) => isWithin(path, holder))!;
  return indication(
    ramp(names.size - 1, 2),
    [{ path: first.path, line: 1 }],
    `${names.size} modules stand side by side in ${holder}`,
  );
};
