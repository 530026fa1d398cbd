/** Specifiers for new targets, with what the workspace knows about packages. */
import { dirname } from '../../base/paths.ts';
import { respecify } from '../edit/scriptSpecifier.ts';
import type { Workbench } from './workbench.ts';

export interface Retarget {
  readonly importer: string;
  readonly specifier: string;
  readonly target: string;
  readonly targetAfter: string;
  readonly importerAfter?: string;
}

/** Undefined when the specifier's way to its target cannot be repeated. */
export async function scriptSpecifier(bench: Workbench, retarget: Retarget): Promise<string | undefined> {
  return respecify({
    importer: retarget.importerAfter ?? retarget.importer,
    importerBefore: retarget.importer,
    specifier: retarget.specifier,
    target: retarget.target,
    targetAfter: retarget.targetAfter,
    packageNames: retarget.specifier.startsWith('.') ? [] : await packageNamesAbove(bench, retarget.target),
  });
}

/** Names in the package.json files of the folders above a file. */
async function packageNamesAbove(bench: Workbench, path: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const text = await bench.read(folder === '' ? 'package.json' : `${folder}/package.json`);
    const name =
      text === undefined ? undefined : /"name"\s*:\s*"([^"]{1,214})"/.exec(text.slice(0, 20_000))?.[1];
    if (name !== undefined) names.push(name);
    if (folder === '') return names;
  }
}
