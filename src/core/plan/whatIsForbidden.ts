/** What the rules in force say about code in these folders, as a person should know before writing it. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { RuleSimulation } from '../suggest/violations/ruleSimulation.ts';

const MOST = 6;

export function whatIsForbidden(model: ArchitectureModel, folders: readonly string[]): readonly string[] {
  if (model.ruling === undefined || model.ruling.rules.rules.length === 0) return [];
  const rules = new RuleSimulation(model, model.ruling);
  const said: string[] = [];
  for (const folder of new Set(folders)) {
    const beside = model.files.find(
      ({ path }) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'),
    );
    if (beside === undefined) continue;
    for (const module of model.modules) {
      const [to] = module.files;
      if (to === undefined || to === beside.path || module.name === beside.module) continue;
      if (!rules.allows({ from: beside.path, to }))
        said.push(`Code in ${folder} may not import ${module.name}.`);
    }
  }
  return [...new Set(said)].slice(0, MOST);
}
