import { inferLayers } from '../../core/layers/inferLayers.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { DependencyGraph } from '../../core/model/graph.ts';
import type { WorkspaceLayers } from '../../core/model/layer.ts';

/** An edit that leaves the edges as they were leaves the layers too. */
const known = new WeakMap<DependencyGraph, WorkspaceLayers>();

export function layersOf(model: ArchitectureModel): WorkspaceLayers {
  const before = known.get(model.graph);
  if (before !== undefined) return before;
  const layers = inferLayers(model);
  known.set(model.graph, layers);
  return layers;
}
