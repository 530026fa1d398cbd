/** The layer of every folder and file of the tree, in one order of layers. */
import type { MapLayer, MapModel } from '../model/map.ts';
import type { MapTree } from './mapTree.ts';

/** It holds no file of any layer. */
export const NO_LAYER = -1;
/** It holds files of several. */
export const MIXED = -2;

const known = new WeakMap<MapTree, readonly Int32Array[]>();

/** By order of layers, by tree node, the index of its layer. */
export function layersOfNodes({ layerings }: MapModel, tree: MapTree): readonly Int32Array[] {
  const found = known.get(tree) ?? layerings.map((layering) => layerOf(layering, tree));
  known.set(tree, found);
  return found;
}

/** Parents stand before their children: going backwards, a folder is done when its content is. */
function layerOf(layering: readonly MapLayer[], { nodes, nodeOf }: MapTree): Int32Array {
  const layers = new Int32Array(nodes.length).fill(NO_LAYER);
  for (const [at, { files }] of layering.entries())
    for (const file of files) if (nodeOf[file]! >= 0) layers[nodeOf[file]!] = at;
  for (let at = nodes.length - 1; at > 0; at--) {
    const { parent } = nodes[at]!;
    const [own, above] = [layers[at]!, layers[parent]!];
    if (own !== NO_LAYER && own !== above) layers[parent] = above === NO_LAYER ? own : MIXED;
  }
  return layers;
}
