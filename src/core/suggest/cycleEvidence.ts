/** What suggestions about a cycle say of it. */
import type { Evidence, Finding, Severity } from '../model/finding.ts';
import type { Cycle } from '../model/graph.ts';
import type { FileEdge } from './simulate.ts';
import type { Workbench } from './workbench.ts';

export function circle(cycle: Cycle): string {
  const shown = cycle.witness.slice(0, 6);
  const rest = cycle.witness.length > shown.length ? ' → …' : '';
  return `These files need each other: ${[...shown, ...(rest === '' ? [shown[0]!] : [])].join(' → ')}${rest}.`;
}

function cutEvidence(bench: Workbench, { from, to }: FileEdge): Evidence {
  const edge = bench.edgeBetween(from, to);
  const names = edge?.names.filter((name) => name !== '*').slice(0, 4) ?? [];
  const taken = names.length > 0 ? ` for ${names.join(', ')}` : '';
  return { path: from, line: edge?.line ?? 1, text: `imports ${to}${taken}: the import to cut` };
}

const MAX_EVIDENCE = 12;

/** The cuts first, then the rest of the shortest circle. */
export function cycleEvidence(
  bench: Workbench,
  cycle: Cycle,
  cuts: readonly FileEdge[],
): readonly Evidence[] {
  const shown = cuts.map((cut) => cutEvidence(bench, cut));
  const places = new Set(shown.map(({ path, line }) => `${path}:${line}`));
  const around = circleEvidence(bench, cycle).filter(({ path, line }) => !places.has(`${path}:${line}`));
  return [...shown, ...around].slice(0, MAX_EVIDENCE);
}

function circleEvidence(bench: Workbench, cycle: Cycle): readonly Evidence[] {
  return cycle.witness.map((from, at) => {
    const to = cycle.witness[(at + 1) % cycle.witness.length]!;
    return { path: from, line: bench.edgeBetween(from, to)?.line ?? 1, text: `imports ${to}` };
  });
}

export function findingOf(bench: Workbench, cycle: Cycle): { readonly findingId?: string } {
  const finding = findingAbout(bench, cycle);
  return finding === undefined ? {} : { findingId: finding.id };
}

/** Undefined when nothing was found about the cycle. */
export function severityOf(bench: Workbench, cycle: Cycle): Severity | undefined {
  return findingAbout(bench, cycle)?.severity;
}

function findingAbout(bench: Workbench, cycle: Cycle): Finding | undefined {
  const members = new Set(cycle.members);
  return bench.model.findings.find(
    ({ kind, subjects, id }) =>
      kind === 'cycle' &&
      (id === cycle.id || (subjects.length > 1 && subjects.every((path) => members.has(path)))),
  );
}

export function cutNames(cuts: readonly FileEdge[]): readonly string[] {
  return cuts.map(({ from, to }) => `${from} -> ${to}`).sort();
}
