/** A suggestion that breaks or loosens a cycle by edits, in words. */
import type { TreeDraft } from '../edit/treeDraft.ts';
import { shortName } from '../findings/wording.ts';
import type { Cycle } from '../model/graph.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { type CutPlan, list, TYPE_GAINS } from './cutTypeOnly.ts';
import { circle, cutNames, cycleEvidence, findingOf } from './cycleEvidence.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { FileEdge } from './simulate.ts';
import type { Workbench } from './workbench.ts';

/** Cuts written into one draft, and what they leave of the knot. */
export interface Solution {
  readonly draft: TreeDraft;
  readonly plans: readonly CutPlan[];
  readonly remaining: number;
}

export function describe(bench: Workbench, cycle: Cycle, solution: Solution): Suggestion {
  const edits = solution.draft.edits();
  const plans = solution.plans;
  const removed = plans.flatMap(({ change }) => change.remove);
  const whole = solution.remaining === 0;
  const confidence = plans.every(({ sure }) => sure) ? 'proven' : 'likely';
  const opened = cycle.members.length - solution.remaining;
  return {
    id: suggestionId('break-cycle', cutNames(removed)),
    kind: 'break-cycle',
    title: titleOf(cycle, solution),
    rationale: `${circle(cycle)} ${sentencesOf(plans)} ${
      whole
        ? `With that, none of the ${cycle.members.length} files is in a run-time cycle any more.`
        : `With that, ${opened} of the ${cycle.members.length} files leave the cycle; ${solution.remaining} are still in it.`
    }`,
    confidence,
    score: scoreOf({
      impact: (opened / cycle.members.length) * Math.min(1, 0.6 + 0.05 * cycle.members.length),
      confidence,
      filesTouched: edits.length,
      rerouted: plans.reduce((sum, { names }) => sum + names.length, 0),
    }),
    origin: 'rule',
    evidence: cycleEvidence(bench, cycle, removed.filter(isInside(cycle))),
    ...findingOf(bench, cycle),
    edits,
    steps: stepsAfter(plans),
  };
}

const WAY_TITLES: Readonly<Record<CutPlan['way'], string>> = {
  'type-only': 'making an import type-only',
  direct: 'importing from where the names are declared',
  annotation: 'importing for annotations only',
  extract: 'extracting the shared part',
};

/** What to look at once the edits are made, by way, in the order of their risk. */
const CHECKS: Readonly<Partial<Record<CutPlan['way'], string>>> = {
  extract: 'Look through the new file and its name, then run your type check and tests.',
  annotation:
    'Make sure that nothing reads these annotations while the program runs (validation, injection), then run your tests.',
  direct: 'Run your tests: what the index file does when it is loaded may now happen later.',
};

function stepsAfter(plans: readonly CutPlan[]): readonly string[] {
  const ways = new Set(plans.map(({ way }) => way));
  return Object.entries(CHECKS).flatMap(([way, step]) => (ways.has(way as CutPlan['way']) ? [step] : []));
}

const WAY_COUNTS: Readonly<Record<CutPlan['way'], string>> = {
  'type-only': 'made type-only',
  annotation: 'for annotations only',
  direct: 'led round an index file',
  extract: 'cut by extracting',
};

function titleOf(cycle: Cycle, { plans, remaining }: Solution): string {
  const verb = remaining === 0 ? 'Break' : 'Loosen';
  const [first] = plans;
  const how =
    plans.length === 1 && first !== undefined
      ? `${WAY_TITLES[first.way]} (${shortName(first.cut.from)} → ${shortName(first.cut.to)})`
      : `changing ${plans.length} imports (${countsOf(plans)})`;
  return `${verb} the cycle of ${cycle.members.length} files by ${how}`;
}

function countsOf(plans: readonly CutPlan[]): string {
  const counts = new Map<CutPlan['way'], number>();
  for (const { way } of plans) counts.set(way, (counts.get(way) ?? 0) + 1);
  return [...counts].map(([way, count]) => `${count} ${WAY_COUNTS[way]}`).join(', ');
}

/** Imports that become type-only are said in one breath: what goes for one goes for all. */
function sentencesOf(plans: readonly CutPlan[]): string {
  const together = (['type-only', 'annotation'] as const).flatMap((way) => {
    const alike = plans.filter((plan) => plan.way === way);
    if (alike.length < 2) return alike.map(({ what }) => `${what}.`);
    const files = alike.map(({ cut, names }) => `${shortName(cut.from)} (${list(names, 2)})`).join(', ');
    return [`These files take only types from the others: ${files}. ${TYPE_GAINS[way]}.`];
  });
  const others = plans.filter(({ way }) => way !== 'type-only' && way !== 'annotation');
  return [...together, ...others.map(({ what }) => `${what}.`)].join(' ');
}

function isInside({ members }: Cycle): (edge: FileEdge) => boolean {
  const knot = new Set(members);
  return ({ from, to }) => knot.has(from) && knot.has(to);
}
