/** Follows dotted names through the search path, and says what a name that leads nowhere means. */
import { dirname } from '../../../base/paths.ts';
import type { FileFacts, RawImport } from '../../model/facts.ts';
import type { ResolveContext } from '../../ports/languageSupport.ts';
import { type PythonModule, PythonModules, under } from './pythonModules.ts';
import type { PythonProject } from './pythonProjects.ts';
import { PythonSearch, placeIn, type SearchPath, type SearchRoot } from './pythonSearch.ts';
import { isAlwaysLoaded, isStandardModule } from './pythonStandardModules.ts';

/** A module, and who asks for it. */
export interface Wanted {
  readonly from: string;
  /** Folder that the dots of a relative name lead to. */
  readonly base?: string;
  readonly segments: readonly string[];
  /** Names taken from the module. */
  readonly names: readonly string[];
}

export type Found = { readonly status: 'found'; readonly module: PythonModule };
export type NotFound =
  | { readonly status: 'external' }
  | { readonly status: 'missing'; readonly reason: string };

type Walk = Found | { readonly status: 'stopped'; readonly at: PythonModule; readonly name: string };

/** What a top-level name may mean to the files of a folder. */
interface TopLevel {
  /** What the whole search path makes of it. */
  readonly first: PythonModule | undefined;
  /**
   * What single folders make of it: scripts and tests put folders on the path that no manifest tells of, and leave out
   * others that would have come first.
   */
  readonly alone: readonly PythonModule[];
}

const EXTERNAL: NotFound = { status: 'external' };

export class PythonLookup {
  readonly modules: PythonModules;
  readonly #search: PythonSearch;
  /** By folder of importing files, then by name. */
  readonly #tops = new Map<SearchPath, Map<string, TopLevel>>();
  /** By project, then by name. */
  readonly #inProjects = new Map<PythonProject, Map<string, PythonModule | undefined>>();

  constructor(context: ResolveContext) {
    const { facts, paths } = context;
    this.modules = new PythonModules(paths, (init) => joinsFolders(facts.get(init)));
    this.#search = new PythonSearch(context, this.modules);
  }

  find(wanted: Wanted): Found | NotFound {
    return wanted.base === undefined ? this.#absolute(wanted) : this.#relative(wanted, wanted.base);
  }

  /** What the build makes of names that lead to no source below a module: compiled or written modules. */
  built(at: PythonModule, names: readonly string[]): NotFound | undefined {
    const { distributions } = this.#search;
    if (!distributions.buildsModules) return undefined;
    const places = names.flatMap((name) => at.folders.map((folder) => under(folder, name)));
    if (places.some((place) => distributions.isCompiled(place))) return EXTERNAL;
    const written = places.map((place) => `${place}.py`).find((path) => distributions.isWritten(path));
    return written === undefined ? undefined : { status: 'missing', reason: `the build writes ${written}` };
  }

  /** What becomes of names that are neither below a module nor, for want of a file, in it. */
  absent(wanted: Wanted, at: PythonModule, names: readonly string[]): NotFound {
    const built = this.built(at, names);
    if (built !== undefined) return built;
    if (wanted.base === undefined && this.#mayLieOutside(wanted, at, names)) return EXTERNAL;
    if (wanted.base !== undefined && this.#leavesPackage(wanted.from, wanted.base))
      return { status: 'missing', reason: 'the dots lead out of the top-level package' };
    const folders = at.folders.slice(0, 3).map((folder) => (folder === '' ? 'the root' : folder));
    return {
      status: 'missing',
      reason: `${folders.join(' and ')} has no module ${names.slice(0, 5).join(', ')}`,
    };
  }

  #absolute(wanted: Wanted): Found | NotFound {
    const [top, ...rest] = wanted.segments;
    if (top === undefined) return { status: 'missing', reason: 'the import names no module' };
    if (isAlwaysLoaded(top)) return EXTERNAL;
    const path = this.#search.pathOf(dirname(wanted.from));
    if (isStandardModule(top)) return this.#besideStandard(path, wanted);
    const { first, alone } = this.#top(path, wanted.from, top);
    const walk = first === undefined ? undefined : this.#walk(first, rest);
    if (walk?.status === 'found' && this.#holdsAll(walk.module, wanted)) return walk;
    const isBare = walk === undefined || (walk.status === 'found' && walk.module.file === undefined);
    if (isBare && this.#search.distributions.comesFromOutside([top], path.projects)) return EXTERNAL;
    const possible = this.#firstWhole(alone, wanted);
    if (possible !== undefined || walk === undefined) return possible ?? EXTERNAL;
    return walk.status === 'found' ? walk : this.absent(wanted, walk.at, [walk.name]);
  }

  /** Only what stands beside the program itself comes before the standard library, and no namespace does. */
  #besideStandard(path: SearchPath, { from, segments: [top, ...rest] }: Wanted): Found | NotFound {
    const own = this.modules.among(placesIn(path.own, top!, from));
    if (own?.file === undefined) return EXTERNAL;
    const walk = this.#walk(own, rest);
    return walk.status === 'found' ? walk : EXTERNAL;
  }

  #relative(wanted: Wanted, base: string): Found | NotFound {
    const start = this.modules.packageAt(base);
    const walk = this.#walk(start, wanted.segments);
    if (walk.status === 'found' && this.#holdsAll(walk.module, wanted)) return walk;
    const other = start.file === undefined ? this.#otherPortion(wanted, base) : undefined;
    if (other !== undefined) return other;
    return walk.status === 'found' ? walk : this.absent(wanted, walk.at, [walk.name]);
  }

  /** A namespace package's relative imports reach its portions in other folders of the search path. */
  #otherPortion({ from, segments, names }: Wanted, base: string): Found | undefined {
    const own = this.#search.dottedName(base);
    if (own.length === 0) return undefined;
    const wanted = { from, segments: [...own, ...segments], names };
    const found = this.#absolute(wanted);
    return found.status === 'found' && this.#holdsAll(found.module, wanted) ? found : undefined;
  }

  #top(path: SearchPath, from: string, top: string): TopLevel {
    const tops = this.#tops.get(path) ?? new Map<string, TopLevel>();
    this.#tops.set(path, tops);
    const key = isStub(from) ? `${top}.pyi` : top;
    const known = tops.get(key) ?? this.#topLevel(path, from, top);
    tops.set(key, known);
    return known;
  }

  #topLevel(path: SearchPath, from: string, top: string): TopLevel {
    const own = placesIn(path.own, top, from);
    const others = () => [
      ...placesIn(path.near, top, from),
      ...this.#search.distributions.places(top, path.projects[0]!),
    ];
    const first =
      this.modules.among(own) === undefined
        ? this.#inProject(path.projects[0]!, isStub(from) ? `${top}.pyi` : top, others)
        : this.modules.among(new Set([...own, ...others()]));
    // A namespace has been joined over all folders; only a package hides what comes after it.
    const hidden = first?.file === undefined ? [] : others();
    const places = new Set([...placesIn(path.possible, top, from), ...hidden]);
    return { first, alone: [...places].flatMap((place) => this.modules.among([place]) ?? []) };
  }

  #inProject(project: PythonProject, key: string, places: () => readonly string[]): PythonModule | undefined {
    const known = this.#inProjects.get(project) ?? new Map<string, PythonModule | undefined>();
    this.#inProjects.set(project, known);
    if (!known.has(key)) known.set(key, this.modules.among(new Set(places())));
    return known.get(key);
  }

  #firstWhole(candidates: readonly PythonModule[], wanted: Wanted): Found | undefined {
    for (const candidate of candidates) {
      const walk = this.#walk(candidate, wanted.segments.slice(1));
      if (walk.status === 'found' && this.#holdsAll(walk.module, wanted)) return walk;
    }
    return undefined;
  }

  #walk(start: PythonModule, segments: readonly string[]): Walk {
    let module = start;
    for (const name of segments) {
      // Below a plain module lies only what it puts into `sys.modules` itself.
      if (module.folders.length === 0) break;
      const next = this.modules.below(module, name);
      if (next === undefined && isVirtual(module, name)) break;
      if (next === undefined) return { status: 'stopped', at: module, name };
      module = next;
    }
    return { status: 'found', module };
  }

  /** A module with a file may define any name; a namespace package has its submodules and nothing else. */
  #holdsAll(module: PythonModule, { names }: Wanted): boolean {
    if (module.file !== undefined || module.compiled) return true;
    return (
      names.length > 0 &&
      names.every((name) => name === '*' || this.modules.below(module, name) !== undefined)
    );
  }

  #leavesPackage(from: string, base: string): boolean {
    const root = this.#search.rootOf(dirname(from));
    return root !== dirname(from) && (root === base || root.startsWith(`${base}/`) || base === '');
  }

  /**
   * Of a name that the workspace holds in part, the rest may be installed from elsewhere. Folders without `__init__` are
   * taken for the whole only when they hold modules and lie where a project keeps its own.
   */
  #mayLieOutside({ from, segments }: Wanted, at: PythonModule, names: readonly string[]): boolean {
    const { projects, near } = this.#search.pathOf(dirname(from));
    const open = this.modules.isOpen(at);
    const whole = open ? [...segments, ...names.slice(0, 1)] : segments.slice(0, 1);
    if (this.#search.distributions.comesFromOutside(whole, projects)) return true;
    if (!open) return false;
    const homes = near.map((root) => placeIn(root, segments[0]!));
    const isOurs = (folder: string) => homes.some((home) => folder === home || folder.startsWith(`${home}/`));
    return !at.folders.some((folder) => this.modules.hasModules(folder) && isOurs(folder));
  }
}

/**
 * An `__init__` that joins all folders of its name on the path, by `pkgutil.extend_path` or
 * `pkg_resources.declare_namespace` (packaging.python.org, "Packaging namespace packages").
 */
export function joinsFolders(init: FileFacts | undefined): boolean {
  const imports = init?.imports ?? [];
  const isJoiner = ({ specifier }: RawImport) => specifier === 'pkgutil' || specifier === 'pkg_resources';
  return (
    imports.some((raw) => isJoiner(raw) && (raw.flavour === 'dynamic' || raw.names.some(isJoining))) ||
    (imports.length > 0 && imports.every(isJoiner))
  );
}

function isJoining(name: string): boolean {
  return name === 'extend_path' || name === 'declare_namespace';
}

/** `six.moves` exists only while running: six enters it into `sys.modules` (six.readthedocs.io). */
function isVirtual({ file }: PythonModule, name: string): boolean {
  return name === 'moves' && file !== undefined && /(?:^|\/)six\/__init__\.py$/.test(file);
}

function placesIn(roots: readonly SearchRoot[], top: string, from: string): readonly string[] {
  const places = roots.map((root) => placeIn(root, top));
  // PEP 561: stubs of a package may lie apart, in a folder of this name.
  return isStub(from) ? [...places.map((place) => `${place}-stubs`), ...places] : places;
}

function isStub(path: string): boolean {
  return path.endsWith('.pyi');
}
