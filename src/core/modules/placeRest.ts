/** Test files join the module they lie in; a test folder beside the modules becomes one of its own. */
import { dirname } from '../../base/paths.ts';
import type { FileGroup } from './fileGroup.ts';
import type { SourcePackage } from './packages.ts';

/** @param packages the files to place, by package; `groups` grows by them. */
export function placeRest(packages: readonly SourcePackage[], groups: FileGroup[]): void {
  const byPath = new Map(groups.map((group) => [group.path, group]));
  for (const pack of packages) {
    for (const file of pack.files) {
      const path = homeOf(file, pack.root, byPath);
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

/** The nearest module around the file below the package root; else the package's top folder that it lies in. */
function homeOf(file: string, root: string, byPath: ReadonlyMap<string, FileGroup>): string {
  let top = root;
  for (let folder = dirname(file); folder !== root && folder !== ''; folder = dirname(folder)) {
    if (byPath.has(folder)) return folder;
    top = folder;
  }
  const whole = byPath.get(root);
  return whole?.origin === 'manifest' && !hasModulesBelow(root, byPath) ? root : top;
}

function hasModulesBelow(root: string, byPath: ReadonlyMap<string, FileGroup>): boolean {
  const prefix = root === '' ? '' : `${root}/`;
  for (const group of byPath.values()) {
    if (group.path !== root && group.packageRoot === root && group.path.startsWith(prefix)) return true;
  }
  return false;
}

function newGroup(path: string, pack: SourcePackage, file: string): FileGroup {
  const origin = path === pack.root && pack.declared ? 'manifest' : 'folder';
  return { path, origin, packageRoot: pack.root, files: [file], mergeable: false };
}
