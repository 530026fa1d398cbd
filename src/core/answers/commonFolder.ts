/** The folder that nearly everything lies in, as Java's package folders: it says nothing where it is said each time. */
import { dirname } from '../../base/paths.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { ASIDE } from './aside.ts';

/** Share of the files that lie in it; the others are its settings and the like. */
const NEARLY_ALL = 0.9;

/** Parts of a path from which on it is worth leaving out. */
const LEAST_PARTS = 3;

/** Without a slash at its end; empty where there is none. */
export const commonFolder = rememberedByObject((model: ArchitectureModel): string => {
  const folders = model.files
    .filter((file) => !file.test && !ASIDE.test(file.path))
    .map(({ path }) => dirname(path));
  let common = '';
  for (let next = commonest(folders, common); next !== undefined; next = commonest(folders, common))
    common = next;
  return common.split('/').length >= LEAST_PARTS ? common : '';
});

/** The folder directly in this one that holds nearly all. */
function commonest(folders: readonly string[], inside: string): string | undefined {
  const tally = new Map<string, number>();
  const start = inside === '' ? 0 : inside.length + 1;
  for (const folder of folders) {
    if (start > 0 && !folder.startsWith(`${inside}/`)) continue;
    const end = folder.indexOf('/', start);
    const child = end < 0 ? folder : folder.slice(0, end);
    if (child.length > start) tally.set(child, (tally.get(child) ?? 0) + 1);
  }
  return [...tally].find(([, n]) => n >= NEARLY_ALL * folders.length)?.[0];
}
