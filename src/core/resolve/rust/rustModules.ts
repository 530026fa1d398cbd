/** The module trees of crates: files and the inline modules in them, following `mod` declarations from each root. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { FileFacts, RawImport } from '../../model/facts.ts';
import type { PathIndex } from '../../ports/languageSupport.ts';
import type { CargoPackage } from './rustCrates.ts';
import { type UsePath, usePaths } from './rustUseTree.ts';

export interface RustModule {
  readonly file: string;
  readonly parent: RustModule | undefined;
  readonly package: CargoPackage | undefined;
  /** Compiled for tests only. */
  readonly test: boolean;
  /** Part of the file for an inline module; absent for a file's own module. */
  readonly span?: {
    readonly start: number;
    readonly end: number;
    readonly startLine: number;
    readonly endLine: number;
  };
  readonly children: Map<string, RustModule>;
  /** What `use` and `extern crate` bring into the module. */
  readonly bindings: UsePath[];
  /** Names of the items declared in it, modules left out. */
  readonly declares: Set<string>;
  /** Inline modules in it, in the order of the file. */
  readonly inline: RustModule[];
}

/** Deeper module trees are cut. */
const MAX_DEPTH = 64;

interface Place {
  readonly package: CargoPackage | undefined;
  readonly test: boolean;
  readonly parent: RustModule | undefined;
  readonly depth: number;
}

export class RustModules {
  readonly #byFile = new Map<string, RustModule>();
  /** The facts that each file's module was made from. */
  readonly #madeFrom = new Map<string, FileFacts>();
  readonly #paths: PathIndex;
  readonly #facts: ReadonlyMap<string, FileFacts>;

  constructor(packages: readonly CargoPackage[], facts: ReadonlyMap<string, FileFacts>, paths: PathIndex) {
    this.#facts = facts;
    this.#paths = paths;
    for (const each of packages) {
      for (const { path, test } of each.roots)
        this.#add(path, { package: each, test, parent: undefined, depth: 0 });
    }
    this.#addUnreached(packages);
  }

  /** The module that a file is. */
  of(file: string): RustModule {
    return (
      this.#byFile.get(file) ??
      this.#add(file, { package: undefined, test: false, parent: undefined, depth: 0 })
    );
  }

  /** Takes in an edit that leaves what other files see as it was: own imports, private items, and where things stand. */
  refresh(facts: FileFacts): void {
    const module = this.of(facts.path);
    if (this.#madeFrom.get(facts.path) === facts) return;
    for (const [name, child] of module.children) if (child.span !== undefined) module.children.delete(name);
    module.inline.length = 0;
    module.bindings.length = 0;
    module.declares.clear();
    this.#fill(module, facts, MAX_DEPTH - 1);
  }

  /** The innermost module that holds an offset of its file. */
  at(file: string, offset: number): RustModule {
    return within(this.of(file), (span) => span.start < offset && offset < span.end);
  }

  /** The innermost module that holds a line of its file. */
  atLine(file: string, line: number): RustModule {
    return within(this.of(file), (span) => span.startLine <= line && line <= span.endLine);
  }

  /** The file that `mod name;`, its `#[path]` or an `include!` means. */
  fileOf(from: RustModule, raw: RawImport): string | undefined {
    if (raw.flavour === 'include') return this.#existing(join(dirname(from.file), raw.specifier));
    const base = folderOfChildren(from);
    if (raw.flavour === 'path') {
      // The attribute counts from the folder of the file, in an inline module from the folder of its children.
      return this.#existing(join(from.span === undefined ? dirname(from.file) : base, raw.specifier));
    }
    const name = raw.specifier.replace(/^r#/, '');
    return this.#existing(join(base, `${name}.rs`)) ?? this.#existing(join(base, name, 'mod.rs'));
  }

  /** The file that `mod name;` of a macro means where a file of the same folder, most likely the root, calls the macro. */
  fileBeside(file: string, name: string): string | undefined {
    const folder = dirname(file);
    return this.#existing(join(folder, `${name}.rs`)) ?? this.#existing(join(folder, name, 'mod.rs'));
  }

  #existing(path: string | undefined): string | undefined {
    return path !== undefined && this.#paths.has(path) ? path : undefined;
  }

  #add(file: string, place: Place): RustModule {
    const known = this.#byFile.get(file);
    // The same file may be a module of the library and of a binary: the first one names its place.
    if (known !== undefined) return known;
    const module = emptyModule(file, place);
    this.#byFile.set(file, module);
    const facts = this.#facts.get(file);
    if (facts !== undefined && place.depth < MAX_DEPTH) this.#fill(module, facts, place.depth);
    return module;
  }

  #fill(module: RustModule, facts: FileFacts, depth: number): void {
    this.#madeFrom.set(facts.path, facts);
    addSymbols(module, facts);
    for (const raw of facts.imports) this.#addImport(module, raw, depth);
  }

  #addImport(fileModule: RustModule, raw: RawImport, depth: number): void {
    const module = within(fileModule, (span) => span.start < raw.start && raw.start < span.end);
    if (raw.flavour === 'crate') {
      module.bindings.push({ segments: ['', raw.specifier], alias: raw.names[0] ?? raw.specifier });
    } else if (raw.flavour === undefined) {
      for (const path of usePaths(raw.specifier)) module.bindings.push(path);
    } else if (raw.flavour !== 'include') this.#addChild(module, raw, depth);
  }

  #addChild(module: RustModule, raw: RawImport, depth: number): void {
    const name = (raw.flavour === 'path' ? raw.names[0] : raw.specifier)?.replace(/^r#/, '');
    const file = this.fileOf(module, raw);
    if (name === undefined || file === undefined || file === module.file || module.children.has(name)) return;
    const test = module.test || raw.test === true;
    const known = this.#byFile.get(file);
    if (known?.test && !test) return;
    module.children.set(
      name,
      this.#add(file, { package: module.package, test, parent: module, depth: depth + 1 }),
    );
  }

  /**
   * Files that no `mod` leads to, because a macro declares them: they take the place that their path says.
   * Shorter paths first, so that parents stand before their children.
   */
  #addUnreached(packages: readonly CargoPackage[]): void {
    const left = [...this.#facts.keys()].filter((path) => !this.#byFile.has(path));
    left.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const path of left) {
      if (this.#byFile.has(path)) continue;
      const parent = this.#parentByPath(path);
      const own = parent?.package ?? packageAround(packages, path);
      const module = this.#add(path, { package: own, test: parent?.test ?? false, parent, depth: 0 });
      const name = basename(path) === 'mod.rs' ? basename(dirname(path)) : basename(path).slice(0, -3);
      if (parent !== undefined && !parent.children.has(name) && !parent.declares.has(name))
        parent.children.set(name, module);
    }
  }

  #parentByPath(path: string): RustModule | undefined {
    const folder = basename(path) === 'mod.rs' ? dirname(dirname(path)) : dirname(path);
    const candidates = [`${folder}/mod.rs`, `${folder}.rs`, `${folder}/lib.rs`, `${folder}/main.rs`];
    return candidates.filter((file) => file !== path).flatMap((file) => this.#byFile.get(file) ?? [])[0];
  }
}

export function rootOf(module: RustModule): RustModule {
  let at = module;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

function emptyModule(
  file: string,
  { package: own, test, parent }: Pick<Place, 'package' | 'test' | 'parent'>,
): RustModule {
  return {
    file,
    parent,
    package: own,
    test,
    children: new Map(),
    bindings: [],
    declares: new Set(),
    inline: [],
  };
}

/** Inline modules and the items of each; what lies in functions and `impl` blocks belongs to nobody's path. */
function addSymbols(fileModule: RustModule, facts: FileFacts): void {
  for (const { kind, name, start, end, startLine, endLine, container } of facts.symbols) {
    const module = within(fileModule, (span) => span.start < start && end <= span.end);
    if (kind === 'module') {
      const place = { package: module.package, test: module.test, parent: module };
      const inner: RustModule = {
        ...emptyModule(fileModule.file, place),
        span: { start, end, startLine, endLine },
      };
      module.inline.push(inner);
      module.children.set(name, inner);
    } else if (kind !== 'method' && container === undefined) module.declares.add(name.replace(/^r#/, ''));
  }
}

function within(module: RustModule, holds: (span: NonNullable<RustModule['span']>) => boolean): RustModule {
  let at = module;
  for (;;) {
    const inner = at.inline.find(({ span }) => span !== undefined && holds(span));
    if (inner === undefined) return at;
    at = inner;
  }
}

/** Where `mod name;` looks: beside a root or a mod.rs, else in the folder called like the file. */
function folderOfChildren(module: RustModule): string {
  if (module.span !== undefined && module.parent !== undefined) {
    const name = [...module.parent.children].find(([, child]) => child === module)?.[0] ?? '';
    return [folderOfChildren(module.parent), name].filter((part) => part !== '').join('/');
  }
  const name = basename(module.file).replace(/\.rs$/, '');
  if (module.parent === undefined || name === 'mod') return dirname(module.file);
  return [dirname(module.file), name].filter((part) => part !== '').join('/');
}

function packageAround(packages: readonly CargoPackage[], path: string): CargoPackage | undefined {
  let best: CargoPackage | undefined;
  for (const each of packages) {
    const inside = each.folder === '' || path.startsWith(`${each.folder}/`);
    if (inside && each.folder.length >= (best?.folder.length ?? 0)) best = each;
  }
  return best;
}
