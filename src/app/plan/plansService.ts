/** The area `plans`: sentences to plans, held against a copy of the workspace. */

import { CodedError } from '../../base/codedError.ts';
import type { MigrationPlan, MigrationStep } from '../../core/model/migrationPlan.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import { planMigration } from '../../core/plan/migration/planMigration.ts';
import { readMigration } from '../../core/plan/migration/readMigration.ts';
import type { OfferedBlueprint } from '../../core/plan/nearestBlueprint.ts';
import { planFeature } from '../../core/plan/planFeature.ts';
import type { PlanGround } from '../../core/plan/planGround.ts';
import { planSuggestion } from '../../core/plan/planSuggestion.ts';
import type { Call } from '../../protocol/call.ts';
import type { PlanRequest, PlansApi, WorkspacePlan } from '../../protocol/plansApi.ts';

export interface PlansParts {
  /** Throws `not-analysed`. */
  groundOf(root: string, signal: AbortSignal): Promise<PlanGround>;
  blueprints(root: string): Promise<readonly OfferedBlueprint[]>;
  /** What is carried out by its id. */
  offer(root: string, suggestion: Suggestion): void;
}

const MOST_SENTENCE = 500;

export class PlansService implements PlansApi {
  readonly #parts: PlansParts;

  constructor(parts: PlansParts) {
    this.#parts = parts;
  }

  async plan(
    { root, sentence }: PlanRequest,
    { signal = new AbortController().signal }: Call = {},
  ): Promise<WorkspacePlan> {
    const said = sentence.trim();
    if (said === '') throw new CodedError('invalid-option', 'Say in a sentence what is wanted.');
    if (said.length > MOST_SENTENCE)
      throw new CodedError(
        'invalid-option',
        `A plan is made from one sentence of at most ${MOST_SENTENCE} characters.`,
      );
    const ground = await this.#parts.groundOf(root, signal);
    const migration = readMigration(said);
    if (migration !== undefined) return this.#migration(root, await planMigration(ground, said, migration));
    const plan = await planFeature(ground, {
      sentence: said,
      blueprints: await this.#parts.blueprints(root),
    });
    for (const each of plan.alternatives)
      if (each.edits.length > 0) this.#parts.offer(root, planSuggestion(each));
    return plan;
  }

  async dispose(): Promise<void> {}

  /** Only the next step can be carried out: the others begin from what it leaves. */
  #migration(root: string, plan: MigrationPlan): MigrationPlan {
    const next = plan.steps.find(({ edits }) => edits.length > 0);
    if (next !== undefined) this.#parts.offer(root, stepSuggestion(next));
    return plan;
  }
}

function stepSuggestion({ id, title, rationale, edits, places }: MigrationStep): Suggestion {
  const evidence = places.map(({ path, line, text }) => ({ path, line, text }));
  return {
    ...{ id, title, rationale, evidence, edits },
    kind: 'fix-violation',
    confidence: 'likely',
    score: 0.5,
    origin: 'rule',
    steps: [],
  };
}
