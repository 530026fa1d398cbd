/** Which package each file belongs to, by the manifests around it. */
import { basename, dirname } from '../../base/paths.ts';
import type { FolderOf } from './headerHomes.ts';

export interface SourcePackage {
  /** Folder of its manifest; `''` for the workspace root. */
  readonly root: string;
  /** False for the workspace root when it has no manifest of its own. */
  readonly declared: boolean;
  readonly files: string[];
}

/**
 * @param manifests paths of manifest files; a CMakeLists.txt below another one only structures its build and is no package.
 * @returns packages that hold at least one of the files, by root.
 */
export function packagesOf(
  files: readonly string[],
  manifests: readonly string[],
  folderOf: FolderOf = dirname,
): SourcePackage[] {
  const declared = new Set(packageRoots(manifests));
  const packages = new Map<string, SourcePackage>();
  const rootByFolder = new Map<string, string>();
  for (const file of files) {
    const root = rootOf(folderOf(file), declared, rootByFolder);
    const known = packages.get(root);
    if (known === undefined) packages.set(root, { root, declared: declared.has(root), files: [file] });
    else known.files.push(file);
  }
  return [...packages.values()].sort((a, b) => (a.root < b.root ? -1 : 1));
}

function packageRoots(manifests: readonly string[]): string[] {
  const builds = new Set(manifests.filter(isCMake).map(dirname));
  return manifests
    .filter((path) => !isCMake(path) || !ancestorsOf(dirname(path)).some((folder) => builds.has(folder)))
    .map(dirname);
}

function isCMake(path: string): boolean {
  return basename(path) === 'CMakeLists.txt';
}

function rootOf(folder: string, declared: ReadonlySet<string>, known: Map<string, string>): string {
  const passed: string[] = [];
  let at = folder;
  while (at !== '' && !declared.has(at) && !known.has(at)) {
    passed.push(at);
    at = dirname(at);
  }
  const root = known.get(at) ?? at;
  for (const each of passed) known.set(each, root);
  return root;
}

/** The folders around a folder, nearest first, the workspace root last. */
export function ancestorsOf(folder: string): string[] {
  const found: string[] = [];
  for (let at = folder; at !== ''; ) {
    at = dirname(at);
    found.push(at);
  }
  return found;
}
