/** Follows Rust paths to the file that holds what they name, through modules, `use` and `pub use` (Rust Reference, "Paths"). */
import type { CargoPackage } from './rustCrates.ts';
import { type RustModule, type RustModules, rootOf } from './rustModules.ts';

export type RustTarget =
  | {
      readonly file: string;
      /** Set while the path so far names a module. */
      readonly module?: RustModule;
      /** Only a dev-dependency leads there. */
      readonly dev: boolean;
      /** A segment was not found where it should be; the file is the last that was. */
      readonly missing?: string;
    }
  | { readonly external: string };

type Internal = Exclude<RustTarget, { readonly external: string }>;

const STANDARD = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);
/** Longer chains of re-exports are cut. */
const MAX_HOPS = 24;

/** One question's state: names looked up in modules on the way, so that circular globs end. */
interface Search {
  readonly seen: Set<string>;
  readonly hops: number;
}

export class RustPaths {
  readonly #modules: RustModules;
  readonly #byFolder: ReadonlyMap<string, CargoPackage>;
  readonly #macros: ReadonlyMap<CargoPackage, ReadonlyMap<string, string>>;
  readonly #ids = new Map<RustModule, number>();

  /** @param macros file by name of the `macro_rules!` of each package. */
  constructor(
    modules: RustModules,
    packages: readonly CargoPackage[],
    macros: ReadonlyMap<CargoPackage, ReadonlyMap<string, string>>,
  ) {
    this.#modules = modules;
    this.#byFolder = new Map(packages.map((each) => [each.folder, each]));
    this.#macros = macros;
  }

  /** Undefined when the path begins with a name that is neither a module, a crate nor something brought in by `use`. */
  resolve(from: RustModule, segments: readonly string[], isUse: boolean): RustTarget | undefined {
    return this.#resolve(from, segments, { isUse, search: { seen: new Set(), hops: 0 } });
  }

  /** The file of a `macro_rules!` that unqualified use can reach. */
  macro(from: RustModule, name: string): RustTarget | undefined {
    if (from.package === undefined) return undefined;
    const file = this.#macros.get(from.package)?.get(name);
    return file === undefined ? undefined : { file, dev: false };
  }

  /** Whether a wildcard brings in names that only another project's sources could tell. */
  hasForeignNames(module: RustModule): boolean {
    for (let at: RustModule | undefined = module; at?.file === module.file; at = at.parent) {
      for (const { segments } of at.bindings) {
        if (segments.at(-1) !== '*') continue;
        const target = this.resolve(at, segments.slice(0, -1), true);
        if (target === undefined || 'external' in target) return true;
      }
    }
    return false;
  }

  #resolve(
    from: RustModule,
    segments: readonly string[],
    { isUse, search }: { readonly isUse: boolean; readonly search: Search },
  ): RustTarget | undefined {
    if (search.hops > MAX_HOPS) return undefined;
    const start = this.#start(from, segments, { isUse, search });
    if (start === undefined || 'external' in start.target) return start?.target;
    return this.#descend({ ...start.target, origin: from.package }, segments.slice(start.used), search);
  }

  #start(
    from: RustModule,
    segments: readonly string[],
    { isUse, search }: { readonly isUse: boolean; readonly search: Search },
  ): { readonly target: RustTarget; readonly used: number } | undefined {
    const first = segments[0];
    if (first === undefined) return undefined;
    if (first === 'crate' || first === '$crate') return moduleStart(rootOf(from), 1);
    if (first === 'self' || first === 'super') return climb(from, segments);
    if (first === '') return this.#crate(from, segments[1] ?? '', 2);
    const inScope = this.#lookup(from, first, search);
    if (inScope !== undefined) return { target: inScope, used: 1 };
    const old = from.package?.edition === '2015' && isUse;
    const fromRoot = old ? this.#lookup(rootOf(from), first, search) : undefined;
    if (fromRoot !== undefined) return { target: fromRoot, used: 1 };
    return this.#crate(from, first, 1);
  }

  /** A crate by the name that code uses: the package's own library, a dependency, or the standard library. */
  #crate(
    from: RustModule,
    name: string,
    used: number,
  ): { readonly target: RustTarget; readonly used: number } | undefined {
    const own = from.package;
    if (own?.lib !== undefined && name === own.libName) return moduleStart(this.#modules.of(own.lib), used);
    const dependency = own?.dependencies.get(name) ?? this.#byLibName(own, name);
    if (dependency !== undefined) {
      const found = dependency.folder === undefined ? undefined : this.#byFolder.get(dependency.folder);
      if (found?.lib === undefined) return { target: { external: dependency.package }, used };
      return moduleStart(this.#modules.of(found.lib), used, dependency.dev);
    }
    if (STANDARD.has(name)) return { target: { external: name }, used };
    const guessed = outsideByPrefix(own, name);
    return guessed === undefined ? undefined : { target: { external: guessed }, used };
  }

  /** A library may be called otherwise than its package. */
  #byLibName(own: CargoPackage | undefined, name: string) {
    for (const dependency of own?.dependencies.values() ?? []) {
      if (dependency.folder !== undefined && this.#byFolder.get(dependency.folder)?.libName === name)
        return dependency;
    }
    return undefined;
  }

  /** Stays in the crate that the path names: what that crate passes on from its own dependencies is its affair. */
  #descend(
    { origin, ...start }: Internal & { readonly origin: CargoPackage | undefined },
    segments: readonly string[],
    search: Search,
  ): RustTarget {
    let at: Internal = start;
    for (const segment of segments) {
      // Beyond an item lie its variants and associated items, in the same file or one that only types could tell.
      if (at.module === undefined || segment === '*') return at;
      const next = this.#lookup(at.module, segment, search) ?? this.#exportedMacro(at.module, segment);
      if (next === undefined) return { file: at.file, dev: at.dev, missing: segment };
      if ('external' in next) return this.#packageOf(at) === origin ? next : withoutModule(at);
      if (this.#packageOf(next) !== this.#packageOf(at) && this.#packageOf(at) !== origin)
        return withoutModule(at);
      at = { ...next, dev: at.dev || next.dev };
    }
    return at;
  }

  #packageOf({ file }: Internal): CargoPackage | undefined {
    return this.#modules.of(file).package;
  }

  #exportedMacro(module: RustModule, name: string): RustTarget | undefined {
    return module.parent === undefined ? this.macro(module, name) : undefined;
  }

  /** A name in a module: a child, an item of its own, or something that `use` brings in. */
  #lookup(module: RustModule, name: string, search: Search): RustTarget | undefined {
    const child = module.children.get(name);
    if (child !== undefined) return { file: child.file, module: child, dev: false };
    if (module.declares.has(name)) return { file: module.file, dev: false };
    const key = `${this.#idOf(module)}|${name}`;
    if (search.seen.has(key)) return undefined;
    search.seen.add(key);
    const next: Search = { seen: search.seen, hops: search.hops + 1 };
    const found = this.#named(module, name, next) ?? this.#throughGlobs(module, name, next);
    // What did not end in a circle may be asked again, from another side.
    if (found !== undefined) search.seen.delete(key);
    return found;
  }

  #named(module: RustModule, name: string, search: Search): RustTarget | undefined {
    for (const { alias, segments } of module.bindings) {
      if (alias !== name || segments.at(-1) === '*') continue;
      // `use name;` binds what stands in scope already: the crate or the parent's module.
      const found = this.#resolve(module, segments, { isUse: true, search });
      if (found !== undefined)
        return 'external' in found || found.missing === undefined ? found : withoutModule(found);
    }
    return undefined;
  }

  #throughGlobs(module: RustModule, name: string, search: Search): RustTarget | undefined {
    for (const { segments } of module.bindings) {
      if (segments.at(-1) !== '*') continue;
      const target = this.#resolve(module, segments.slice(0, -1), { isUse: true, search });
      if (target === undefined || 'external' in target || target.module === undefined) continue;
      const found = this.#lookup(target.module, name, search);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #idOf(module: RustModule): number {
    const known = this.#ids.get(module);
    if (known !== undefined) return known;
    this.#ids.set(module, this.#ids.size);
    return this.#ids.size - 1;
  }
}

function withoutModule({ file, dev }: Internal): RustTarget {
  return { file, dev };
}

function moduleStart(module: RustModule, used: number, dev = false) {
  return { target: { file: module.file, module, dev }, used };
}

/** `self::` and `super::super::`. */
function climb(from: RustModule, segments: readonly string[]) {
  let at = from;
  let used = segments[0] === 'self' ? 1 : 0;
  for (; segments[used] === 'super'; used++) {
    if (at.parent === undefined) return undefined;
    at = at.parent;
  }
  return moduleStart(at, used);
}

/** The library of a package that is not here may have a name of its own: mostly one that begins alike. */
function outsideByPrefix(own: CargoPackage | undefined, name: string): string | undefined {
  for (const [called, dependency] of own?.dependencies ?? []) {
    if (dependency.folder === undefined && name.startsWith(`${called}_`)) return dependency.package;
  }
  return undefined;
}
