/** Modules that others enter by one door: an index, an `__init__`, a facade. */
import { basename, dirname } from '../../../base/paths.ts';
import type { DependencyEdge } from '../../model/graph.ts';
import type { Draft, Plant } from './draft.ts';
import { escaped, fileGlob, folderGlob, type Ground, slug } from './ground.ts';

/** Files without which a folder has nothing to hide. */
const MIN_FILES = 4;
/** Imports from outside, and folders that they come from. */
const MIN_IMPORTS = 8;
const MIN_USERS = 3;
/** Share of the imports from outside that must come through the door. */
const MIN_SHARE = 0.95;
/** Folders with the same habit that make one rule. */
const MIN_SIBLINGS = 3;

/** Doors by the languages' own conventions. Go and Rust have none to watch: their compilers do. */
const DOOR = /^(?:index\.(?:[mc]?[jt]sx?|vue)|__init__\.py|public[-_]api\.ts|api\.ts|mod\.ts)$/;

interface Door {
  readonly folder: string;
  readonly door: string;
  readonly files: readonly string[];
  readonly through: readonly DependencyEdge[];
  readonly past: readonly DependencyEdge[];
}

export function entryPoints(ground: Ground): Draft[] {
  const doors = doorsOf(ground).filter(isKept);
  const byName = new Map<string, Door[]>();
  for (const each of doors) {
    const name = basename(each.door);
    byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  return [...byName].flatMap(([name, found]) =>
    found.length < MIN_SIBLINGS ? found.map(single) : [family(found, name)],
  );
}

function doorsOf({ sources, edges }: Ground): Door[] {
  const folders = new Map(
    sources.filter(({ path }) => DOOR.test(basename(path))).map(({ path }) => [dirname(path), path] as const),
  );
  folders.delete('');
  const inside = new Map<string, string[]>();
  const through = new Map<string, DependencyEdge[]>();
  const past = new Map<string, DependencyEdge[]>();
  const add = <T>(lists: Map<string, T[]>, folder: string, item: T) => {
    const known = lists.get(folder);
    if (known === undefined) lists.set(folder, [item]);
    else known.push(item);
  };
  for (const { path } of sources) for (const folder of around(path, folders)) add(inside, folder, path);
  for (const edge of edges) {
    for (const folder of around(edge.to, folders)) {
      if (edge.from.startsWith(`${folder}/`)) continue;
      add(edge.to === folders.get(folder) ? through : past, folder, edge);
    }
  }
  return [...folders].map(([folder, door]) => ({
    ...{ folder, door, files: inside.get(folder) ?? [] },
    ...{ through: through.get(folder) ?? [], past: past.get(folder) ?? [] },
  }));
}

/** Folders with a door around a file. */
function around(path: string, folders: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (let folder = dirname(path); folder !== ''; folder = dirname(folder))
    if (folders.has(folder)) found.push(folder);
  return found;
}

function isKept({ files, through, past }: Door): boolean {
  const users = new Set(through.map((edge) => dirname(edge.from)));
  return (
    files.length >= MIN_FILES &&
    through.length >= MIN_IMPORTS &&
    users.size >= MIN_USERS &&
    through.length >= (through.length + past.length) * MIN_SHARE
  );
}

const INSTEAD = (door: string) => `Import from ${door}; what is missing there, export it there.`;

function single(each: Door): Draft {
  const { folder, door, through, past } = each;
  return {
    rule: {
      id: `entry-of-${slug(folder)}`,
      kind: 'entry-points',
      severity: 'error',
      why: `${through.length} of the ${through.length + past.length} imports of ${folder} from elsewhere come through ${basename(door)}.`,
      instead: INSTEAD(door),
      module: { files: [folderGlob(folder)] },
      entries: { files: [fileGlob(door)] },
    },
    layers: [],
    support: through.length,
    value: 0.5 + Math.min(0.3, through.length / 200),
    plants: [plantOf(each)],
    evidence: through
      .slice(0, 2)
      .map(({ from, line }) => ({ path: from, line, text: `Comes through ${door}.` })),
  };
}

/** Folders with the same habit: one rule that names them. */
function family(doors: readonly Door[], name: string): Draft {
  const through = doors.flatMap((each) => each.through);
  const past = doors.flatMap((each) => each.past);
  // The innermost folder is the module of a file.
  const folders = doors.map((each) => escaped(each.folder)).sort((a, b) => b.length - a.length);
  return {
    rule: {
      id: `entered-by-${slug(name.replace(/\.\w+$/, ''))}`,
      kind: 'entry-points',
      severity: 'error',
      why: `${doors.length} folders are entered by their ${name}: ${through.length} of ${through.length + past.length} imports from elsewhere.`,
      instead: INSTEAD(`the folder’s ${name}`),
      module: { matches: [`^(${folders.join('|')})/`] },
      entries: { matches: [`^$1/${escaped(name)}$`] },
    },
    layers: [],
    support: through.length,
    value: 0.85,
    plants: doors.map((each) => plantOf(each)),
    evidence: doors.slice(0, 3).map(({ door, through: [first] }) => ({
      ...{ path: first!.from, line: first!.line },
      text: `Comes through ${door}.`,
    })),
  };
}

function plantOf({ door, files, through }: Door): Plant {
  return { kind: 'import', from: through[0]!.from, to: files.find((path) => path !== door)! };
}
