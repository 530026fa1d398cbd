/** Go modules of a workspace: which folder an import path means (go.dev/ref/mod). */
import { dirname, join } from '../../../base/paths.ts';
import type { ResolveContext } from '../../ports/languageSupport.ts';

/** A path that imports begin with, and the folder it stands for. */
interface Root {
  readonly path: string;
  readonly folder: string;
}

interface GoModule extends Root {
  /** `replace` directives that lead to a folder. */
  readonly replacements: readonly Root[];
}

interface Work {
  readonly folder: string;
  readonly uses: ReadonlySet<string>;
  readonly replacements: readonly Root[];
}

export class GoModules {
  readonly #modules: readonly GoModule[];
  readonly #works: readonly Work[];
  readonly #reachable = new Map<GoModule, readonly Root[]>();

  constructor({ manifests, problem }: ResolveContext) {
    const modules: GoModule[] = [];
    const works: Work[] = [];
    for (const [manifest, text] of manifests) {
      const folder = dirname(manifest);
      const replacements = localReplacements(folder, text);
      if (manifest.endsWith('go.work')) {
        works.push({ folder, uses: new Set(usedFolders(folder, text)), replacements });
        continue;
      }
      const path = /^[ \t]*module[ \t]+(?:\([ \t]*)?["`]?([^\s"`)]+)/m.exec(text)?.[1];
      if (path === undefined) problem(manifest, 'It names no module. Add a line “module example.com/name”.');
      else modules.push({ path, folder, replacements });
    }
    this.#modules = modules;
    this.#works = works;
  }

  /** The module that a file belongs to: the nearest go.mod above it. */
  of(path: string): GoModule | undefined {
    let best: GoModule | undefined;
    for (const each of this.#modules) {
      if (isWithin(path, each.folder) && each.folder.length >= (best?.folder.length ?? 0)) best = each;
    }
    return best;
  }

  /**
   * The folder of an import path, or undefined when no module of the workspace has it. The longest path wins, since a
   * nested module takes its folder out of the one around it; of equal ones, what the file's own module builds with.
   */
  folderOf(from: GoModule | undefined, importPath: string): string | undefined {
    const own = from === undefined ? [] : this.#rootsOf(from);
    const found = [...own, ...this.#byDistance(from?.folder ?? '')].reduce<Root | undefined>(
      (best, root) =>
        covers(root, importPath) && root.path.length > (best?.path.length ?? -1) ? root : best,
      undefined,
    );
    if (found === undefined) return undefined;
    return join(found.folder, importPath.slice(found.path === STANDARD ? 0 : found.path.length));
  }

  /** The module itself, what it replaces, and what a go.work around it uses. */
  #rootsOf(module: GoModule): readonly Root[] {
    const known = this.#reachable.get(module);
    if (known !== undefined) return known;
    const roots: Root[] = [module, ...module.replacements];
    for (const work of this.#works) {
      if (!work.uses.has(module.folder)) continue;
      roots.push(...work.replacements, ...this.#modules.filter(({ folder }) => work.uses.has(folder)));
    }
    this.#reachable.set(module, roots);
    return roots;
  }

  /** Every module, those first that share the most folders with `folder`. */
  #byDistance(folder: string): readonly Root[] {
    if (this.#modules.length < 2) return this.#modules;
    const steps = (other: string) => distance(folder, other);
    return [...this.#modules].sort(
      (a, b) => steps(a.folder) - steps(b.folder) || (a.folder < b.folder ? -1 : 1),
    );
  }
}

/** The standard library's own module, whose packages are imported without its name. */
const STANDARD = 'std';

function covers(root: Root, importPath: string): boolean {
  if (root.path === STANDARD) return !importPath.split('/', 1)[0]!.includes('.');
  return importPath === root.path || importPath.startsWith(`${root.path}/`);
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Folders to go up and down. */
function distance(a: string, b: string): number {
  const from = a === '' ? [] : a.split('/');
  const to = b === '' ? [] : b.split('/');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return from.length + to.length - 2 * common;
}

function localReplacements(folder: string, text: string): Root[] {
  const pattern =
    /^[ \t]*(?:replace[ \t]+\(?[ \t]*)?([^\s"`(]+)(?:[ \t]+v\S+)?[ \t]*=>[ \t]*["`]?(\.{1,2}(?:\/[^\s"`]*)?)/gm;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const target = join(folder, match[2]!);
    return target === undefined ? [] : [{ path: match[1]!, folder: target }];
  });
}

/** The folders of `use` lines and blocks. */
function usedFolders(folder: string, text: string): string[] {
  const plain = text.replace(/\/\/[^\n]*/g, '');
  const listed = [...plain.matchAll(/^[ \t]*use[ \t]*(?:\(([^)]{0,20000})\)|(\S+))/gm)].flatMap(
    (match) => match[2] ?? match[1]!.split(/\s+/),
  );
  return listed.flatMap((entry) => {
    const path = entry.replace(/["`]/g, '');
    return path === '' ? [] : (join(folder, path) ?? []);
  });
}
