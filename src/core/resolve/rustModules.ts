/** The module trees of crates: which file is which module, following `mod` declarations from each root. */
import { basename, dirname } from '../../base/paths.ts';
import type { FileFacts, RawImport } from '../model/facts.ts';
import type { PathIndex } from '../ports/languageSupport.ts';
import type { CargoPackage } from './rustCrates.ts';

export interface RustModule {
  readonly file: string;
  readonly parent: RustModule | undefined;
  readonly root: RustModule | undefined;
  readonly package: CargoPackage | undefined;
  /** Belongs to a test, bench or example target. */
  readonly test: boolean;
  readonly children: Map<string, RustModule>;
  /** Names of the inline modules in the file, which have no file of their own. */
  readonly inline: ReadonlySet<string>;
}

const MAX_DEPTH = 64;

export class RustModules {
  readonly #byFile = new Map<string, RustModule>();
  readonly #paths: PathIndex;
  readonly #facts: ReadonlyMap<string, FileFacts>;

  constructor(packages: readonly CargoPackage[], facts: ReadonlyMap<string, FileFacts>, paths: PathIndex) {
    this.#facts = facts;
    this.#paths = paths;
    for (const each of packages) {
      for (const { path, test } of each.roots)
        this.#add(path, { package: each, test, parent: undefined, depth: 0 });
    }
  }

  /** A file that no root reaches is a crate of its own. */
  of(file: string): RustModule {
    return (
      this.#byFile.get(file) ??
      this.#add(file, { package: undefined, test: false, parent: undefined, depth: MAX_DEPTH })
    );
  }

  root(file: string): RustModule | undefined {
    return this.#byFile.get(file);
  }

  /** The file that `mod name;` means, with its inline modules around it. */
  fileOf(from: FileFacts, raw: RawImport, isRoot: boolean): string | undefined {
    const base = folderOfChildren(from.path, isRoot);
    const around = inlineAround(from, raw.start).join('/');
    const folder = [base, around].filter((part) => part !== '').join('/');
    if (raw.flavour === 'path') {
      const beside = [around === '' ? dirname(from.path) : folder, raw.specifier]
        .filter((part) => part !== '')
        .join('/');
      return [normalise(beside)].find((path) => this.#paths.has(path));
    }
    const at = folder === '' ? raw.specifier : `${folder}/${raw.specifier}`;
    return [`${at}.rs`, `${at}/mod.rs`].find((path) => this.#paths.has(path));
  }

  #add(
    file: string,
    place: {
      package: CargoPackage | undefined;
      test: boolean;
      parent: RustModule | undefined;
      depth: number;
    },
  ): RustModule {
    const facts = this.#facts.get(file);
    const inline = new Set(
      (facts?.symbols ?? []).flatMap(({ kind, name }) => (kind === 'module' ? [name] : [])),
    );
    const module: RustModule = {
      file,
      inline,
      parent: place.parent,
      root: place.parent === undefined ? undefined : (place.parent.root ?? place.parent),
      package: place.package,
      test: place.test,
      children: new Map(),
    };
    if (!this.#byFile.has(file)) this.#byFile.set(file, module);
    if (facts !== undefined && place.depth < MAX_DEPTH) this.#addChildren(module, facts, place.depth);
    return module;
  }

  #addChildren(module: RustModule, facts: FileFacts, depth: number): void {
    for (const raw of facts.imports) {
      if (raw.flavour !== 'mod' && raw.flavour !== 'path') continue;
      const name = raw.flavour === 'path' ? raw.names[0]! : raw.specifier;
      const file = this.fileOf(facts, raw, module.parent === undefined);
      // The same file may be a module of the library and of the binary: the first one names its place.
      if (file === undefined || file === module.file || module.children.has(name)) continue;
      const known = this.#byFile.get(file);
      const child = known?.package === module.package && known !== undefined ? known : undefined;
      const place = {
        package: module.package,
        test: module.test || raw.test === true,
        parent: module,
        depth: depth + 1,
      };
      module.children.set(name, child ?? this.#add(file, place));
    }
  }
}

/** Names of the inline modules that enclose an offset, outermost first. */
export function inlineAround(file: FileFacts, offset: number): string[] {
  return file.symbols
    .filter((symbol) => symbol.kind === 'module' && symbol.start < offset && offset < symbol.end)
    .map((symbol) => symbol.name);
}

function folderOfChildren(path: string, isRoot: boolean): string {
  const name = basename(path).replace(/\.rs$/, '');
  if (isRoot || name === 'mod') return dirname(path);
  return [dirname(path), name].filter((part) => part !== '').join('/');
}

function normalise(path: string): string {
  const out: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') out.pop();
    else if (segment !== '.' && segment !== '') out.push(segment);
  }
  return out.join('/');
}
