/** Everything wrong or risky in a workspace, worst first: one finder a kind. */
import type { Finding, Severity } from '../model/finding.ts';
import { findFileCycles } from './fileCycles.ts';
import type { FindingParts } from './findingParts.ts';
import { findGodModules } from './godModules.ts';
import { findMisplacedFiles } from './misplacedFiles.ts';
import { findModuleCycles } from './moduleCycles.ts';
import { findOrphans } from './orphans.ts';
import { findRuleProblems, findRuleViolations } from './ruleViolations.ts';
import { findUnstableDependencies } from './unstableDependencies.ts';

const FINDERS: readonly ((parts: FindingParts) => readonly Finding[])[] = [
  findRuleProblems,
  findRuleViolations,
  findFileCycles,
  findModuleCycles,
  findUnstableDependencies,
  findGodModules,
  findMisplacedFiles,
  findOrphans,
];

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export function findFindings(parts: FindingParts): Finding[] {
  return FINDERS.flatMap((find) => find(parts)).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
