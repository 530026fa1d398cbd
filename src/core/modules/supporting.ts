/** Folders about the code rather than of it, by the habits of all ecosystems: directly below a package's root. */
import type { SourcePackage } from './packages.ts';

const SUPPORTING = new Set(
  'doc docs docs_src documentation example examples sample samples demo demos bench benches benchmark benchmarks script scripts website'.split(
    ' ',
  ),
);
const EXAMPLE_PACKAGES = /^(?:.*?\/)?(?:examples?|samples?|demos?|playgrounds?)(?=\/)/i;

export function isSupporting(folder: string): boolean {
  return SUPPORTING.has(folder.toLowerCase());
}

/** The folder of examples that a package is one of; a folder within a package may bear such a name in a Java package's. */
export function examplesAround(packageRoot: string): string | undefined {
  return EXAMPLE_PACKAGES.exec(packageRoot)?.[0];
}

/** How many files of the packages are the product itself. */
export function countProduct(packages: readonly SourcePackage[]): number {
  let count = 0;
  for (const { root, files } of packages) {
    if (examplesAround(root) !== undefined) continue;
    const from = root === '' ? 0 : root.length + 1;
    for (const path of files) if (!isSupporting(path.slice(from, path.indexOf('/', from)))) count++;
  }
  return count;
}
