/** Dotted names of Python modules as files of this workspace. */
import { dirname } from '../../../base/paths.ts';
import type { FileSelector } from '../../model/rule.ts';
import { escaped } from '../infer/ground.ts';
import { quoteGlob } from '../patterns.ts';

export class PythonPlaces {
  readonly #sources: ReadonlySet<string>;
  readonly #folders = new Set<string>();
  readonly #roots: readonly string[];

  /** @param roots folders that modules are looked for in; found by where packages lie when none are given. */
  constructor(sources: readonly string[], roots: readonly string[] = []) {
    const python = sources.filter((path) => /\.pyi?$/.test(path));
    this.#sources = new Set(python);
    for (const path of python)
      for (let at = dirname(path); at !== ''; at = dirname(at)) this.#folders.add(at);
    this.#roots =
      roots.length > 0
        ? roots
        : [
            '',
            'src',
            ...new Set(python.map(dirname).filter((folder) => !this.#sources.has(`${folder}/__init__.py`))),
          ];
  }

  /** Path of the package's folder, or of the module without its ending. */
  pathOf(module: string): string | undefined {
    const below = module.split('.').join('/');
    const candidates = [...this.#roots, ...this.#parents(below)].map((root) =>
      root === '' ? below : `${root}/${below}`,
    );
    return candidates.find((path) => this.#folders.has(path) || this.#sources.has(`${path}.py`));
  }

  /** Undefined when there is no such module here. */
  filesOf(module: string): readonly string[] | undefined {
    const path = this.pathOf(module.replace(/\.\*+$/, ''));
    if (path === undefined) return undefined;
    const glob = quoteGlob(path);
    return [
      ...(this.#folders.has(path) ? [glob === path ? path : `${glob}/**`] : []),
      ...(this.#sources.has(`${path}.py`) ? [`${glob}.py`] : []),
    ];
  }

  selectorOf(modules: readonly string[]): {
    readonly selector: FileSelector;
    readonly missing: readonly string[];
  } {
    const files = modules.map((module) => this.filesOf(module));
    return {
      selector: { files: files.flatMap((each) => each ?? []) },
      missing: modules.filter((_, at) => files[at] === undefined),
    };
  }

  /** An expression that takes which of the modules a file belongs to as its first group; `a.*` means each module in `a`. */
  expressionOf(modules: readonly string[]): string | undefined {
    const paths = modules.flatMap((module) => {
      const parent = /^(.+)\.\*+$/.exec(module)?.[1];
      if (parent === undefined) return this.pathOf(module) ?? [];
      return this.#inside(this.pathOf(parent));
    });
    return paths.length < 2 ? undefined : `^(${paths.map(escaped).join('|')})(?:/|\\.py$)`;
  }

  /** Modules directly in a package, the package's own file left out. */
  #inside(folder: string | undefined): string[] {
    if (folder === undefined) return [];
    const files = [...this.#sources].filter((path) => /\.py$/.test(path) && !path.endsWith('/__init__.py'));
    const all = [...files.map((path) => path.slice(0, -3)), ...this.#folders];
    return [...new Set(all.filter((path) => dirname(path) === folder))].sort();
  }

  #parents(below: string): string[] {
    const first = below.split('/')[0]!;
    return [...this.#folders]
      .filter((folder) => folder.endsWith(`/${first}`))
      .map((folder) => folder.slice(0, -first.length - 1));
  }
}
