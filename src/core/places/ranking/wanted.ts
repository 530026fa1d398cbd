/** Imports that lead nowhere say where a file that is yet to be written is looked for: `./dto/order.dto`, `com.shop.order.OrderService`. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { ResolvedImport } from '../../model/graph.ts';
import type { IndexedFolder } from './folderIndex.ts';
import { nameShape } from './nameShape.ts';

/** A place that is imported and not there. */
export interface WantedPlace {
  readonly from: string;
  /** Folder that it is looked for in: from the workspace, or the last segments of it. */
  readonly folder: string;
  readonly whole: boolean;
}

/** By the words of the name that is looked for. */
export type Wanted = ReadonlyMap<string, readonly WantedPlace[]>;

/** Names taken of one import that may be files. */
const MOST_NAMES = 8;

export function wantedPlaces({ imports, facts }: ArchitectureModel): Wanted {
  const found = new Map<string, WantedPlace[]>();
  for (const [from, own] of imports)
    for (const each of own)
      for (const path of missingOf(each, from, facts)) {
        const place = placeOf(from, path);
        if (place === undefined) continue;
        const list = found.get(keyOf(path));
        if (list === undefined) found.set(keyOf(path), [place]);
        else list.push(place);
      }
  return found;
}

function missingOf(
  { rawIndex, target, specifier, names }: ResolvedImport,
  from: string,
  facts: ArchitectureModel['facts'],
): readonly string[] {
  const written =
    (rawIndex === undefined ? undefined : facts.get(from)?.imports[rawIndex]?.specifier) ?? specifier;
  if (target.status !== 'resolved') return pathsOf(written, names);
  if (basename(target.path) !== '__init__.py') return [];
  // A package stands for its modules: what it does not say itself is a file of its folder.
  const said = facts.get(target.path);
  const known = new Set([
    ...(said?.symbols ?? []).map(({ name }) => name),
    ...(said?.imports ?? []).flatMap((each) => each.names),
  ]);
  const missing = names.filter((name) => !known.has(name));
  return known.has('*') || missing.length === 0 ? [] : pathsOf(written, missing).slice(1);
}

/** Files that import it and the folders they look in. */
export function wantedIn(wanted: Wanted, name: string): readonly WantedPlace[] {
  return wanted.get(nameShape(name).words.join(' ')) ?? [];
}

/** Whether a folder is the one that is looked in. */
export function isWanted({ folder, whole }: WantedPlace, { path }: Pick<IndexedFolder, 'path'>): boolean {
  return whole ? path === folder : folder !== '' && `/${path}`.endsWith(`/${folder}`);
}

/** With `/` between the segments: the import itself, and what is taken from it where that may be a file. */
function pathsOf(specifier: string, names: readonly string[]): readonly string[] {
  const relative = specifier.startsWith('.');
  const scripted = specifier.includes('/') || /^\.{1,2}$/.test(specifier);
  const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
  const path = scripted
    ? specifier
    : relative
      ? `${dots === 1 ? './' : '../'.repeat(dots - 1)}${specifier.slice(dots).replaceAll('.', '/')}`
      : specifier
          .replace(/[.*]+$/, '')
          .split(/::|\\|\./)
          .join('/');
  const taken = scripted
    ? []
    : names.filter((each) => each !== '*' && each !== 'default').slice(0, MOST_NAMES);
  return [path, ...taken.map((each) => `${path}/${each}`)];
}

function placeOf(from: string, path: string): WantedPlace | undefined {
  if (!path.startsWith('.'))
    return path.includes('/') ? { from, folder: dirname(path), whole: false } : undefined;
  const joined = join(dirname(from), path);
  return joined === undefined || joined === '' ? undefined : { from, folder: dirname(joined), whole: true };
}

/** `./order.dto` and `./order.dto.js` ask for the same file. */
function keyOf(path: string): string {
  const name = basename(path);
  const shaped = /\.(?:[cm]?[jt]sx?|vue|svelte|h|hpp|rb|php|proto)$/.test(name) ? name : `${name}.x`;
  return nameShape(shaped).words.join(' ');
}
