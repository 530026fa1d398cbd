/** Ways out of run-time cycles, cheapest first; each is tried on a draft and proven on the graph before it is offered. */
import { TreeDraft } from '../edit/treeDraft.ts';
import type { Cycle } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { cutByHand } from './cutByHand.ts';
import { cutDirect } from './cutDirect.ts';
import { cutDirectPython } from './cutDirectPython.ts';
import { cutExtract } from './cutExtract.ts';
import { cutExtractPython } from './cutExtractPython.ts';
import { type CutPlan, cutTypeOnly } from './cutTypeOnly.ts';
import { cutTypeOnlyPython } from './cutTypeOnlyPython.ts';
import { severityOf } from './cycleEvidence.ts';
import { describe, type Solution } from './cycleSuggestion.ts';
import { isMade } from './ownAccount.ts';
import { effectOn, type FileEdge, type GraphChange, type RunTimeGraph, runTimeGraph } from './simulate.ts';
import type { Workbench } from './workbench.ts';

/** In a large knot more imports than this are not looked at. */
const MAX_CANDIDATES = 60;
const MAX_CYCLES = 60;
/** Changes of one suggestion: more cannot be looked through. */
const MAX_CUTS = 12;
/** Share of a cycle's files that a suggestion must free at least. */
const MIN_OPENED = 0.1;
/** Files that a suggestion may touch which only loosens a cycle. */
const MAX_PARTIAL_FILES = 20;

type Way = (bench: Workbench, draft: TreeDraft, cut: FileEdge) => Promise<CutPlan | undefined>;

/** Languages that the ways write. */
const WRITTEN = new Set<LanguageId>(['typescript', 'tsx', 'javascript', 'jsx', 'python']);

const WAYS: readonly Way[] = [
  cutTypeOnly,
  cutTypeOnlyPython,
  cutDirect,
  cutDirectPython,
  cutExtract,
  cutExtractPython,
];

export async function breakCycles(bench: Workbench): Promise<readonly Suggestion[]> {
  const graph = runTimeGraph(bench.model.graph);
  const cycles = bench.model.cycles.filter(({ strength }) => strength === 'run-time').slice(0, MAX_CYCLES);
  const suggestions: Suggestion[] = [];
  for (const cycle of cycles) {
    // Declarations are never run: a cycle through them alone breaks nothing.
    if (effectOn(cycle.members, graph, { remove: [], add: [] }).remaining === 0) continue;
    const solution = await solve(bench, graph, cycle);
    if (solution !== undefined) suggestions.push(describe(bench, cycle, solution));
    else if (await isWorthAPersonsTime(bench, cycle)) suggestions.push(await cutByHand(bench, cycle));
  }
  return suggestions;
}

async function solve(bench: Workbench, graph: RunTimeGraph, cycle: Cycle): Promise<Solution | undefined> {
  const isWritten = cycle.members.some((path) => WRITTEN.has(bench.model.facts.get(path)?.language ?? 'c'));
  if (!isWritten) return undefined;
  return (await oneCut(bench, graph, cycle)) ?? (await severalCuts(bench, graph, cycle));
}

/** A circle that its language allows, or that a tool writes, is worth an edit at most, not a morning. */
async function isWorthAPersonsTime(bench: Workbench, cycle: Cycle): Promise<boolean> {
  if (severityOf(bench, cycle) === 'info') return false;
  const text = await bench.read(cycle.cuts[0]?.from ?? cycle.members[0]!);
  return text === undefined || !isMade(text);
}

/** The cheapest kind of change wins over the cheapest import: every import is tried for one way before the next way. */
async function oneCut(bench: Workbench, graph: RunTimeGraph, cycle: Cycle): Promise<Solution | undefined> {
  const enough = candidates(graph, cycle).filter(
    (cut) => effectOn(cycle.members, graph, { remove: [cut], add: [] }).remaining === 0,
  );
  for (const way of WAYS) {
    for (const cut of enough) {
      const draft = new TreeDraft(bench);
      const plan = await way(bench, draft, cut);
      if (plan === undefined) continue;
      const effect = effectOn(cycle.members, graph, plan.change);
      if (effect.remaining === 0 && !effect.spreads) return { draft, plans: [plan], remaining: 0 };
    }
  }
  return undefined;
}

/** Cuts on top of each other until the knot is gone; where that is too much at once, those that free files on their own. */
async function severalCuts(
  bench: Workbench,
  graph: RunTimeGraph,
  cycle: Cycle,
): Promise<Solution | undefined> {
  const knot = { graph, cycle };
  if (cycle.cuts.length <= MAX_CUTS) {
    const whole = await pileUp(bench, knot, false);
    if (whole.remaining === 0) return whole;
  }
  const part = await pileUp(bench, knot, true);
  const opened = cycle.members.length - part.remaining;
  return opened >= Math.max(2, MIN_OPENED * cycle.members.length) ? part : undefined;
}

interface Knot {
  readonly graph: RunTimeGraph;
  readonly cycle: Cycle;
}

/** @param eachFrees keep only cuts after which fewer files are in the cycle than before. */
async function pileUp(bench: Workbench, knot: Knot, eachFrees: boolean): Promise<Solution> {
  const { graph, cycle } = knot;
  let solution: Solution = { draft: new TreeDraft(bench), plans: [], remaining: cycle.members.length };
  const open = candidates(graph, cycle);
  for (const way of WAYS) {
    for (const cut of open) {
      if (solution.remaining === 0 || solution.plans.length >= MAX_CUTS) return solution;
      if (solution.plans.some(({ change }) => change.remove.some((each) => sameEdge(each, cut)))) continue;
      const next = await further(bench, { graph, cycle, way, cut, solution });
      if (next === undefined || (eachFrees && !isWorthIt(next, solution))) continue;
      solution = next;
    }
  }
  return solution;
}

function isWorthIt(next: Solution, before: Solution): boolean {
  return next.remaining < before.remaining && next.draft.edits().length <= MAX_PARTIAL_FILES;
}

interface Step extends Knot {
  readonly way: Way;
  readonly cut: FileEdge;
  readonly solution: Solution;
}

async function further(bench: Workbench, step: Step): Promise<Solution | undefined> {
  const draft = step.solution.draft.copy();
  const plan = await step.way(bench, draft, step.cut);
  if (plan === undefined) return undefined;
  const plans = [...step.solution.plans, plan];
  const effect = effectOn(step.cycle.members, step.graph, merged(plans));
  if (effect.spreads || effect.remaining > step.solution.remaining) return undefined;
  return { draft, plans, remaining: effect.remaining };
}

function merged(plans: readonly CutPlan[]): GraphChange {
  return {
    remove: plans.flatMap(({ change }) => change.remove),
    add: plans.flatMap(({ change }) => change.add),
  };
}

function candidates(graph: RunTimeGraph, cycle: Cycle): readonly FileEdge[] {
  const knot = new Set(cycle.members);
  const around = cycle.witness.map((from, at) => ({
    from,
    to: cycle.witness[(at + 1) % cycle.witness.length]!,
  }));
  const inside = cycle.members.flatMap((from) =>
    [...(graph.get(from) ?? [])].filter((to) => knot.has(to)).map((to) => ({ from, to })),
  );
  const seen = new Set<string>();
  const distinct = [...cycle.cuts, ...around, ...inside].filter(({ from, to }) => {
    const key = `${from}\0${to}`;
    const fresh = !seen.has(key) && graph.get(from)?.has(to) === true;
    seen.add(key);
    return fresh;
  });
  return distinct.slice(0, MAX_CANDIDATES).map(({ from, to }) => ({ from, to }));
}

function sameEdge(a: FileEdge, b: FileEdge): boolean {
  return a.from === b.from && a.to === b.to;
}
