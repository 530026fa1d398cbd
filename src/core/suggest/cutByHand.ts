/** What to tell when no edit is safe: which import to cut, and by which means. */
import type { Cycle } from '../model/graph.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { circle, circleEvidence, cutEvidence, cutNames, findingOf } from './cycleEvidence.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

export function cutByHand(bench: Workbench, cycle: Cycle): Suggestion {
  const first = { from: cycle.witness[0]!, to: cycle.witness[1] ?? cycle.witness[0]! };
  const cuts = cycle.cuts.length > 0 ? cycle.cuts.slice(0, 5) : [{ ...first, line: 1, cost: 1 }];
  const cost = cuts.reduce((sum, cut) => sum + cut.cost, 0);
  return {
    id: suggestionId('break-cycle', cutNames(cuts)),
    kind: 'break-cycle',
    title: `Break the cycle of ${cycle.members.length} files at ${cuts[0]!.from}`,
    rationale: `${circle(cycle)} No edit is safe to make unseen here: the names taken over the import are needed at run time and cannot be moved without what leads back. The cheapest place to cut by hand is ${cuts[0]!.from} → ${cuts[0]!.to}.`,
    confidence: 'likely',
    score: scoreOf({
      impact: Math.min(1, 0.6 + 0.05 * cycle.members.length),
      confidence: 'likely',
      filesTouched: 0,
      rerouted: cost,
    }),
    origin: 'rule',
    evidence: [...cuts.map((cut) => cutEvidence(bench, cut)), ...circleEvidence(bench, cycle)].slice(0, 12),
    ...findingOf(bench, cycle),
    edits: [],
    steps: cuts.flatMap(({ from, to, line }) => [
      `Look at line ${line} of ${from}: see which of the two files should not know the other; often ${to} should not be known to ${from}.`,
      `Pass what ${from} needs from ${to} in as a parameter or through the constructor, or let ${to} register itself with ${from}.`,
      `If both need the same thing, move it to a file that imports neither.`,
    ]),
  };
}
