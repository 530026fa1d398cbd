/** Rust paths as rustc follows them: module trees of crates, `use`, qualified paths, and what Cargo.toml declares. */
import type { FileFacts, RawImport } from '../model/facts.ts';
import type { EdgeKind, ImportTarget, ResolvedImport } from '../model/graph.ts';
import type { PreparedResolver, ResolveContext, ResolverFamily } from '../ports/languageSupport.ts';
import { type CargoPackage, cargoPackages } from './rustCrates.ts';
import { inlineAround, type RustModule, RustModules } from './rustModules.ts';
import { usePaths } from './rustUseTree.ts';

export const rustFamily: ResolverFamily = {
  languages: ['rust'],
  manifests: ['Cargo.toml'],
  prepare(context) {
    const workspace = new RustWorkspace(context);
    return {
      resolve: (file) => workspace.resolve(file),
      affectsOthers: (before, after) => shapeOf(before) !== shapeOf(after),
    } satisfies PreparedResolver;
  },
};

/** What other files' resolution sees of a file: its modules and re-exports. */
function shapeOf({ imports, symbols }: FileFacts): string {
  const modules = imports.filter((raw) => raw.flavour !== undefined || raw.kind === 're-export');
  return JSON.stringify([
    modules.map((raw) => raw.specifier),
    symbols.filter((symbol) => symbol.kind === 'module').map((symbol) => symbol.name),
  ]);
}

interface Place {
  readonly module: RustModule;
  /** Inline modules of the file that the path stands in. */
  readonly inline: number;
}

const STANDARD = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);
/** Re-exports of re-exports are followed this far. */
const MAX_HOPS = 6;

class RustWorkspace {
  readonly #packages: readonly CargoPackage[];
  readonly #byName: ReadonlyMap<string, CargoPackage>;
  readonly #modules: RustModules;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #mentions = new Map<CargoPackage, Set<string>>();

  constructor(context: ResolveContext) {
    this.#facts = context.facts;
    this.#packages = cargoPackages(context);
    this.#byName = new Map(this.#packages.map((each) => [each.name, each]));
    this.#modules = new RustModules(this.#packages, context.facts, context.paths);
    for (const file of context.facts.values()) this.#noteMentions(file);
  }

  resolve(file: FileFacts): ResolvedImport[] {
    const module = this.#modules.of(file.path);
    const out = file.imports.flatMap((raw, rawIndex) => this.#import(file, module, { raw, rawIndex }));
    out.push(...this.#references(file, module), ...this.#declared(file, module));
    return module.test ? out.map((each) => ({ ...each, test: true })) : out;
  }

  #import(
    file: FileFacts,
    module: RustModule,
    { raw, rawIndex }: { raw: RawImport; rawIndex: number },
  ): ResolvedImport[] {
    const make = (target: ImportTarget, names: readonly string[]): ResolvedImport => ({
      specifier: raw.specifier,
      kind: raw.kind,
      line: raw.line,
      names,
      ...(raw.test ? { test: true } : {}),
      target,
      rawIndex,
    });
    if (raw.flavour === 'mod' || raw.flavour === 'path') return this.#modItem(file, module, { raw, make });
    const place = { module, inline: inlineAround(file, raw.start).length };
    const paths = raw.flavour === 'crate' ? [[raw.specifier]] : usePaths(raw.specifier);
    const byTarget = new Map<string, ResolvedImport>();
    for (const path of paths) {
      const target = this.#target(place, path);
      if (target === undefined) continue;
      const key = JSON.stringify(target);
      const names = [...(byTarget.get(key)?.names ?? []), path.at(-1)!];
      byTarget.set(key, make(target, names));
    }
    return [...byTarget.values()];
  }

  #modItem(
    file: FileFacts,
    module: RustModule,
    {
      raw,
      make,
    }: { raw: RawImport; make: (target: ImportTarget, names: readonly string[]) => ResolvedImport },
  ): ResolvedImport[] {
    const hasPath = file.imports.some(
      (other) => other.flavour === 'path' && other.names[0] === raw.specifier,
    );
    if (raw.flavour === 'mod' && hasPath) return [];
    const path = this.#modules.fileOf(file, raw, module.parent === undefined);
    if (path !== undefined) return [make({ status: 'resolved', path }, ['*'])];
    return [
      make(
        {
          status: 'unresolved',
          reason: `there is no ${raw.specifier}.rs and no ${raw.specifier}/mod.rs where the module belongs`,
        },
        ['*'],
      ),
    ];
  }

  /** Paths written out in code; a name that leads nowhere is a local one and says nothing. */
  #references(file: FileFacts, module: RustModule): ResolvedImport[] {
    const byPath = new Map<string, ResolvedImport>();
    for (const { name, line, test } of file.references) {
      const segments = name
        .replace(/<[\s\S]*?>/g, '')
        .split('::')
        .map((segment) => segment.trim())
        .filter((segment) => segment !== '');
      const target = this.#target({ module, inline: 0 }, segments);
      if (target?.status !== 'resolved' || target.path === file.path) continue;
      const known = byPath.get(target.path);
      if (known !== undefined && (known.test !== true || test === true)) continue;
      byPath.set(target.path, {
        specifier: name,
        kind: 'reference',
        line,
        names: [segments.at(-1)!],
        ...(test ? { test } : {}),
        target,
      });
    }
    return [...byPath.values()];
  }

  /** Undefined for a path that begins with a name of the file's own. */
  #target(place: Place, segments: readonly string[]): ImportTarget | undefined {
    const first = segments[0];
    if (first === undefined) return undefined;
    const start = this.#start(place, segments);
    if (start === undefined) return undefined;
    if ('external' in start) return { status: 'external', package: start.external };
    return { status: 'resolved', path: this.#descend(start.module, segments.slice(start.used), MAX_HOPS) };
  }

  #start(
    { module, inline }: Place,
    segments: readonly string[],
  ): { module: RustModule; used: number } | { external: string } | undefined {
    const first = segments[0]!;
    if (first === 'crate' || first === '$crate') return { module: module.root ?? module, used: 1 };
    if (first === 'self' || first === 'super') return climb(module, inline, segments);
    const child = inline === 0 ? module.children.get(first) : undefined;
    if (child !== undefined) return { module: child, used: 1 };
    const library = this.#library(module, first);
    if (library !== undefined) return { module: library, used: 1 };
    if (STANDARD.has(first)) return { external: first };
    const declared = module.package?.dependencies.get(first) ?? module.package?.devDependencies.get(first);
    return declared === undefined ? undefined : { external: declared };
  }

  /** The root module of a workspace library that code calls `name` here. */
  #library(module: RustModule, name: string): RustModule | undefined {
    const own = module.package;
    if (own === undefined) return undefined;
    const found =
      name === own.libName
        ? own
        : this.#byName.get(own.dependencies.get(name) ?? own.devDependencies.get(name) ?? '');
    return found?.lib === undefined ? undefined : this.#modules.root(found.lib);
  }

  /** Down the module tree, through re-exports, to the file that holds the item. */
  #descend(from: RustModule, segments: readonly string[], hops: number): string {
    let module = from;
    for (const [at, segment] of segments.entries()) {
      const child = module.children.get(segment);
      if (child !== undefined) module = child;
      else return this.#reExported(module, segments.slice(at), hops) ?? module.file;
    }
    return module.file;
  }

  #reExported(module: RustModule, segments: readonly string[], hops: number): string | undefined {
    if (hops === 0 || segments[0] === '*' || segments[0] === undefined) return undefined;
    for (const raw of this.#facts.get(module.file)?.imports ?? []) {
      if (raw.kind !== 're-export') continue;
      for (const path of usePaths(raw.specifier)) {
        if (path.at(-1) !== segments[0]) continue;
        const start = this.#start({ module, inline: 0 }, path);
        if (start === undefined || 'external' in start) continue;
        return this.#descend(start.module, [...path.slice(start.used), ...segments.slice(1)], hops - 1);
      }
    }
    return undefined;
  }

  #noteMentions(file: FileFacts): void {
    const { package: own, test } = this.#modules.of(file.path);
    if (own === undefined || test) return;
    const mentions = this.#mentions.get(own) ?? new Set();
    this.#mentions.set(own, mentions);
    for (const raw of file.imports)
      if (!raw.test) for (const path of usePaths(raw.specifier)) mentions.add(path[0] ?? '');
    for (const { name, test: inTest } of file.references)
      if (!inTest) mentions.add(name.split('::', 1)[0]!.trim());
  }

  /** A dependency that Cargo builds though no source names it. */
  #declared(file: FileFacts, module: RustModule): ResolvedImport[] {
    const own = module.package;
    if (own === undefined || own.roots[0]?.path !== file.path) return [];
    const mentions = this.#mentions.get(own) ?? new Set();
    return [...own.dependencies].flatMap(([called, name]) => {
      const lib = mentions.has(called) ? undefined : this.#byName.get(name)?.lib;
      if (lib === undefined) return [];
      const kind: EdgeKind = 'declared';
      return [
        { specifier: name, kind, line: 1, names: [], target: { status: 'resolved', path: lib } as const },
      ];
    });
  }
}

/** `self::` and `super::`, past the inline modules of the file first. */
function climb(
  module: RustModule,
  inline: number,
  segments: readonly string[],
): { module: RustModule; used: number } | undefined {
  let at: RustModule = module;
  let left = inline;
  let used = segments[0] === 'self' ? 1 : 0;
  // Inside an inline module `self::x` is a name of the same file.
  for (; segments[used] === 'super'; used++) {
    if (left > 0) left--;
    else if (at.parent === undefined) return undefined;
    else at = at.parent;
  }
  return { module: at, used: left > 0 ? segments.length : used };
}
