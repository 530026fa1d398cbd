import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Ruling } from '../../core/model/rule.ts';
import type { ChangedLines } from '../../core/ports/changeReader.ts';
import { broughtBy } from '../../core/rules/broughtBy.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import type { CheckReport } from '../../protocol/engineApi.ts';

/** @param changed undefined for every violation, however old. */
export function checkReport(
  { ruling, files, resolution }: ArchitectureModel,
  changed?: ReadonlyMap<string, ChangedLines>,
): CheckReport {
  const all = ruling?.violations ?? [];
  const violations = changed === undefined ? all : broughtBy(all, changed);
  return {
    rulesFile: RULES_FILE,
    standing: ruling?.standing ?? 'none',
    rules: ruling?.rules.rules.length ?? 0,
    kept: keptBy(ruling),
    violations,
    problems: ruling?.problems ?? [],
    files: files.length,
    ...(changed === undefined ? {} : { older: all.length - violations.length }),
    resolution,
  };
}

function keptBy(ruling: Ruling | undefined): readonly string[] {
  if (ruling === undefined) return [];
  const { rules, violations, problems } = ruling;
  const broken = new Set<unknown>([
    ...violations.map(({ rule }) => rule),
    ...problems.map(({ subject }) => subject),
  ]);
  return rules.rules.map(({ id }) => id).filter((id) => !broken.has(id));
}
