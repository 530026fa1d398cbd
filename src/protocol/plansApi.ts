/** Plans: what a sentence comes to in a workspace that is there. Nothing is written by any of it. */
import type { FeaturePlan } from '../core/model/featurePlan.ts';
import type { MigrationPlan } from '../core/model/migrationPlan.ts';
import type { Call } from './call.ts';

export interface PlanRequest {
  readonly root: string;
  /** What is wanted, in a sentence. */
  readonly sentence: string;
}

export type WorkspacePlan = FeaturePlan | MigrationPlan;

export interface PlansApi {
  /**
   * Files, places, changes and steps of a feature, or the steps of a migration; each was tried on a copy of the workspace.
   * Rejects with `not-analysed`, and with `invalid-option` for a sentence that is empty or too long.
   */
  plan(request: PlanRequest, call?: Call): Promise<WorkspacePlan>;
}
