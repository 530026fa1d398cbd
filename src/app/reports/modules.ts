/** Modules: whole, in short, and the files of one. */
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { ModuleFilesReport, ModuleSummariesReport, ModulesReport } from '../../protocol/engineApi.ts';

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

export function moduleSummariesReport(model: ArchitectureModel): ModuleSummariesReport {
  return {
    modules: modulesReport(model).modules.map(({ files, ...rest }) => ({ ...rest, files: files.length })),
  };
}

export function moduleFilesReport(model: ArchitectureModel, name: string): ModuleFilesReport {
  return { files: model.modules.find((module) => module.name === name)?.files ?? [] };
}
