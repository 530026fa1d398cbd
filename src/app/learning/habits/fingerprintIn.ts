/** What makes a workspace comparable, told once a model. */
import { inTurns, type Turns } from '../../../base/steps.ts';
import { type Fingerprint, fingerprintSteps } from '../../../core/fingerprint/fingerprint.ts';
import type { ArchitectureModel } from '../../../core/model/architectureModel.ts';

const known = new WeakMap<ArchitectureModel, Fingerprint>();

/** @throws `cancelled` once the signal says so. */
export async function fingerprintIn(model: ArchitectureModel, turns: Turns): Promise<Fingerprint> {
  const found = known.get(model) ?? (await inTurns(fingerprintSteps(model), turns));
  known.set(model, found);
  return found;
}
