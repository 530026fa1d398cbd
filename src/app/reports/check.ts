import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import type { CheckReport } from '../../protocol/engineApi.ts';

export function checkReport({ ruling, files, resolution }: ArchitectureModel): CheckReport {
  return {
    rulesFile: RULES_FILE,
    standing: ruling?.standing ?? 'none',
    rules: ruling?.rules.rules.length ?? 0,
    violations: ruling?.violations ?? [],
    problems: ruling?.problems ?? [],
    files: files.length,
    resolution,
  };
}
