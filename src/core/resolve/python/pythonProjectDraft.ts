/** What the manifests of one folder add up to, while they are read. */
import { join } from '../../../base/paths.ts';

export interface ProjectDraft {
  readonly folder: string;
  /** Normalised name of the distribution. */
  name?: string;
  /** Something installs it: a folder that only configures tools is no distribution. */
  installed: boolean;
  /** Folders whose packages are installed, relative to the workspace. */
  readonly sources: Set<string>;
  /** Folders of packages that are installed whole, so that a folder in them is a package with or without `__init__`. */
  readonly packages: Set<string>;
  /** Folders that a test or type tool puts on the path. */
  readonly searched: Set<string>;
  /** Folder of a top-level package that does not lie under its own name, by import name. */
  readonly mapped: Map<string, string>;
  /** Normalised names of the distributions that it needs. */
  readonly dependencies: Set<string>;
  /** Files that the build writes. */
  readonly generated: Set<string>;
  /** Dotted names of modules that are compiled from another language. */
  readonly compiled: Set<string>;
}

export function newDraft(folder: string): ProjectDraft {
  return {
    folder,
    installed: false,
    sources: new Set(),
    packages: new Set(),
    searched: new Set(),
    mapped: new Map(),
    dependencies: new Set(),
    generated: new Set(),
    compiled: new Set(),
  };
}

/** As package indexes compare names: lower case, with runs of `-_.` alike. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Adds folders as written in a manifest; those outside the workspace are left out. */
export function addFolders(draft: ProjectDraft, to: Set<string>, folders: readonly string[]): void {
  for (const folder of folders) {
    const path = join(draft.folder, folder);
    if (path !== undefined) to.add(path);
  }
}

/** A package that lies in `folder` under the import name `name`; an empty name says where all packages lie. */
export function addPackageFolder(draft: ProjectDraft, name: string, folder: string): void {
  const path = join(draft.folder, folder);
  if (path === undefined) return;
  if (name === '') draft.sources.add(path);
  else if (!name.includes('.')) draft.mapped.set(name, path);
}

/** A requirement as PEP 508 writes it, or a name alone. */
export function addDependency(draft: ProjectDraft, requirement: string): void {
  const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement.slice(0, 200))?.[1];
  if (name !== undefined) draft.dependencies.add(normalName(name));
}

/** A file that the build writes, as a manifest names it. */
export function addGenerated(draft: ProjectDraft, path: string | undefined): void {
  const at = path === undefined ? undefined : join(draft.folder, path);
  if (at !== undefined) draft.generated.add(at);
}
