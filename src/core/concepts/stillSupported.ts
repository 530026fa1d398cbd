/** Whether files that a habit was learned from are still there, by their paths alone: a project need not be open for that. */
import { basename, dirname } from '../../base/paths.ts';
import { nameShape } from '../places/ranking/nameShape.ts';
import { isTestPath } from '../workspace/testPaths.ts';
import { leafKey } from './leafName.ts';
import { isMadeUp, namingOf } from './naming.ts';
import { LEAST_TIMES, type ProjectConcept } from './projectConcept.ts';

type Sought = Pick<ProjectConcept, 'kind' | 'naming' | 'extension' | 'folder'>;

/** What is named after its place may lie anywhere: of those only the names are looked for. */
const IS_ONE: Readonly<Record<ProjectConcept['kind'], (path: string, concept: Sought) => boolean>> = {
  part: (path, { naming, folder }) =>
    namingOf(nameShape(basename(path))) === naming &&
    (folder.includes('{') || leafKey(dirname(path)) === leafKey(folder)),
  test: (path, concept) => isTestPath(path) && hasExtension(path, concept),
  entry: (path, { naming }) => basename(path) === naming,
  layout: hasExtension,
  numbered: (path, concept) => /^\d{3,}/.test(basename(path)) && hasExtension(path, concept),
};

/** As often as it has to be seen to be a habit. */
export function isStillSupported(concept: Sought, paths: readonly string[]): boolean {
  const isOne = IS_ONE[concept.kind];
  let times = 0;
  for (const path of paths) {
    if (!isMadeUp(path) && isOne(path, concept)) times++;
    if (times >= LEAST_TIMES) return true;
  }
  return false;
}

function hasExtension(path: string, { extension }: Sought): boolean {
  return path.endsWith(extension);
}
