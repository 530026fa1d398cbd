import type { MapView } from '../../model/map.ts';

/** By node, the nodes that stand in it: upper rows first. */
export function childLists({ nodes }: MapView): readonly (readonly number[])[] {
  const children: number[][] = nodes.map(() => []);
  for (const [at, { parent }] of nodes.entries()) if (parent >= 0) children[parent]!.push(at);
  const row = (at: number) => (nodes[at]!.apart === true ? Number.MAX_SAFE_INTEGER : nodes[at]!.band);
  for (const list of children) list.sort((a, b) => row(a) - row(b));
  return children;
}
