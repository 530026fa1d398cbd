/** Pattern drift, judged on the code as it is: a family in which nearly all members play a role, and one no longer does. */
import type { Steps } from '../../../base/steps.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { Finding } from '../../model/finding.ts';
import type { PatternGraph } from '../design/definition.ts';
import { patternGraph } from '../design/patternGraph.ts';
import { buildTypeGraph } from '../design/typeGraph.ts';
import { bypassedRepositories } from './bypassedRepositories.ts';
import { type Drift, driftFinding } from './drift.ts';
import { lostForwarding } from './lostForwarding.ts';
import { missingVisits } from './missingVisits.ts';
import { openSingletons } from './openSingletons.ts';
import { silentSubjects } from './silentSubjects.ts';
import { stepsThatEnd } from './stepsThatEnd.ts';

/** Yields nothing now and then: others may have their turn there. */
type DriftFinder = (graph: PatternGraph) => Iterable<Drift | undefined>;

const FINDERS: readonly DriftFinder[] = [
  lostForwarding,
  missingVisits,
  stepsThatEnd,
  openSingletons,
  silentSubjects,
  bypassedRepositories,
];

/** Of one pattern, more than that is no drift but a habit. */
const MOST = 3;

/** Of a model whose files are read to the depth of shapes. */
export function* findDrift(model: ArchitectureModel): Steps<readonly Finding[]> {
  const tests = new Set(model.files.filter(({ test }) => test).map(({ path }) => path));
  const types = yield* buildTypeGraph({ ...model, isLeftOut: (path) => tests.has(path) });
  return yield* driftIn(yield* patternGraph(types));
}

export function* driftIn(graph: PatternGraph): Steps<readonly Finding[]> {
  const found: Finding[] = [];
  for (const find of FINDERS) {
    const drifts: Drift[] = [];
    for (const drift of find(graph)) {
      yield;
      if (drift !== undefined) drifts.push(drift);
    }
    if (drifts.length <= MOST) found.push(...drifts.map(driftFinding));
  }
  return found;
}
