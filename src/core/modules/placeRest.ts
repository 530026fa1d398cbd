/** Test files join the module they lie in; a test folder beside the modules becomes one of its own. */
import { dirname } from '../../base/paths.ts';
import type { FileGroup } from './fileGroup.ts';
import { ancestorsOf, type SourcePackage } from './packages.ts';

/** @param packages the files to place, by package; `groups` grows by them. */
export function placeRest(packages: readonly SourcePackage[], groups: FileGroup[]): void {
  const byPath = new Map(groups.map((group) => [group.path, group]));
  const holders = new Set(groups.flatMap((group) => ancestorsOf(group.path)));
  for (const pack of packages) {
    for (const file of pack.files) {
      const path = homeOf(file, pack.root, { byPath, holders });
      const known = byPath.get(path);
      if (known !== undefined) known.files.push(file);
      else {
        const group = newGroup(path, pack, file);
        byPath.set(path, group);
        groups.push(group);
      }
    }
  }
}

/** A documentation catalogue of Swift: its snippets are no part of the code around it. */
const CATALOGUE = /^((?:[^/]+\/){0,40}[^/]+\.docc)\//;

interface Homes {
  readonly byPath: ReadonlyMap<string, FileGroup>;
  /** Folders around the modules of production code. */
  readonly holders: ReadonlySet<string>;
}

/** The nearest module around the file below the package root; else the outermost folder that holds no other module. */
function homeOf(file: string, root: string, { byPath, holders }: Homes): string {
  const catalogue = CATALOGUE.exec(file)?.[1];
  if (catalogue !== undefined) return catalogue;
  const own = dirname(file);
  let outermost = own;
  for (let folder = own; folder !== root && folder !== ''; folder = dirname(folder)) {
    if (byPath.has(folder)) return folder;
    if (!holders.has(folder)) outermost = folder;
  }
  return byPath.get(root)?.origin === 'manifest' && !holders.has(root) ? root : outermost;
}

function newGroup(path: string, pack: SourcePackage, file: string): FileGroup {
  const origin = path === pack.root && pack.declared ? 'manifest' : 'folder';
  return { path, origin, packageRoot: pack.root, files: [file], mergeable: false };
}
