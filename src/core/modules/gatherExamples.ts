/** Example programs, each a package of its own to whoever copies it, are one part to whoever maintains them. */
import type { FileGroup } from './fileGroup.ts';
import { examplesAround } from './supporting.ts';

/** Fewer examples side by side are looked at one by one. */
const MANY = 4;

/** Examples sorted into folders (`examples/react/basic`) become a group a folder, others one together. */
export function gatherExamples(groups: readonly FileGroup[]): FileGroup[] {
  const homes = new Map<string, FileGroup[]>();
  for (const group of groups) {
    const home = homeOf(group.packageRoot);
    if (home === undefined) continue;
    const known = homes.get(home);
    if (known === undefined) homes.set(home, [group]);
    else known.push(group);
  }
  const gathered = new Set<FileGroup>();
  const added: FileGroup[] = [];
  for (const [path, members] of homes) {
    if (members.length < MANY) continue;
    for (const each of members) gathered.add(each);
    const files = members.flatMap((each) => each.files);
    added.push({ path, origin: 'folder', packageRoot: members[0]!.packageRoot, files, mergeable: false });
  }
  return [...groups.filter((group) => !gathered.has(group)), ...added];
}

function homeOf(packageRoot: string): string | undefined {
  const root = examplesAround(packageRoot);
  if (root === undefined) return undefined;
  const [kind, ...rest] = packageRoot.slice(root.length + 1).split('/');
  return rest.length === 0 ? root : `${root}/${kind}`;
}
