import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import type { RulesReport } from '../../protocol/engineApi.ts';

export function rulesReport({ ruling }: ArchitectureModel): RulesReport {
  return {
    rulesFile: RULES_FILE,
    standing: ruling?.standing ?? 'none',
    layers: ruling?.rules.layers ?? [],
    rules: (ruling?.rules.rules ?? []).map((rule) => ({ ...rule, line: ruling?.lines[rule.id] ?? 1 })),
    problems: ruling?.problems ?? [],
  };
}
