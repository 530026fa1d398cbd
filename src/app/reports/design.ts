import { inTurns, type Turns } from '../../base/steps.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { DesignOccurrence } from '../../core/model/pattern.ts';
import { designOf } from '../../core/patterns/findPatterns.ts';

/** The design patterns of a model are looked for once, whoever asks first. */
const known = new WeakMap<ArchitectureModel, Promise<readonly DesignOccurrence[]>>();

/** @throws `cancelled` once the signal says so: for everyone who asks of the same model. */
export function designIn(model: ArchitectureModel, turns: Turns): Promise<readonly DesignOccurrence[]> {
  const design = known.get(model) ?? inTurns(designOf(model), turns);
  known.set(model, design);
  design.catch(() => known.delete(model));
  return design;
}
