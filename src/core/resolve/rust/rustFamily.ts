/** Rust paths as rustc follows them: module trees of crates, `use`, qualified paths, and what Cargo.toml declares. */

import type { FileFacts, NameReference, RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import type { PreparedResolver, ResolveContext, ResolverFamily } from '../../ports/languageSupport.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { type CargoPackage, cargoPackages } from './rustCrates.ts';
import { type RustModule, RustModules } from './rustModules.ts';
import { RustPaths, type RustTarget } from './rustPaths.ts';
import { segmentsOf, usePaths } from './rustUseTree.ts';

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

/** What other files' resolution sees of a file: its modules, what it passes on and what it offers. */
function shapeOf({ imports, symbols }: FileFacts): string {
  const passed = imports.flatMap(({ specifier, flavour, kind, names, test }) =>
    flavour === undefined && kind !== 're-export' ? [] : [[specifier, flavour, names, test]],
  );
  const offered = symbols.flatMap(({ kind, name, exported }) =>
    kind !== 'method' && (exported || kind === 'module') ? [name] : [],
  );
  return JSON.stringify([passed, offered]);
}

class RustWorkspace {
  readonly #packages: readonly CargoPackage[];
  readonly #modules: RustModules;
  readonly #paths: RustPaths;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #files: ReadonlyMap<CargoPackage, readonly FileFacts[]>;
  /** By facts, since declared dependencies need every file of a package resolved before its root file. */
  readonly #resolved = new WeakMap<FileFacts, readonly ResolvedImport[]>();

  constructor(context: ResolveContext) {
    this.#facts = context.facts;
    this.#packages = cargoPackages(context);
    this.#modules = new RustModules(this.#packages, context.facts, context.paths);
    this.#files = this.#filesByPackage();
    this.#paths = new RustPaths(this.#modules, this.#packages, this.#macrosByPackage());
  }

  resolve(file: FileFacts): readonly ResolvedImport[] {
    const own = this.#modules.of(file.path).package;
    const written = this.#written(file);
    const isFirst = own?.roots[0]?.path === file.path;
    return isFirst ? [...written, ...this.#declared(own)] : written;
  }

  /** What the file's own text says. */
  #written(file: FileFacts): readonly ResolvedImport[] {
    const known = this.#resolved.get(file);
    if (known !== undefined) return known;
    this.#modules.refresh(file);
    const module = this.#modules.of(file.path);
    const imports = file.imports.flatMap((raw, rawIndex) => this.#import(file, raw, rawIndex));
    const all = [...imports, ...this.#references(file)];
    const resolved = module.test ? all.map((each) => ({ ...each, test: true })) : all;
    this.#resolved.set(file, resolved);
    return resolved;
  }

  #import(file: FileFacts, raw: RawImport, rawIndex: number): ResolvedImport[] {
    const make = (target: ImportTarget, names: readonly string[], test: boolean): ResolvedImport => ({
      specifier: raw.specifier,
      kind: raw.kind,
      line: raw.line,
      names,
      ...(test ? { test } : {}),
      target,
      rawIndex,
    });
    const module = this.#modules.at(file.path, raw.start);
    const isTest = raw.test === true || module.test;
    if (raw.flavour === 'mod' || raw.flavour === 'path' || raw.flavour === 'include') {
      const target = this.#fileTarget(file, module, raw);
      return target === undefined ? [] : [make(target, ['*'], isTest)];
    }
    const paths = raw.flavour === 'crate' ? [{ segments: ['', raw.specifier] }] : usePaths(raw.specifier);
    const byTarget = new Map<string, ResolvedImport>();
    for (const { segments } of paths) {
      const found = this.#paths.resolve(module, segments, true);
      const target = importTarget(found) ?? this.#unknown(module, segments);
      if (target === undefined) continue;
      const key = JSON.stringify(target);
      const names = [...(byTarget.get(key)?.names ?? []), segments.at(-1)!];
      byTarget.set(key, make(target, names, isTest || isDev(found)));
    }
    return [...byTarget.values()];
  }

  /** A first name that nobody knows: a mistake, or something a macro makes. */
  #unknown(module: RustModule, segments: readonly string[]): ImportTarget | undefined {
    if (module.package === undefined || segments[0] === 'super') return undefined;
    const name = segments[0] === '' ? segments[1] : segments[0];
    if (segments[0] !== '' && this.#paths.hasForeignNames(module)) return undefined;
    return {
      status: 'unresolved',
      reason: `${name} is neither a module here nor a dependency of ${module.package.manifest}`,
    };
  }

  #fileTarget(file: FileFacts, module: RustModule, raw: RawImport): ImportTarget | undefined {
    const ofMacro = raw.flavour === 'mod' && isInMacro(file, raw);
    const path =
      this.#modules.fileOf(module, raw) ??
      (ofMacro ? this.#modules.fileBeside(file.path, raw.specifier) : undefined);
    if (path !== undefined) return { status: 'resolved', path };
    if (raw.flavour === 'include')
      return { status: 'unresolved', reason: 'no such file lies there; a build script may write it' };
    const { specifier } = raw;
    const hasPath = file.imports.some(({ flavour, names }) => flavour === 'path' && names[0] === specifier);
    if (raw.flavour === 'mod' && hasPath) return undefined;
    const reason =
      raw.flavour === 'path'
        ? 'no file was read at the path that the attribute names; links to folders are not followed'
        : `there is no ${specifier}.rs and no ${specifier}/mod.rs where the module belongs`;
    return { status: 'unresolved', reason };
  }

  /** Paths written out in code; a name that leads nowhere is a local one and says nothing. */
  #references(file: FileFacts): ResolvedImport[] {
    const covered = coveredPrefixes(file);
    const byPath = new Map<string, ResolvedImport>();
    for (const reference of file.references) {
      const { name, line, test } = reference;
      if (name.startsWith('<') || (!reference.member && covered.has(plain(name)))) continue;
      const found = this.#reference(file, reference);
      const target = importTarget(found);
      if (target?.status !== 'resolved' || target.path === file.path) continue;
      const isTest = test === true || isDev(found) || this.#modules.atLine(file.path, line).test;
      const known = byPath.get(target.path);
      if (known !== undefined && (known.test !== true || isTest)) continue;
      const names = [segmentsOf(name).at(-1)!];
      byPath.set(target.path, {
        specifier: name,
        kind: 'reference',
        line,
        names,
        ...(isTest ? { test: true } : {}),
        target,
      });
    }
    return [...byPath.values()];
  }

  #reference(file: FileFacts, { name, line, member }: NameReference): RustTarget | undefined {
    const module = this.#modules.atLine(file.path, line);
    const segments = segmentsOf(name);
    if (member) return this.#paths.resolve(module, ['crate', ...segments], false);
    const found = segments.length === 1 ? this.#paths.macro(module, segments[0]!) : undefined;
    return found ?? this.#paths.resolve(module, segments, false);
  }

  /** Dependencies that Cargo builds though no production source of the package reaches them. */
  #declared(own: CargoPackage): ResolvedImport[] {
    const reached = new Set<CargoPackage | undefined>();
    for (const file of this.#files.get(own) ?? []) {
      if (isTestPath(file.path)) continue;
      for (const { target, test } of this.#written(file)) {
        if (target.status === 'resolved' && !test) reached.add(this.#modules.of(target.path).package);
      }
    }
    const out = new Map<string, ResolvedImport>();
    for (const { folder, dev, package: name } of own.dependencies.values()) {
      const found =
        dev || folder === undefined ? undefined : this.#packages.find((each) => each.folder === folder);
      if (found?.lib === undefined || found === own || reached.has(found)) continue;
      out.set(found.lib, {
        specifier: name,
        kind: 'declared',
        line: 1,
        names: [],
        target: { status: 'resolved', path: found.lib },
      });
    }
    return [...out.values()];
  }

  #filesByPackage(): ReadonlyMap<CargoPackage, readonly FileFacts[]> {
    const files = new Map<CargoPackage, FileFacts[]>();
    for (const file of this.#facts.values()) {
      const own = this.#modules.of(file.path).package;
      if (own === undefined) continue;
      const list = files.get(own);
      if (list === undefined) files.set(own, [file]);
      else list.push(file);
    }
    return files;
  }

  #macrosByPackage(): ReadonlyMap<CargoPackage, ReadonlyMap<string, string>> {
    return new Map(
      [...this.#files].map(([own, files]) => {
        const macros = files.flatMap(({ symbols, path }) =>
          symbols.flatMap(({ kind, name }) => (kind === 'macro' ? [[name, path] as const] : [])),
        );
        return [own, new Map(macros.reverse())];
      }),
    );
  }
}

function importTarget(found: RustTarget | undefined): ImportTarget | undefined {
  if (found === undefined) return undefined;
  if ('external' in found) return { status: 'external', package: found.external };
  return { status: 'resolved', path: found.file };
}

function isDev(found: RustTarget | undefined): boolean {
  return found !== undefined && 'dev' in found && found.dev;
}

/** What a `macro_rules!` declares stands where the macro is called. */
function isInMacro({ symbols }: FileFacts, { start }: RawImport): boolean {
  return symbols.some((each) => each.kind === 'macro' && each.start < start && start < each.end);
}

/** Beginnings of longer paths: the query sees `a::b` in `a::b::c` too, and every path of a `use`. */
function coveredPrefixes({ imports, references }: FileFacts): ReadonlySet<string> {
  const covered = new Set<string>();
  const cover = (segments: readonly string[]) => {
    for (let at = 1; at < segments.length; at++) covered.add(segments.slice(0, at).join('::'));
  };
  for (const { name } of references) if (name.includes('::')) cover(segmentsOf(name));
  for (const raw of imports) {
    if (raw.flavour !== undefined) continue;
    for (const { segments } of usePaths(raw.specifier)) {
      cover(segments);
      covered.add(segments.join('::'));
    }
  }
  return covered;
}

function plain(name: string): string {
  return segmentsOf(name).join('::');
}
