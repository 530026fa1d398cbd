/** Indicators of slices: layers of slices, features side by side, one operation in one place. */
import { dirname } from '../../../base/paths.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import type { SignKind } from '../signs/sign.ts';
import { isWithin } from './folders.ts';
import { groupsBelow } from './groupsBelow.ts';
import { type Indicator, indication, NOTHING, ramp } from './indicator.ts';
import { inversion, inward } from './ringIndicators.ts';
import type { Shape } from './shape.ts';

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
  if (parent === undefined || found === undefined || !['shared', 'features'].every((each) => found.has(each)))
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
  const known = found.has('entities') || found.has('widgets') ? 1 : 0.8;
  return indication(
    known * ramp(found.size - 2, 2) * ramp(share - 0.5, 0.3),
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

/** One operation in one place: request, handler and often validator and endpoint in one file, or in a folder for it alone. */
export const operations: Indicator = (shape) => {
  const { workspace } = shape;
  const together = workspace.sources.filter(({ path }) => isOperation(workspace.signs.kindsIn(path)));
  const slices = together.filter(({ path }) =>
    FROM_END_TO_END.some((kind) => workspace.signs.has(path, kind)),
  );
  const folders = operationFolders(workspace);
  const inverted = Math.min(inversion(shape).value, inward(shape).value);
  const files = (0.5 * ramp(together.length, 6) + 0.5 * ramp(slices.length, 4)) * (1 - 0.3 * inverted);
  // Where interfaces of the inside are met outside, such folders are the outermost layer only.
  const inFolders = folders.length < 2 ? 0 : ramp(folders.length, 3) * (1 - inverted);
  return inFolders > files
    ? indication(
        inFolders,
        folders.map((path) => ({ path, line: 1 })),
        `${folders.length} folders hold one operation each, from its endpoint inwards`,
      )
    : indication(
        files,
        together.map(({ path }) => ({ path, line: 1 })),
        `${together.length} files hold a request and its handler together`,
      );
};

const HANDLERS: readonly SignKind[] = ['mediator-handler', 'command-handler', 'query-handler'];
const BESIDE: readonly SignKind[] = [
  'mediator-request',
  'validator',
  'route',
  'page',
  'command',
  'query',
  'api',
];
const FROM_END_TO_END: readonly SignKind[] = ['validator', 'route', 'page', 'api', 'orm'];

function isOperation(kinds: ReadonlySet<SignKind>): boolean {
  return HANDLERS.some((kind) => kinds.has(kind)) && BESIDE.some((kind) => kinds.has(kind));
}

/** What an endpoint's folder holds besides when it is there for one operation. */
const PARTS: readonly SignKind[] = [...HANDLERS, 'mediator-request', 'validator', 'command', 'query'];
const MESSAGE =
  /(?:request|response|command|query|dto|input|output|validator|handler|summary)[\w-]{0,12}\.\w+$/i;

/** Folders with one endpoint and what belongs to it; the endpoint's file of each. */
function operationFolders({ signs, sources }: Workspace): string[] {
  const inside = new Map<string, string[]>();
  for (const { path } of sources) {
    const folder = sliceOf(path);
    const known = inside.get(folder);
    if (known === undefined) inside.set(folder, [path]);
    else known.push(path);
  }
  return [...inside.values()].flatMap((paths) => {
    const endpoints = paths.filter((path) => signs.has(path, 'route') || signs.has(path, 'api'));
    const [endpoint] = endpoints;
    if (endpoint === undefined || endpoints.length > 1 || !answersOnce(signs, endpoint)) return [];
    const others = paths.filter((path) => path !== endpoint);
    const parts = others.filter((path) => MESSAGE.test(path) || PARTS.some((kind) => signs.has(path, kind)));
    return parts.length >= 1 && parts.length * 2 >= others.length ? [endpoint] : [];
  });
}

function answersOnce(signs: Workspace['signs'], path: string): boolean {
  return signs.of('route').filter((sign) => sign.path === path).length <= 1;
}

const KINDS_OF_PART =
  /\/(?:commands?|quer(?:y|ies)|dtos?|endpoints?|events?|handlers?|validators?|requests?|responses?|models?)$/i;

/** The folder of the operation, whatever folders by kind it has inside. */
function sliceOf(path: string): string {
  return dirname(path).replace(KINDS_OF_PART, '');
}
