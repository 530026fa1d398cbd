/** Folders side by side that do not see each other: features, plug-ins, drivers. */
import { basename, dirname } from '../../../base/paths.ts';
import type { Draft } from './draft.ts';
import { escaped, figure, type Ground, slug } from './ground.ts';

const MIN_SIBLINGS = 4;
/** From which on it is a family, and not just some folders. */
const MANY_SIBLINGS = 6;
const MIN_FILES = 2;
/** Imports that leave the siblings, none of which leads to another: fewer prove nothing. */
const MIN_LEAVING = 25;
const MIN_EACH = 3;
/** Share of what leaves them that may lead to another. */
const MAX_CROSSING = 0.03;

interface Siblings {
  readonly parent: string;
  readonly folders: ReadonlySet<string>;
  readonly files: readonly string[];
}

export function independentSiblings(ground: Ground): Draft[] {
  return familiesOf(ground.sources.map((file) => file.path)).flatMap((family) => draftOf(family, ground));
}

function familiesOf(paths: readonly string[]): Siblings[] {
  const counts = new Map<string, Map<string, string[]>>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== ''; folder = dirname(folder)) {
      const parent = dirname(folder);
      const children = counts.get(parent) ?? new Map<string, string[]>();
      counts.set(parent, children);
      const files = children.get(folder) ?? [];
      children.set(folder, files);
      files.push(path);
    }
  }
  return [...counts].flatMap(([parent, children]) => {
    const large = [...children].filter(([, files]) => files.length >= MIN_FILES);
    if (parent === '' || large.length < MIN_SIBLINGS) return [];
    return [{ parent, folders: new Set(children.keys()), files: [...children.values()].flat() }];
  });
}

function draftOf({ parent, folders, files }: Siblings, { edges }: Ground): Draft[] {
  const siblingOf = (path: string) => [...ancestorOf(path, parent)].find((folder) => folders.has(folder));
  const own = new Set(files);
  let leaving = 0;
  const crossing = new Map<string, number>();
  for (const { from, to } of edges) {
    if (!own.has(from)) continue;
    const [source, target] = [siblingOf(from), siblingOf(to)];
    if (source === target) continue;
    leaving++;
    if (target !== undefined) crossing.set(target, (crossing.get(target) ?? 0) + 1);
  }
  // A sibling that many others use is what they share.
  const shared = [...crossing]
    .filter(([, count]) => count > Math.max(2, leaving * 0.02))
    .map(([folder]) => folder);
  const wrong = [...crossing].reduce(
    (sum, [folder, count]) => sum + (shared.includes(folder) ? 0 : count),
    0,
  );
  if (shared.length > folders.size / 4 || folders.size - shared.length < MIN_SIBLINGS) return [];
  if (leaving < Math.max(MIN_LEAVING, MIN_EACH * folders.size) || wrong > leaving * MAX_CROSSING) return [];
  const [first, second] = [...folders].filter((folder) => !shared.includes(folder));
  const inside = (folder: string) => files.find((path) => path.startsWith(`${folder}/`))!;
  const but = shared.length === 0 ? '' : `, but for ${shared.map((each) => basename(each)).join(', ')}`;
  return [
    {
      rule: {
        id: `independent-${slug(parent)}`,
        kind: 'forbidden',
        severity: 'error',
        why: `The ${folders.size} folders of ${parent} do not know each other${but}: of ${figure(leaving)} imports that leave one, ${wrong === 0 ? 'none leads' : wrong === 1 ? '1 leads' : `${wrong} lead`} to another.`,
        instead: 'Move what both need to a place that neither owns.',
        from: { matches: [`^${escaped(parent)}/([^/]+)/`] },
        to: {
          matches: [`^${escaped(parent)}/[^/]+/`],
          not: { matches: [`^${escaped(parent)}/$1/`, ...shared.map((folder) => `^${escaped(folder)}/`)] },
        },
      },
      layers: [],
      general: true,
      support: leaving,
      value: folders.size >= MANY_SIBLINGS ? 0.8 + Math.min(0.15, leaving / 1000) : 0.45,
      plants: [{ kind: 'import', from: inside(first!), to: inside(second!) }],
      evidence: [
        { path: inside(first!), line: 1, text: `In ${first}, one of ${folders.size} folders side by side.` },
      ],
    },
  ];
}

/** Folders around a path, below `parent`. */
function ancestorOf(path: string, parent: string): readonly string[] {
  if (!path.startsWith(`${parent}/`)) return [];
  const next = path.indexOf('/', parent.length + 1);
  return next < 0 ? [] : [path.slice(0, next)];
}
