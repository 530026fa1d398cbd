/** Modules that depend on each other in a circle. */
import type { Evidence, Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { Cycle, DependencyEdge } from '../model/graph.ts';
import type { FindingParts } from './findingParts.ts';
import { type CrossEdges, crossEdgesOf } from './moduleEdges.ts';
import { counted, isInside, moduleLabel } from './wording.ts';

const MAX_EVIDENCE = 10;

export function findModuleCycles(parts: FindingParts): Finding[] {
  if (parts.moduleCycles.length === 0) return [];
  const crossing = crossEdgesOf(parts);
  return parts.moduleCycles.map((cycle) => ({
    id: findingId('module-cycle', ...cycle.members),
    kind: 'module-cycle',
    severity: cycle.strength === 'run-time' && !isNested(cycle) ? 'warning' : 'info',
    confidence: 'proven',
    title: titleOf(cycle),
    explanation: explanationOf(cycle),
    evidence: evidenceOf(cycle, crossing),
    subjects: [...new Set([...cycle.witness, ...cycle.members])],
  }));
}

/** A folder and its own sub-folders that use each other: one module that has been sorted into drawers. */
function isNested({ members }: Cycle): boolean {
  const outer = members.reduce((short, name) => (name.length < short.length ? name : short));
  return members.every((name) => name === outer || isInside(name, outer));
}

function titleOf({ members, witness, strength }: Cycle): string {
  const how = strength === 'run-time' ? '' : ' (types only)';
  if (members.length <= 3) return `Modules ${witness.map(moduleLabel).join(', ')} depend on each other${how}`;
  return `${members.length} modules depend on each other in circles${how}, shortest through ${witness.map(moduleLabel).join(', ')}`;
}

function explanationOf({ cuts }: Cycle): string {
  const harm =
    'Modules in a circle are one module in truth: no part can be built, tested or given away alone.';
  const [first] = cuts;
  if (first === undefined) return harm;
  const rest =
    cuts.length === 1 ? '' : ` ${counted(cuts.length, 'dependency', 'dependencies')} to turn in all.`;
  return `${harm} Start with ${first.from} → ${first.to}, made by ${counted(first.cost, 'import')}: move the shared part to the module that both may use, or let ${first.from} declare an interface that ${first.to} implements.${rest}`;
}

/** The imports behind each step of the witness, a share for each step, the cheapest cut's first. */
function evidenceOf({ witness, cuts }: Cycle, crossing: CrossEdges): Evidence[] {
  const steps = witness.map((from, at) => ({ from, to: witness[(at + 1) % witness.length]! }));
  const isCut = (step: { from: string; to: string }) =>
    cuts.some((cut) => cut.from === step.from && cut.to === step.to);
  const share = Math.max(1, Math.floor(MAX_EVIDENCE / steps.length));
  return steps
    .sort((a, b) => Number(isCut(b)) - Number(isCut(a)))
    .flatMap((step) =>
      crossing
        .between(step.from, step.to)
        .slice(0, share)
        .map((edge) => evidence(edge, step)),
    )
    .slice(0, MAX_EVIDENCE);
}

function evidence(edge: DependencyEdge, step: { readonly from: string; readonly to: string }): Evidence {
  return {
    path: edge.from,
    line: edge.line,
    text: `${step.from} depends on ${step.to}: this needs ${edge.to}.`,
  };
}
