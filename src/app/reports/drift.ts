import { inTurns, type Turns } from '../../base/steps.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { DesignOccurrence, PatternRole } from '../../core/model/pattern.ts';
import { findDrift } from '../../core/patterns/drift/findDrift.ts';
import { findLostRoles } from '../../core/patterns/drift/lostRoles.ts';
import { designIn } from './design.ts';

/** What one workspace's patterns were when they were first looked for, and what has drifted since in which model. */
export class DriftWatch {
  #before: readonly DesignOccurrence[] | undefined;
  #last: { readonly model: ArchitectureModel; readonly findings: readonly Finding[] } | undefined;

  /** What an analysis finds is where drift begins anew. */
  restart(): void {
    this.#before = undefined;
    this.#last = undefined;
  }

  /** Those last looked for, if the model is still that one. */
  known(model: ArchitectureModel): readonly Finding[] {
    return this.#last?.model === model ? this.#last.findings : [];
  }

  /**
   * @param watched edits are followed, for which all patterns are needed and not only what drifts in them.
   * @throws `cancelled` once the signal says so.
   */
  async look(model: ArchitectureModel, watched: boolean, turns: Turns): Promise<readonly Finding[]> {
    if (this.#last?.model === model) return this.#last.findings;
    const found = await inTurns(findDrift(model), turns);
    const lost = watched ? this.#lost(model, await designIn(model, turns)) : [];
    const findings = [...found, ...lost];
    this.#last = { model, findings };
    return findings;
  }

  #lost({ facts }: ArchitectureModel, now: readonly DesignOccurrence[]): readonly Finding[] {
    this.#before ??= now;
    const exists = ({ path, symbol }: PatternRole) =>
      facts.get(path)?.shapes?.types.some(({ name }) => name === symbol) === true;
    return findLostRoles(this.#before, now, exists);
  }
}
