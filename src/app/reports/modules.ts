import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { ModulesReport } from '../../protocol/engineApi.ts';

export function modulesReport(model: ArchitectureModel): ModulesReport {
  return {
    modules: model.modules.map(({ name, path, files, dependsOn, metrics }) => ({
      name,
      path,
      files,
      dependsOn: dependsOn.map((dependency) => dependency.module),
      metrics,
    })),
  };
}
