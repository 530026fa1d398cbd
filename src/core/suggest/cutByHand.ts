/** What to tell when no edit is safe: which import to cut, and by which means. */

import { TreeDraft } from '../edit/treeDraft.ts';
import { shortName } from '../findings/wording.ts';
import type { Cycle, CycleCut } from '../model/graph.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { list } from './cutTypeOnly.ts';
import { circle, cutNames, cycleEvidence, findingOf } from './cycleEvidence.ts';
import { inversionSteps } from './inversionSteps.ts';
import { invert } from './invert.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

/** Cuts that are spelled out: the first ones, after which the rest is looked at anew. */
const MAX_SHOWN = 3;
const MAX_LOOKED_AT = 12;

export async function cutByHand(bench: Workbench, cycle: Cycle): Promise<Suggestion> {
  const first = { from: cycle.witness[0]!, to: cycle.witness[1] ?? cycle.witness[0]! };
  const cuts = cycle.cuts.length > 0 ? cycle.cuts : [{ ...first, line: 1, cost: 1 }];
  const shown = cuts.slice(0, MAX_SHOWN);
  const [{ from, to }] = [cuts[0]!];
  const files = cycle.members.length;
  return {
    id: suggestionId('break-cycle', cutNames(cuts.slice(0, 5))),
    kind: 'break-cycle',
    title:
      cuts.length === 1
        ? `Break the cycle of ${files} files by hand: cut ${shortName(from)} → ${shortName(to)}`
        : `Untangle ${files} files by hand: ${cuts.length} imports to cut, first ${shortName(from)} → ${shortName(to)}`,
    rationale: `${circle(cycle)} ${whyByHand(bench, cycle)} ${
      cuts.length === 1
        ? `Without its import of ${to}, ${from} frees all of them.`
        : `The fewest imports found whose cuts leave no cycle are ${cuts.length}; begin with the cheapest.`
    }`,
    confidence: 'likely',
    score: scoreOf({
      impact: Math.min(1, 0.6 + 0.05 * files),
      confidence: 'likely',
      filesTouched: 0,
      rerouted: cuts.reduce((sum, cut) => sum + cut.cost, 0),
    }),
    origin: 'rule',
    evidence: cycleEvidence(bench, cycle, shown),
    ...findingOf(bench, cycle),
    edits: [],
    steps: [
      ...shown.map((cut) => stepOf(bench, cut)),
      ...(await interfaceSteps(bench, cycle)),
      `${shown.length === 1 ? 'Let it' : 'Each time, let the one'} be given what it needs (a parameter, the constructor, a registration), or move what both need to a file that imports neither.`,
    ],
  };
}

/** A class of the circle that is used through its instances alone, but made where it is used. */
async function interfaceSteps(bench: Workbench, { cuts, witness }: Cycle): Promise<readonly string[]> {
  const around = witness.map((from, at) => ({ from, to: witness[(at + 1) % witness.length]! }));
  for (const edge of [...cuts.slice(0, MAX_SHOWN), ...around].slice(0, MAX_LOOKED_AT)) {
    const inversion = await invert(bench, new TreeDraft(bench), edge);
    if (inversion !== undefined) return inversionSteps(inversion, edge);
  }
  return [];
}

function whyByHand(bench: Workbench, { members }: Cycle): string {
  const written = members.some((path) =>
    /^(?:typescript|tsx|javascript|jsx|python)$/.test(bench.model.facts.get(path)?.language ?? ''),
  );
  return written
    ? 'No edit is safe to make unseen here: what is imported is needed at run time and cannot be moved without what leads back.'
    : 'Edits for cycles are written in TypeScript, JavaScript and Python only.';
}

function stepOf(bench: Workbench, { from, to, line }: CycleCut): string {
  const names = bench.edgeBetween(from, to)?.names.filter((name) => name !== '*') ?? [];
  const taken = names.length === 0 ? 'what it takes from' : `${list(names)} of`;
  return `${from}:${line}: free it from ${taken} ${to}.`;
}
