/**
 * Files that imports speak of and that are not there: what is missing of a workspace is known by what is left of it. Of an import that
 * names a folder alone, as `using Shop.Orders`, the file has no name.
 */
import { basename, dirname, extname, join } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { FileFacts, RawImport } from '../../model/facts.ts';
import { singular } from '../singular.ts';
import { nameShape } from './nameShape.ts';

export interface SpokenFile {
  /** Workspace-relative; ends in `/` where no name is known. */
  readonly path: string;
  /** Files that speak of it. */
  readonly from: readonly string[];
}

/** A file that is there; without a language, nothing is known but where it lies. */
export type Speaker = Pick<FileFacts, 'path' | 'imports' | 'packages'> &
  Partial<Pick<FileFacts, 'language' | 'references'>>;

/** A name that files use without saying where it is from, and a folder that it may be in. */
export interface Mention {
  readonly name: string;
  readonly folder: string;
  /** Files that use it; one that may mean several folders counts for each in part. */
  readonly times: number;
}

/** Where an import leads, its segments from the workspace on. */
interface Lead {
  readonly from: string;
  readonly segments: readonly string[];
  readonly names: readonly string[];
  readonly kind: 'folder' | 'file' | 'open';
}

const SEGMENT = /^[\w.-]+$/;
const ENDING = /\.(?:[cm]?[jt]sx?|vue|svelte|rb|php|h|hpp)$/;
/** Begins with a capital, as classes do. */
const CLASS = /^\p{Lu}/u;
/** Names of one import that are taken for files. */
const MOST_NAMES = 8;

export function spokenFiles(speakers: readonly Speaker[]): readonly SpokenFile[] {
  const places = new Places(speakers);
  const leads = speakers.flatMap((speaker) =>
    speaker.imports.flatMap((each) => leadOf(places, speaker, each) ?? []),
  );
  const folders = new Set(places.paths);
  for (const { segments, kind } of leads) {
    const own = kind === 'folder' ? segments : segments.slice(0, -1);
    for (let depth = own.length; depth > 0; depth--) folders.add(own.slice(0, depth).join('/'));
  }
  const there = new Set(speakers.map(({ path }) => keyOf(path)));
  const found = new Map<string, { path: string; from: Set<string> }>();
  for (const lead of leads)
    for (const path of pathsOf(lead, folders)) {
      const key = keyOf(path);
      if (there.has(key) || (path.endsWith('/') && places.has(path.slice(0, -1)))) continue;
      const own = found.get(key) ?? { path, from: new Set() };
      found.set(key, own);
      own.from.add(lead.from);
    }
  return [...found.values()]
    .map(({ path, from }) => ({ path, from: [...from].sort() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where an import names a folder alone, the names that are used are from one of them, or from beside the file. */
export function mentionsOf(speakers: readonly Speaker[]): readonly Mention[] {
  const places = new Places(speakers);
  const found = new Map<string, Mention>();
  for (const speaker of speakers) {
    const leads = speaker.imports.flatMap((each) => leadOf(places, speaker, each) ?? []);
    const folders = leads.flatMap(({ kind, segments }) => (kind === 'folder' ? segments.join('/') : []));
    const open = [...new Set([dirname(speaker.path), ...folders])];
    for (const name of new Set((speaker.references ?? []).map((each) => each.name)))
      for (const folder of open) {
        const key = `${name}/${folder}`;
        const times = (found.get(key)?.times ?? 0) + 1 / open.length;
        found.set(key, { name, folder, times });
      }
  }
  return [...found.values()];
}

/** A folder without a name stands beside the files of it that have one. */
function pathsOf({ from, segments, names, kind }: Lead, folders: ReadonlySet<string>): readonly string[] {
  const path = segments.join('/');
  const last = segments.at(-1)!;
  const ending = extname(from);
  if (kind === 'folder') return [`${path}/`];
  const file = ENDING.test(last) ? path : `${path}${ending}`;
  const isFolder = folders.has(path);
  if (kind === 'file' || !(isFolder || isPlural(last, names))) return [file];
  const named = names.filter((name) => /^\p{L}[\w$]*$/u.test(name) && name !== 'default');
  const inside = [`${path}/`, ...named.slice(0, MOST_NAMES).map((name) => `${path}/${name}${ending}`)];
  return isFolder || names.some((name) => CLASS.test(name)) ? inside : [file, ...inside];
}

/** `protocols` of which `Validation` is taken is a folder, `validation` of which that is taken is a file. */
function isPlural(last: string, names: readonly string[]): boolean {
  if (ENDING.test(last) || last.includes('.') || singular(last) === last) return false;
  const own = wordsOf(last).map(singular).join(' ');
  return names.length > 0 && !names.some((name) => wordsOf(name).map(singular).join(' ') === own);
}

function leadOf(places: Places, { path: from, language }: Speaker, raw: RawImport): Lead | undefined {
  const names = raw.names.filter((name) => name !== '*');
  const lead = (segments: readonly string[] | undefined, kind: Lead['kind']) =>
    segments === undefined || segments.length === 0 ? undefined : { from, segments, names, kind };
  const written = raw.specifier;
  if (/^\.{1,2}(?:\/|$)/.test(written)) return lead(relative(from, written), 'open');
  switch (language) {
    case 'python': {
      const dots = /^\.+/.exec(written)?.[0].length ?? 0;
      const own = written
        .slice(dots)
        .split('.')
        .filter((segment) => segment !== '');
      if (dots === 0) return lead(places.rooted(own), 'open');
      const up = dots === 1 ? './' : '../'.repeat(dots - 1);
      return lead(relative(from, `${up}${own.join('/')}`), 'open');
    }
    case 'csharp':
      return lead(places.inPackage(written.split('.')), 'folder');
    case 'java':
    case 'kotlin':
    case 'php': {
      const own = written.split(/[.\\]/).filter((segment) => segment !== '*' && segment !== '');
      const at = own.findIndex((segment) => CLASS.test(segment));
      const upTo = language === 'php' ? own.length - 1 : at;
      if (upTo < 0) return lead(places.inPackage(own), 'folder');
      const folder = places.inPackage(own.slice(0, upTo));
      return lead(folder && [...folder, own[upTo]!], 'file');
    }
    case 'go':
      return lead(places.below(written.split('/')), 'folder');
    default:
      return written.includes('/') ? lead(places.aliased(written.split('/')), 'open') : undefined;
  }
}

function relative(from: string, written: string): readonly string[] | undefined {
  return join(dirname(from), written)
    ?.split('/')
    .filter((segment) => segment !== '' && segment !== '.');
}

/** The same file whatever its ending and how its words are written. */
function keyOf(path: string): string {
  const name = basename(path);
  return `${dirname(path)}/${name === '' ? '' : nameShape(name.includes('.') ? name : `${name}.x`).words.join(' ')}`;
}

/** The folders that are there, and what packages and aliases they are. */
class Places {
  readonly paths: ReadonlySet<string>;
  /** The shortest path, by the last segment. */
  readonly #byName = new Map<string, string>();
  /** Folders by the package that they are, without those that are two. */
  readonly #packages = new Map<string, string>();
  readonly #aliases = new Map<string, Map<string, number>>();

  constructor(speakers: readonly Speaker[]) {
    const paths = new Set<string>();
    for (const { path } of speakers)
      for (let own = dirname(path); own !== '' && !paths.has(own); own = dirname(own)) paths.add(own);
    this.paths = paths;
    for (const path of [...paths].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
      if (!this.#byName.has(basename(path))) this.#byName.set(basename(path), path);
    for (const { path, packages } of speakers)
      for (const own of packages) this.#learnPackage(dirname(path), own);
    for (const { imports } of speakers)
      for (const { specifier } of imports) {
        const [alias, ...rest] = specifier.split('/');
        if (!/^[@~#]$/.test(alias!)) continue;
        const root = this.#byName.get(rest[0] ?? '');
        if (root === undefined) continue;
        const roots = this.#aliases.get(alias!) ?? new Map<string, number>();
        this.#aliases.set(alias!, roots.set(dirname(root), (roots.get(dirname(root)) ?? 0) + 1));
      }
  }

  has(path: string): boolean {
    return this.paths.has(path);
  }

  /** `Shop.Orders.Data` in Orders/Data: Shop.Orders is Orders, Shop is the folder above. */
  #learnPackage(folder: string, written: string): void {
    let [left, place] = [written.split(/[.\\]/), folder];
    for (;;) {
      const name = left.join('.');
      if (name === '' || this.#packages.has(name)) return;
      this.#packages.set(name, place);
      const last = basename(place).split('.');
      if (place === '' || left.slice(-last.length).join('.').toLowerCase() !== last.join('.').toLowerCase())
        return;
      [left, place] = [left.slice(0, -last.length), dirname(place)];
    }
  }

  inPackage(segments: readonly string[]): readonly string[] | undefined {
    if (!segments.every((segment) => SEGMENT.test(segment))) return undefined;
    for (let known = segments.length; known > 0; known--) {
      const place = this.#packages.get(segments.slice(0, known).join('.'));
      if (place !== undefined) return [...place.split('/').filter(Boolean), ...segments.slice(known)];
    }
    return undefined;
  }

  /** `app/models/user` where there is an app. */
  rooted(segments: readonly string[]): readonly string[] | undefined {
    const [first] = segments;
    const root = first === undefined ? undefined : this.#byName.get(first);
    return root === undefined || !segments.every((each) => SEGMENT.test(each))
      ? undefined
      : [...root.split('/'), ...segments.slice(1)];
  }

  /** `@/domain/order` where `@/` is src. */
  aliased(segments: readonly string[]): readonly string[] | undefined {
    const roots = this.#aliases.get(segments[0]!);
    if (roots === undefined) return this.rooted(segments);
    const [[root]] = [...roots].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) as [[string, number]];
    const own = [...root.split('/').filter(Boolean), ...segments.slice(1)];
    const begin = own.slice(0, own.length - segments.length + 2).join('/');
    return this.paths.has(begin) ? own : (this.rooted(segments.slice(1)) ?? own);
  }

  /** Of a path with a host and an owner before it. */
  below(segments: readonly string[]): readonly string[] | undefined {
    if (!segments[0]!.includes('.')) return undefined;
    for (let start = 1; start < Math.min(segments.length, 5); start++)
      if (this.paths.has(segments[start]!)) return segments.slice(start);
    return undefined;
  }
}
