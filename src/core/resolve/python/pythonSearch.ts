/** Where Python looks for a top-level module, seen from the folder of the importing file. */
import { basename, dirname } from '../../../base/paths.ts';
import type { PathIndex, ResolveContext } from '../../ports/languageSupport.ts';
import { PythonDistributions } from './pythonDistributions.ts';
import { type PythonModules, under } from './pythonModules.ts';
import { type PythonProject, pythonProjects, sourceFolders } from './pythonProjects.ts';

/** A folder on the search path. */
export interface SearchRoot {
  readonly folder: string;
  /** Top-level packages that do not lie under their own name, by import name. */
  readonly mapped: ReadonlyMap<string, string>;
}

export interface SearchPath {
  /** What stands before the standard library: the script's or test's own root. */
  readonly own: readonly SearchRoot[];
  /** What the projects round the file put on the path, innermost first. */
  readonly near: readonly SearchRoot[];
  /** Folders that may be on the path; believed only when the whole name is found there. */
  readonly possible: readonly SearchRoot[];
  /** The projects round the file, innermost first; never empty. */
  readonly projects: readonly PythonProject[];
}

interface ProjectPath {
  readonly projects: readonly PythonProject[];
  readonly near: readonly SearchRoot[];
  /** The folder is installed as a package: without `__init__` it is a namespace, not a folder of scripts. */
  isInstalled(folder: string): boolean;
}

const NOTHING_MAPPED: ReadonlyMap<string, string> = new Map();

export class PythonSearch {
  readonly distributions: PythonDistributions;
  readonly #paths: PathIndex;
  readonly #modules: PythonModules;
  readonly #projects: ReadonlyMap<string, PythonProject>;
  readonly #byFolder = new Map<string, SearchPath>();
  readonly #byProject = new Map<string, ProjectPath>();

  constructor(context: ResolveContext, modules: PythonModules) {
    this.#paths = context.paths;
    this.#modules = modules;
    this.#projects = pythonProjects(context);
    this.distributions = new PythonDistributions(this.#projects, context.paths);
  }

  /** @param folder of the importing file. */
  pathOf(folder: string): SearchPath {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const { projects, near, isInstalled } = this.#projectPath(folder);
    const tests = this.#testRoots(folder);
    const own = this.rootOf(folder);
    const above = ancestors(own).filter((each) => !isInstalled(each));
    const path = {
      own: rootsAt(isInstalled(own) ? tests : [own, ...tests]),
      near,
      possible: rootsAt(above.flatMap(possibleFolders)),
      projects,
    };
    this.#byFolder.set(folder, path);
    return path;
  }

  /** The nearest folder that is no package: what running or testing a file puts on the path. */
  rootOf(folder: string): string {
    let root = folder;
    while (root !== '' && this.#modules.initOf(root) !== undefined) root = dirname(root);
    return root;
  }

  /** The name under which code imports the package that a folder is; empty when that is unknown. */
  dottedName(folder: string): readonly string[] {
    const roots = this.#projectPath(folder).near.filter((root) => folder.startsWith(`${root.folder}/`));
    const [root] = roots.toSorted((a, b) => b.folder.length - a.folder.length);
    return root === undefined ? [] : folder.slice(root.folder.length + 1).split('/');
  }

  /** pytest puts the root of every `conftest.py` above a file on the path. */
  #testRoots(folder: string): readonly string[] {
    return ancestors(folder)
      .filter((above) => this.#paths.has(under(above, 'conftest.py')))
      .map((above) => this.rootOf(above));
  }

  #projectPath(folder: string): ProjectPath {
    const around = ancestors(folder).flatMap((above) => this.#projects.get(above) ?? []);
    const { folder: innermost } = around[0]!;
    const known = this.#byProject.get(innermost);
    if (known !== undefined) return known;
    const path = {
      projects: around,
      near: around.flatMap((each) => this.#rootsOf(each)),
      isInstalled: this.#installedBy(around),
    };
    this.#byProject.set(innermost, path);
    return path;
  }

  #installedBy(projects: readonly PythonProject[]): (folder: string) => boolean {
    const installed = projects.filter((project) => project.installed);
    const packages = new Set(installed.flatMap((project) => [...project.packages]));
    // A project's own folder holds its packages beside anything else.
    const roots = new Set(
      installed.flatMap((project) =>
        sourceFolders(project, this.#paths).filter((each) => each !== project.folder),
      ),
    );
    return (folder) =>
      ancestors(folder).some((above) => packages.has(above) || (above !== '' && roots.has(dirname(above))));
  }

  #rootsOf(project: PythonProject): readonly SearchRoot[] {
    const sources = sourceFolders(project, this.#paths);
    const folders = new Set([...sources, ...project.searched, project.folder]);
    return [...folders].map((folder) => ({ folder, mapped: project.mapped }));
  }
}

/** Where a root keeps a top-level module, without ending. */
export function placeIn({ folder, mapped }: SearchRoot, top: string): string {
  return mapped.get(top) ?? under(folder, top);
}

function rootsAt(folders: readonly string[]): readonly SearchRoot[] {
  return [...new Set(folders)].map((folder) => ({ folder, mapped: NOTHING_MAPPED }));
}

/** The folder itself and those above it, up to the workspace's own. */
function ancestors(folder: string): readonly string[] {
  const all = [folder];
  for (let at = folder; at !== ''; ) {
    at = dirname(at);
    all.push(at);
  }
  return all;
}

function possibleFolders(folder: string): readonly string[] {
  const own = ['src', 'lib', 'python'];
  return [folder, ...own.filter((name) => name !== basename(folder)).map((name) => under(folder, name))];
}
