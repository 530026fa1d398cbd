/** Which module each Swift file is compiled into: a package's target, or what an Xcode project or the workspace holds beside them. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { ResolveContext } from '../../ports/languageSupport.ts';
import { readTargets, type SwiftTarget } from './swiftPackage.ts';

export interface SwiftModule {
  /** What `import` calls it; undefined for files that no package lists, whose modules are not known. */
  readonly name: string | undefined;
  readonly folder: string;
  /** Part of the folder that the module leaves out. */
  readonly exclude: readonly string[];
  readonly sources: readonly string[];
}

/** Where the Swift package manager looks for a target's folder, in this order. */
const PLACES: Readonly<Record<SwiftTarget['kind'], readonly string[]>> = {
  target: ['Sources', 'Source', 'src', 'srcs'],
  test: ['Tests', 'Sources', 'Source', 'src', 'srcs'],
  plugin: ['Plugins'],
};

export class SwiftModules {
  readonly #byFolder = new Map<string, SwiftModule[]>();
  readonly #byName = new Map<string, SwiftModule[]>();
  readonly #loose = new Map<string, SwiftModule>();
  readonly #known = new Map<string, SwiftModule>();
  /** Folders of packages and Xcode projects. */
  readonly #roots = new Set<string>(['']);

  constructor(context: ResolveContext) {
    const projects = context.paths.named('project.pbxproj').map(dirname);
    for (const project of projects) this.#roots.add(dirname(project));
    for (const [path, text] of context.manifests) this.#addPackage(dirname(path), text, context);
    for (const project of projects) this.#addProject(project);
  }

  of(path: string): SwiftModule {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const found = this.#target(path) ?? this.#looseAt(path);
    this.#known.set(path, found);
    return found;
  }

  /** The module that an import in `from` names: of several, the one nearest to it. */
  named(name: string, from: string): SwiftModule | undefined {
    const modules = this.#byName.get(name) ?? [];
    if (modules.length < 2) return modules[0];
    const shared = modules.map(({ folder }) => sharedLength(folder, from));
    return modules[shared.indexOf(Math.max(...shared))];
  }

  /** An Xcode project builds a module of its own name, unless a package does. */
  #addProject(path: string): void {
    const name = basename(path).replace(/\.xcodeproj$/, '');
    if (!this.#byName.has(name)) append(this.#byName, name, this.#looseAt(`${dirname(path)}/`));
  }

  #addPackage(root: string, text: string, { paths }: ResolveContext): void {
    this.#roots.add(root);
    const targets = readTargets(text);
    for (const target of targets) {
      const folder = folderOf(target, root, (path) => paths.hasFolder(path), targets.length === 1);
      if (folder === undefined) continue;
      const { name, exclude, sources } = target;
      const module = { name, folder, exclude, sources };
      append(this.#byFolder, folder, module);
      append(this.#byName, name, module);
    }
  }

  #target(path: string): SwiftModule | undefined {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const found = this.#byFolder.get(folder)?.find((module) => holds(module, path));
      if (found !== undefined) return found;
      if (folder === '') return undefined;
    }
  }

  #looseAt(path: string): SwiftModule {
    const tutorial = TUTORIAL.test(path);
    let root = dirname(path);
    // The steps of a tutorial declare the same names again and again: each folder is a world of its own.
    while (!tutorial && !this.#roots.has(root)) root = dirname(root);
    const known = this.#loose.get(root);
    if (known !== undefined) return known;
    const module = { name: undefined, folder: root, exclude: [], sources: [] };
    this.#loose.set(root, module);
    return module;
  }
}

/** Code that documentation shows is compiled by nobody. */
const TUTORIAL = /\.docc\//;

/** The manifest itself is code of no module. */
export function isManifest(path: string): boolean {
  return /^Package(?:@swift-[\d.]+)?\.swift$/.test(basename(path));
}

function folderOf(
  { name, kind, path }: SwiftTarget,
  root: string,
  hasFolder: (path: string) => boolean,
  alone: boolean,
): string | undefined {
  if (path !== undefined) return join(root, path);
  const places = PLACES[kind].map((place) => join(root, place)!);
  const own = places.map((place) => `${place}/${name}`).find(hasFolder);
  // The only target of a package may have `Sources` to itself.
  return own ?? (alone ? places.find(hasFolder) : undefined);
}

function holds({ folder, exclude, sources }: SwiftModule, path: string): boolean {
  const inside = folder === '' ? path : path.slice(folder.length + 1);
  const below = (each: string) => {
    const part = each.replace(/^\.\/|\/+$/g, '');
    return part === '' || part === '.' || inside === part || inside.startsWith(`${part}/`);
  };
  if (exclude.some(below) || isManifest(path) || TUTORIAL.test(path)) return false;
  return sources.length === 0 || sources.some(below);
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
