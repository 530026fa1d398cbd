/** Files whose imports the analysis does not read, though they may import source files. */
import { dirname } from '../../base/paths.ts';
import { rememberedByObject } from '../../base/remembered.ts';

/** Lists of paths stay the same while sources are edited. */
export const hiddenImporters = rememberedByObject((paths: readonly string[]) =>
  paths.filter((path) => /\.(?:mdx|marko|riot)$/.test(path)),
);

/** The nearest of the folders with a manifest that a file lies in; empty for the root. */
export function packageOf(path: string, roots: ReadonlySet<string>): string {
  let folder = dirname(path);
  while (folder !== '' && !roots.has(folder)) folder = dirname(folder);
  return folder;
}
