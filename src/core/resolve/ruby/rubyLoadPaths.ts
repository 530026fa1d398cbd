/** Where `require` looks, as seen from a file: what its gem and its tests put on the load path, then what others add. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { PathIndex, ResolveContext } from '../../ports/languageSupport.ts';
import { expressionValue, ROOT, type RubyPathScope, textValue } from './rubyPathValues.ts';
import type { RubyProject } from './rubyProjects.ts';

/** What gems and the test runners put on it by convention. */
const CONVENTIONAL = ['lib', 'test', 'spec'];

export class RubyLoadPaths {
  readonly #paths: PathIndex;
  readonly #projects: ReadonlyMap<string, RubyProject>;
  readonly #local = new Map<string, readonly string[]>();
  readonly #shared: readonly string[];

  constructor({ paths, facts }: ResolveContext, projects: ReadonlyMap<string, RubyProject>) {
    this.#paths = paths;
    this.#projects = projects;
    this.#shared = [
      ...new Set([
        ...[...facts.values()].flatMap((file) => addedFolders(file, this.scopeOf(file.path))),
        ...[...projects.values()].flatMap(({ requirePaths }) => requirePaths),
        ...this.#autoloaded(),
      ]),
    ].filter((folder) => paths.hasFolder(folder));
  }

  /** First those of the file's own surroundings, nearest first. */
  foldersFor(path: string): readonly (readonly string[])[] {
    const folder = dirname(path);
    let local = this.#local.get(folder);
    if (local === undefined) {
      local = this.#around(folder);
      this.#local.set(folder, local);
    }
    return [local, this.#shared];
  }

  scopeOf(path: string): RubyPathScope {
    return { path, railsRoot: this.rootsAbove(path).find((root) => this.#isRails(root)) ?? '' };
  }

  /** Folders in which commands are run: those of manifests round the file, innermost first, and the workspace's. */
  rootsAbove(path: string): readonly string[] {
    return foldersUp(dirname(path)).filter((folder) => folder === '' || this.#projects.has(folder));
  }

  #isRails(root: string): boolean {
    return this.#paths.has(join(root, 'config/application.rb')!);
  }

  #around(folder: string): string[] {
    return foldersUp(folder).flatMap((each) => {
      const inside = CONVENTIONAL.map((name) => join(each, name)!).filter((one) =>
        this.#paths.hasFolder(one),
      );
      const required = this.#projects.get(each)?.requirePaths ?? [];
      return [...(CONVENTIONAL.includes(basename(each)) ? [each] : []), ...required, ...inside];
    });
  }

  /** Rails puts its autoload paths on the load path too. */
  #autoloaded(): string[] {
    return [...this.#projects.keys()]
      .filter((root) => this.#isRails(root))
      .flatMap((root) =>
        this.#paths.foldersIn(join(root, 'app')!).map((name) => join(root, 'app', basename(name))!),
      );
  }
}

/** What the file itself adds to `$LOAD_PATH`, as far as that can be read off. */
function addedFolders({ imports }: FileFacts, scope: RubyPathScope): string[] {
  return imports
    .filter(({ flavour }) => flavour === 'load-path')
    .flatMap(({ specifier }) => {
      const value = expressionValue(specifier, scope) ?? textValue(specifier, scope);
      return (value?.startsWith(ROOT) ? join(value.slice(1)) : undefined) ?? [];
    });
}

export function foldersUp(folder: string): string[] {
  const out = [folder];
  for (let at = folder; at !== ''; out.push(at)) at = dirname(at);
  return out;
}
