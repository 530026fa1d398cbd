import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { GraphReport } from '../../protocol/engineApi.ts';

/** The file graph. Edges of test code are in it only when the analysis counted tests; cycles are the strongest first. */
export function graphReport(model: ArchitectureModel): GraphReport {
  return {
    files: model.files.map(({ path, language, module }) => ({ path, language, module })),
    edges: model.graph.edges.map(({ from, to, kind, line }) => ({ from, to, kind, line })),
    unresolved: model.unresolved,
    cycles: model.cycles.map(({ witness, members }) => [...new Set([...witness, ...members])]),
    resolution: model.resolution,
  };
}
