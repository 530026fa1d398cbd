/** A file or folder and what is near it. */
import type { MapDependency, MapModel } from '../model/map.ts';

/** Steps from the focus by file, 0 for its own; -1 for those that are further away. Undefined where nothing has this path. */
export function stepsFrom(
  { files }: MapModel,
  dependencies: readonly MapDependency[],
  { focus, depth }: { readonly focus: string; readonly depth: number },
): Int32Array | undefined {
  const steps = new Int32Array(files.length).fill(-1);
  const own = [...files.keys()].filter((at) => isAtOrBelow(files[at]!.path, focus));
  if (own.length === 0) return undefined;
  for (const at of own) steps[at] = 0;
  for (let step = 1; step <= depth; step++) {
    const reached: number[] = [];
    for (const { from, to } of dependencies) {
      if (steps[from] === step - 1 && steps[to] === -1) reached.push(to);
      if (steps[to] === step - 1 && steps[from] === -1) reached.push(from);
    }
    for (const at of reached) steps[at] = step;
  }
  return steps;
}

export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
