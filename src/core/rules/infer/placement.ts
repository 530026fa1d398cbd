/** Files of one role lie in one place, and a place holds files of one role: by how they are called and where they are. */
import { basename, dirname, extname } from '../../../base/paths.ts';
import type { Draft } from './draft.ts';
import { fileGlob, folderGlob, type Ground, ofAll, slug } from './ground.ts';
import { MIN_ROLE, roleGlob, rolesOf, sharedGlob } from './roles.ts';

/** Share of a role's files that must lie where the role lies. */
const MIN_SHARE = 0.95;
/** A place that holds more of the sources is everywhere; one of as small a share is no accident. */
const MAX_PLACE = 0.4;
/** Share of the files of a place that must have its role before the place wants the name. */
const MIN_PURE = 0.95;

export function placements(ground: Ground): Draft[] {
  const roles = rolesOf(ground.sources);
  const placed = [...roles.values()].flatMap((files) => placementOf(files, ground));
  const named = namings(ground, roles);
  return [...placed, ...named];
}

function placementOf(files: readonly string[], ground: Ground): Draft[] {
  const glob = sharedGlob(files);
  const place = commonFolder(files) ?? commonName(files);
  if (place === undefined) return [];
  const inside = files.filter((path) => place.has(path));
  const peers = ground.sources.filter(({ path }) => extname(path) === extname(files[0]!));
  const share = peers.filter(({ path }) => place.has(path)).length / peers.length;
  if (share > MAX_PLACE || inside.length < files.length * MIN_SHARE) return [];
  const stray = `${elsewhere(inside[0]!, place, ground)}/${basename(inside[0]!)}`;
  return [
    {
      rule: {
        id: `place-of-${slug(glob.replace(/^\*|\.\w+$/g, ''))}`,
        kind: 'placement',
        severity: 'warning',
        why: `${ofAll(inside, files)} files called ${glob} lie ${place.says}.`,
        instead: `Put it ${place.says}, or call it something else.`,
        from: { files: [`**/${glob}`] },
        in: { files: [place.glob] },
      },
      layers: [],
      support: files.length,
      value: 0.35 + Math.min(0.3, files.length / 100),
      plants: [{ kind: 'file', path: stray }],
      evidence: inside.slice(0, 3).map((path) => ({ path, line: 1, text: `Called ${glob}.` })),
    },
  ];
}

interface Spot {
  readonly glob: string;
  readonly says: string;
  has(path: string): boolean;
}

/** The deepest folder that holds nearly all of them. */
function commonFolder(files: readonly string[]): Spot | undefined {
  const counts = new Map<string, number>();
  for (const path of files) {
    for (let folder = dirname(path); folder !== ''; folder = dirname(folder))
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const holding = [...counts]
    .filter(([, count]) => count >= files.length * MIN_SHARE)
    .map(([folder]) => folder);
  const folder = holding.sort((a, b) => b.length - a.length)[0];
  if (folder === undefined) return undefined;
  return { glob: folderGlob(folder), says: `in ${folder}`, has: (path) => path.startsWith(`${folder}/`) };
}

/** A folder name that nearly all of them lie under, in several places. */
function commonName(files: readonly string[]): Spot | undefined {
  const counts = new Map<string, number>();
  for (const path of files) {
    for (const name of new Set(dirname(path).split('/'))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  if (best === undefined || best[1] < files.length * MIN_SHARE || best[0] === '') return undefined;
  const [name] = best;
  const has = (path: string) => `/${dirname(path)}/`.includes(`/${name}/`);
  return { glob: `**/${fileGlob(name)}/**`, says: `in a folder ${name}`, has };
}

/** A folder of the workspace that the file would be wrong in. */
function elsewhere(path: string, place: Spot, { sources }: Ground): string {
  const other = sources.find((file) => !place.has(file.path) && extname(file.path) === extname(path));
  return other === undefined ? 'elsewhere' : dirname(other.path) || 'elsewhere';
}

/** Folders nearly all of whose files share a name's ending. */
function namings({ sources }: Ground, roles: ReadonlyMap<string, readonly string[]>): Draft[] {
  const inFolder = new Map<string, string[]>();
  for (const { path } of sources) inFolder.set(dirname(path), [...(inFolder.get(dirname(path)) ?? []), path]);
  return [...inFolder].flatMap(([folder, files]) => {
    if (folder === '' || files.length < MIN_ROLE) return [];
    const role = [...roles.keys()].find(
      (each) => files.filter((path) => roleGlob(path) === each).length >= files.length * MIN_PURE,
    );
    if (role === undefined) return [];
    const named = files.filter((path) => roleGlob(path) === role);
    const glob = sharedGlob(named);
    return [
      {
        rule: {
          id: `names-in-${slug(folder)}`,
          kind: 'naming',
          severity: 'warning',
          why: `${ofAll(named, files)} files of ${folder} are called ${glob}.`,
          instead: `Call it ${glob}, or put it elsewhere.`,
          from: { files: [`${fileGlob(folder)}/*${extname(named[0]!)}`] },
          names: [glob],
        },
        layers: [],
        support: files.length,
        value: 0.3 + Math.min(0.2, files.length / 100),
        plants: [{ kind: 'file', path: `${folder}/leftover${extname(named[0]!)}` }],
        evidence: named.slice(0, 3).map((path) => ({ path, line: 1, text: `Called ${glob}.` })),
      } satisfies Draft,
    ];
  });
}
