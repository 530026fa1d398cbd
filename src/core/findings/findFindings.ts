/** Everything wrong or risky in a workspace, worst first: one finder a kind. */
import type { Finding } from '../model/finding.ts';
import { findBypassedLayers } from './bypassedLayers.ts';
import { findDeadModules } from './deadModules.ts';
import { findDivergentChange } from './divergentChange.ts';
import { findDuplicatedStructures } from './duplicatedStructures.ts';
import { findFileCycles } from './fileCycles.ts';
import type { FindingParts } from './findingParts.ts';
import { findGodModules } from './godModules.ts';
import { findHubs } from './hubs.ts';
import { findLeakyAbstractions } from './leakyAbstractions.ts';
import { findMisplacedFiles } from './misplacedFiles.ts';
import { findModuleCycles } from './moduleCycles.ts';
import { findOrphans } from './orphans.ts';
import { rememberedByGraph } from './rememberedByGraph.ts';
import { findRuleProblems, findRuleViolations } from './ruleViolations.ts';
import { findShotgunSurgery } from './shotgunSurgery.ts';
import { findUnstableDependencies } from './unstableDependencies.ts';
import { worstFirst } from './worstFirst.ts';

const FINDERS: readonly ((parts: FindingParts) => readonly Finding[])[] = [
  findRuleProblems,
  findRuleViolations,
  findFileCycles,
  rememberedByGraph(findModuleCycles),
  findUnstableDependencies,
  findGodModules,
  findMisplacedFiles,
  findOrphans,
  rememberedByGraph(findHubs),
  rememberedByGraph(findShotgunSurgery),
  rememberedByGraph(findDivergentChange),
  findLeakyAbstractions,
  rememberedByGraph(findBypassedLayers),
  findDeadModules,
  findDuplicatedStructures,
];

export function findFindings(parts: FindingParts): Finding[] {
  return worstFirst(FINDERS.flatMap((find) => find(parts)));
}
