/** The packages of the workspace: which one a folder belongs to, and which one a name means there. */
import { dirname, join } from '../../../base/paths.ts';
import type { PathIndex } from '../../../core/ports/languageSupport.ts';
import type { Links } from './links.ts';
import type { JsonObject, ManifestReader } from './manifestReader.ts';
import { dependencyRanges } from './packageTargets.ts';
import { type WorkspaceRoot, workspaceRoots } from './workspaceRoots.ts';

export interface PackageInfo {
  /** Workspace-relative, empty for the root. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly manifest: JsonObject;
  readonly dependencies: ReadonlyMap<string, string>;
}

export class Packages {
  readonly #links: Links;
  readonly #byFolder = new Map<string, PackageInfo>();
  readonly #byName = new Map<string, PackageInfo[]>();
  readonly #roots: readonly WorkspaceRoot[];
  readonly #nearest = new Map<string, PackageInfo | undefined>();
  readonly #meant = new Map<string, PackageInfo | undefined>();

  constructor(links: Links, paths: PathIndex, reader: ManifestReader) {
    this.#links = links;
    for (const path of paths.named('package.json')) this.#add(dirname(path), reader.json(path));
    this.#roots = workspaceRoots(paths, reader);
    for (const folder of this.#roots.length === 0 ? [] : foldersOf(paths)) {
      const unlisted = !this.#byFolder.has(folder) && this.#roots.some((root) => root.isMember(folder));
      if (unlisted) this.#add(folder, reader.json(`${folder}/package.json`));
    }
  }

  #add(folder: string, manifest: JsonObject | undefined): void {
    if (manifest === undefined || `/${folder}/`.includes('/node_modules/')) return;
    const name = typeof manifest.name === 'string' && manifest.name !== '' ? manifest.name : undefined;
    const info: PackageInfo = { folder, name, manifest, dependencies: dependencyRanges(manifest) };
    this.#byFolder.set(folder, info);
    if (name === undefined) return;
    const same = this.#byName.get(name);
    if (same === undefined) this.#byName.set(name, [info]);
    else same.push(info);
  }

  at(folder: string): PackageInfo | undefined {
    return this.#byFolder.get(folder);
  }

  /** The package whose folder is nearest above, or is the folder itself. */
  nearest(folder: string): PackageInfo | undefined {
    if (this.#nearest.has(folder)) return this.#nearest.get(folder);
    const found = this.#byFolder.get(folder) ?? (folder === '' ? undefined : this.nearest(dirname(folder)));
    this.#nearest.set(folder, found);
    return found;
  }

  /** Nearest first. */
  *above(folder: string): Generator<PackageInfo> {
    for (let each = this.nearest(folder); each !== undefined; ) {
      yield each;
      each = each.folder === '' ? undefined : this.nearest(dirname(each.folder));
    }
  }

  /** The range that the nearest package which declares the dependency gives. */
  declared(name: string, folder: string): { readonly range: string; readonly by: PackageInfo } | undefined {
    for (const each of this.above(folder)) {
      const range = each.dependencies.get(name);
      if (range !== undefined) return { range, by: each };
    }
    return undefined;
  }

  /** The package of this workspace that a name means for files of a folder; undefined for third parties. */
  meant(name: string, folder: string): PackageInfo | undefined {
    const home = this.nearest(folder)?.folder ?? '';
    const key = `${home}\0${name}`;
    if (!this.#meant.has(key)) this.#meant.set(key, this.#find(name, home));
    return this.#meant.get(key);
  }

  #find(name: string, home: string): PackageInfo | undefined {
    const own = this.#ownName(name, home);
    if (own !== undefined) return own;
    return this.#linked(name, home) ?? this.#member(name, home) ?? this.#installedLink(name, home);
  }

  #ownName(name: string, home: string): PackageInfo | undefined {
    const own = this.#byFolder.get(home);
    return own?.name === name ? own : undefined;
  }

  /** `link:`, `file:`, `portal:` and `workspace:` ranges say where it lies or what it is called. */
  #linked(name: string, home: string): PackageInfo | undefined {
    const declared = this.declared(name, home);
    if (declared === undefined) return undefined;
    const [, protocol, rest] = /^(link|file|portal|workspace):(.*)$/s.exec(declared.range) ?? [];
    if (protocol === undefined || rest === undefined) return undefined;
    const alias = protocol === 'workspace' ? /^(.+)@[^@/]*$/.exec(rest)?.[1] : undefined;
    if (alias !== undefined) return this.#byName.get(alias)?.[0];
    const folder =
      /^[./]/.test(rest) || protocol !== 'workspace' ? join(declared.by.folder, rest) : undefined;
    const byFolder = folder === undefined ? undefined : this.#byFolder.get(folder);
    return byFolder ?? (protocol === 'workspace' ? nearestTo(home, this.#byName.get(name) ?? []) : undefined);
  }

  /** A member of the same monorepo; a scoped name that only one package bears needs no membership. */
  #member(name: string, home: string): PackageInfo | undefined {
    const named = this.#byName.get(name);
    if (named === undefined) return undefined;
    const roots = this.#roots.filter((root) => root.contains(home));
    const members = named.filter((each) => roots.some((root) => root.isMember(each.folder)));
    if (members.length > 0) return nearestTo(home, members);
    const [only, ...others] = named;
    return only !== undefined && others.length === 0 && name.startsWith('@') && !isSpecimen(only.folder, home)
      ? only
      : undefined;
  }

  /** A link in `node_modules` that leads back into the workspace. */
  #installedLink(name: string, home: string): PackageInfo | undefined {
    if (!isPackageName(name)) return undefined;
    for (let folder = home; ; folder = dirname(folder)) {
      const target = this.#links.behind(
        folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`,
      );
      if (target !== undefined) return this.#byFolder.get(target);
      if (folder === '') return undefined;
    }
  }
}

/** A member's package.json may be ignored and still be there: version control keeps what it once added. */
function foldersOf(paths: PathIndex): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths.all()) {
    for (let folder = dirname(path); folder !== '' && !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  }
  return folders;
}

/** Packages that tests and templates carry along stand for nothing outside their folder. */
function isSpecimen(folder: string, home: string): boolean {
  const match =
    /(?:^|\/)(?:__)?(?:fixtures?|tests?|testdata|mocks?|templates?|examples?|samples?|specs?|e2e)(?:__)?(?:\/|$)/i.exec(
      folder,
    );
  return (
    match !== null &&
    !`${home}/`.startsWith(`${folder.slice(0, match.index + match[0].length).replace(/\/$/, '')}/`)
  );
}

/** The candidate that shares the longest path with the folder; the first in path order among equals. */
function nearestTo(folder: string, candidates: readonly PackageInfo[]): PackageInfo | undefined {
  const own = folder.split('/');
  const shared = ({ folder: other }: PackageInfo): number => {
    const parts = other.split('/');
    let count = 0;
    while (count < parts.length && parts[count] === own[count]) count++;
    return count;
  };
  return [...candidates].sort((a, b) => shared(b) - shared(a) || (a.folder < b.folder ? -1 : 1))[0];
}

/** What npm allows, loosely: keeps `@/x` and `~/x` out. */
export function isPackageName(name: string): boolean {
  return /^(?:@[a-z0-9~_.-]+\/)?[a-z0-9_-][a-z0-9~._-]*$/i.test(name);
}

/** `@scope/name/sub/path` → its name and `./sub/path`, `.` for the main entry. */
export function splitSpecifier(specifier: string): { readonly name: string; readonly subpath: string } {
  const first = specifier.indexOf('/');
  const end = specifier.startsWith('@') && first >= 0 ? specifier.indexOf('/', first + 1) : first;
  if (end < 0) return { name: specifier, subpath: '.' };
  const rest = specifier.slice(end + 1);
  return { name: specifier.slice(0, end), subpath: rest === '' ? '.' : `./${rest}` };
}
