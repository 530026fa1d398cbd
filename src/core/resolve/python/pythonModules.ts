/** Python's modules as they lie in the workspace: which file or folder a name means in a given place. */
import { dirname } from '../../../base/paths.ts';
import type { PathIndex } from '../../ports/languageSupport.ts';

export interface PythonModule {
  /** The module's file or the package's `__init__`; absent for a namespace package. */
  readonly file?: string;
  /** Where its submodules are looked for; none for a plain module. */
  readonly folders: readonly string[];
  /** Built from another language: there, but with no Python source to lead to. */
  readonly compiled?: boolean;
}

/** A built module carries tags (`_speed.cpython-312-x86_64-linux-gnu.so`), its source does not. */
const BUILT = /^([^.]+)(?:\.[\w-]+)?\.(?:so|pyd)$/;
const COMPILED_SOURCE = /^([^.]+)\.(?:pyx|c|cpp|rs)$/;
const PYTHON = /\.pyi?$/;

/** How the file of a module ends, the most telling first. */
const SOURCES = ['/__init__.py', '.py', '/__init__.pyi', '.pyi'];

/** Looks modules up as CPython's path finder does (docs.python.org, "The import system"). */
export class PythonModules {
  readonly #paths: PathIndex;
  readonly #isOpen: (init: string) => boolean;
  /** Files by the module's path without ending. */
  readonly #sources = new Map<string, string>();
  readonly #withPython = new Set<string>();
  readonly #withModules = new Set<string>();
  readonly #compiled = new Set<string>();
  /** What namespace packages hold, whose folders may be as many as the workspace has projects. */
  readonly #below = new WeakMap<PythonModule, Map<string, PythonModule | undefined>>();

  /** @param isOpen whether the `__init__` of a package says that other folders of its name belong to it. */
  constructor(paths: PathIndex, isOpen: (init: string) => boolean) {
    this.#paths = paths;
    this.#isOpen = isOpen;
    for (const path of paths.all()) {
      if (PYTHON.test(path)) this.#addSource(path);
      else this.#addCompiled(path);
    }
  }

  /** @param places what the module's path would be, without ending, in the order of the search path. */
  among(places: Iterable<string>): PythonModule | undefined {
    const portions: string[] = [];
    let init: string | undefined;
    let compiled = false;
    for (const place of places) {
      const file = this.#sources.get(place);
      if (file === undefined) {
        if (this.#withPython.has(place)) portions.push(place);
        else compiled ||= this.#compiled.has(place);
        continue;
      }
      const isPackage = file.length > place.length + '.pyi'.length;
      if (init === undefined && !isPackage) return { file, folders: [] };
      if (init === undefined && !this.#isOpen(file)) return { file, folders: [place] };
      if (isPackage) portions.push(place);
      init ??= file;
    }
    if (portions.length > 0) return { folders: portions, ...(init === undefined ? {} : { file: init }) };
    return compiled ? { folders: [], compiled } : undefined;
  }

  /** A module directly below another. */
  below(module: PythonModule, name: string): PythonModule | undefined {
    if (module.folders.length < 2) return this.among(module.folders.map((folder) => under(folder, name)));
    const known = this.#below.get(module) ?? new Map<string, PythonModule | undefined>();
    this.#below.set(module, known);
    if (!known.has(name)) known.set(name, this.among(module.folders.map((folder) => under(folder, name))));
    return known.get(name);
  }

  /** What a relative import starts from: the package that a folder is. */
  packageAt(folder: string): PythonModule {
    const file = this.initOf(folder);
    return { folders: [folder], ...(file === undefined ? {} : { file }) };
  }

  initOf(folder: string): string | undefined {
    return [under(folder, '__init__.py'), under(folder, '__init__.pyi')].find((path) =>
      this.#paths.has(path),
    );
  }

  /** Others may add modules to the package: it is a namespace, or its `__init__` joins all folders of its name. */
  isOpen({ file }: PythonModule): boolean {
    return file === undefined || this.#isOpen(file);
  }

  /** Python lies directly in the folder, not only further down. */
  hasModules(folder: string): boolean {
    return this.#withModules.has(folder);
  }

  #addSource(path: string): void {
    const folder = dirname(path);
    this.#withModules.add(folder);
    const rank = rankOf(path);
    const place = path.slice(0, -SOURCES[rank]!.length);
    const known = this.#sources.get(place);
    if (known === undefined || rank < rankOf(known)) this.#sources.set(place, path);
    for (let at = folder; at !== '' && !this.#withPython.has(at); at = dirname(at)) this.#withPython.add(at);
  }

  #addCompiled(path: string): void {
    const at = path.lastIndexOf('/') + 1;
    const name = path.slice(at);
    const module = BUILT.exec(name)?.[1] ?? COMPILED_SOURCE.exec(name)?.[1];
    if (module !== undefined) this.#compiled.add(path.slice(0, at) + module);
  }
}

export function under(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function rankOf(path: string): number {
  return SOURCES.findIndex((ending) => path.endsWith(ending));
}
