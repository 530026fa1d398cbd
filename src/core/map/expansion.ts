/** Which folders of a map are open. */
import type { MapTree } from './mapTree.ts';

/** Boxes that a picture takes in at a glance. */
const READABLE = 36;
/** As many for a folder that is most of what there is: without it the picture says nothing. */
const BEARABLE = 80;
/** A folder is opened unasked only where it holds such a share of all that is shown. */
const SHARE = 0.04;

/** Opens the largest folder again and again as long as the picture stays readable: no small one while a larger one is closed. */
export function readableExpansion({ nodes }: MapTree): Set<number> {
  const root = nodes[0];
  if (root === undefined) return new Set();
  const open = new Set([0]);
  let closed = [...root.children];
  for (;;) {
    const largest = closed.reduce((a, b) => (a === -1 || nodes[b]!.files > nodes[a]!.files ? b : a), -1);
    if (largest === -1) return open;
    const { file, files, children } = nodes[largest]!;
    const most = files * 2 > root.files ? BEARABLE : READABLE;
    const fits = closed.length - 1 + children.length <= most;
    if (file !== undefined || files < root.files * SHARE || !fits) return open;
    open.add(largest);
    closed = [...closed.filter((at) => at !== largest), ...children];
  }
}

/** The open ones of these paths: those whose parents are open. The workspace always is. */
export function chosenExpansion({ nodes }: MapTree, paths: readonly string[]): Set<number> {
  const wanted = new Set(paths);
  const open = new Set<number>();
  for (const [at, { id, parent, file }] of nodes.entries())
    if (file === undefined && (at === 0 || (open.has(parent) && wanted.has(id)))) open.add(at);
  return open;
}

/** Opens all that a path stands in. */
export function openTo({ nodes }: MapTree, path: string, open: Set<number>): void {
  const at = nodes.findIndex(({ id }) => id === path);
  for (let above = nodes[at]?.parent ?? -1; above >= 0; above = nodes[above]!.parent) open.add(above);
}
