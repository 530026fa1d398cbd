/**
 * Modules that many rest on, but that rest on one which changes more easily than they do: breaches of R. C. Martin's Stable
 * Dependencies Principle ("Stability", C++ Report, 1997), where the gap is clear.
 */
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { Module } from '../model/module.ts';
import type { FindingParts } from './findingParts.ts';
import { crossEdgesOf } from './moduleEdges.ts';
import { counted, isInside, moduleLabel } from './wording.ts';

/** Difference in instability that counts as clear, and as grave. */
const CLEAR_GAP = 0.3;
const GRAVE_GAP = 0.6;
/** Fewer files on either side make the ratio an accident. */
const MIN_FILES_AROUND = 5;
/** A module of abstractions may be used however unstable its ratio is. */
const ABSTRACT_ENOUGH = 0.5;
const MAX_EVIDENCE = 5;

export function findUnstableDependencies(parts: FindingParts): Finding[] {
  const byName = new Map(parts.modules.map((module) => [module.name, module]));
  const circles = parts.moduleCycles.map((cycle) => new Set(cycle.members));
  const inOneCircle = (a: string, b: string) => circles.some((circle) => circle.has(a) && circle.has(b));
  const crossing = crossEdgesOf(parts);
  return parts.modules.flatMap((module) =>
    module.dependsOn.flatMap((dependency) => {
      const target = byName.get(dependency.module);
      if (target === undefined || dependency.runTimeEdges === 0) return [];
      // A folder is what its sub-folders make of it: leaning on them is no breach.
      if (isInside(target.name, module.name)) return [];
      if (!isUnstable(module, target) || inOneCircle(module.name, target.name)) return [];
      return [describe(module, target, crossing.between(module.name, target.name))];
    }),
  );
}

function isUnstable({ metrics: stable }: Module, { metrics: loose }: Module): boolean {
  return (
    loose.instability - stable.instability >= CLEAR_GAP &&
    stable.afferent >= MIN_FILES_AROUND &&
    loose.efferent >= MIN_FILES_AROUND &&
    loose.abstractness < ABSTRACT_ENOUGH
  );
}

function describe(
  module: Module,
  target: Module,
  edges: ReturnType<ReturnType<typeof crossEdgesOf>['between']>,
): Finding {
  const [stable, loose] = [module.metrics.instability.toFixed(2), target.metrics.instability.toFixed(2)];
  const grave = target.metrics.instability - module.metrics.instability >= GRAVE_GAP;
  return {
    id: findingId('unstable-dependency', module.name, target.name),
    kind: 'unstable-dependency',
    severity: grave ? 'warning' : 'info',
    confidence: 'likely',
    title: `${moduleLabel(module.name)} depends on the less stable ${moduleLabel(target.name)}`,
    explanation: `${counted(module.metrics.afferent, 'file')} outside rest on ${module.name} (instability ${stable}), yet it depends on ${target.name} (instability ${loose}), which itself depends on ${counted(target.metrics.efferent, 'file')} outside: their changes pass through. Declare an interface in ${module.name} for what it needs and let ${target.name} implement it, or move the used part to a module that depends on little.`,
    evidence: edges.slice(0, MAX_EVIDENCE).map((edge) => ({
      path: edge.from,
      line: edge.line,
      text: `${module.name} depends on ${target.name} here: ${edge.to}.`,
    })),
    subjects: [module.name, target.name],
  };
}
