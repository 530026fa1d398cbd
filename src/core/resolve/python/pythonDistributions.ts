/** The workspace's own distributions: what each of them offers to the others, and what comes from outside. */
import { basename } from '../../../base/paths.ts';
import type { PathIndex } from '../../ports/languageSupport.ts';
import { under } from './pythonModules.ts';
import { normalName } from './pythonProjectDraft.ts';
import { type PythonProject, sourceFolders } from './pythonProjects.ts';

/** Folders and scripts that lie beside the packages of a flat layout and that no build backend installs. */
const NOT_INSTALLED = new Set(
  `benchmark benchmarks build ci conftest debian dist doc docs dodo example examples exercise exercises
fabfile manage news noxfile pavement scripts setup site_scons tasks test tests tools toxfile unit_test
unit_tests versioneer`.split(/\s+/),
);

/** Segments of a module's name that a distribution's name follows. */
const LONGEST_NAME = 6;

interface Offer {
  readonly place: string;
  readonly project: PythonProject;
}

export class PythonDistributions {
  /** Distributions by normalised name; two of one name are no mistake of ours to punish. */
  readonly #byName = new Map<string, PythonProject[]>();
  readonly #offers = new Map<string, Offer[]>();
  readonly #written = new Set<string>();
  readonly #compiled = new Set<string>();
  readonly #needs = new Map<PythonProject, ReadonlySet<PythonProject>>();

  constructor(projects: ReadonlyMap<string, PythonProject>, paths: PathIndex) {
    for (const project of projects.values()) {
      this.#addBuilt(project, paths);
      if (!project.installed) continue;
      if (project.name !== undefined) push(this.#byName, project.name, project);
      this.#addOffers(project, paths);
    }
  }

  /** Where other distributions keep a top-level module: those that `from` depends on first, then the nearest. */
  places(top: string, from: PythonProject): readonly string[] {
    const offers = this.#offers.get(top) ?? [];
    if (offers.length < 2) return offers.map(({ place }) => place);
    const needed = this.#neededBy(from);
    const ranked = offers.map(({ place, project }) => ({
      place,
      rank: (needed.has(project) ? 1e6 : 0) + sharedSegments(project.folder, from.folder),
    }));
    return ranked.sort((a, b) => b.rank - a.rank).map(({ place }) => place);
  }

  /**
   * Some requirement of the projects that no distribution of the workspace fulfils goes by the module's name:
   * `azure-core` brings `azure.core`, and `yaml` would bring all of `yaml`.
   */
  comesFromOutside(segments: readonly string[], projects: readonly PythonProject[]): boolean {
    let name = '';
    for (const segment of segments.slice(0, LONGEST_NAME)) {
      name = name === '' ? normalName(segment) : `${name}-${normalName(segment)}`;
      if (!this.#byName.has(name) && projects.some(({ dependencies }) => dependencies.has(name))) return true;
    }
    return false;
  }

  /** Some manifest tells of modules that the build makes. */
  get buildsModules(): boolean {
    return this.#written.size + this.#compiled.size > 0;
  }

  /** The build writes the file. */
  isWritten(path: string): boolean {
    return this.#written.has(path);
  }

  /** The build compiles the module from another language. @param place its path without ending. */
  isCompiled(place: string): boolean {
    return this.#compiled.has(place);
  }

  #addBuilt(project: PythonProject, paths: PathIndex): void {
    for (const path of project.generated) this.#written.add(path);
    const folders = [project.folder, ...sourceFolders(project, paths)];
    for (const name of project.compiled)
      for (const folder of folders) this.#compiled.add(under(folder, name.replaceAll('.', '/')));
  }

  #addOffers(project: PythonProject, paths: PathIndex): void {
    for (const [name, place] of project.mapped) push(this.#offers, name, { place, project });
    for (const folder of sourceFolders(project, paths)) {
      const isFlat = folder === project.folder;
      for (const name of topLevel(folder, paths)) {
        if (isFlat && NOT_INSTALLED.has(name)) continue;
        push(this.#offers, name, { place: under(folder, name), project });
      }
    }
  }

  #neededBy(project: PythonProject): ReadonlySet<PythonProject> {
    const known = this.#needs.get(project);
    if (known !== undefined) return known;
    const needed = new Set<PythonProject>([project]);
    for (const each of needed)
      for (const name of each.dependencies)
        for (const other of this.#byName.get(name) ?? []) needed.add(other);
    this.#needs.set(project, needed);
    return needed;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function topLevel(folder: string, paths: PathIndex): ReadonlySet<string> {
  const files = paths.filesIn(folder).map((path) => basename(path));
  return new Set([
    ...paths.foldersIn(folder).map((path) => basename(path)),
    ...files.filter((name) => /\.pyi?$/.test(name)).map((name) => name.replace(/\.pyi?$/, '')),
  ]);
}

function sharedSegments(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared++;
  return shared;
}
