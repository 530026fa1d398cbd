/** One way of planning a feature, or why it is none. */
import type { PlanAlternative } from '../model/featurePlan.ts';

export type Attempted = PlanAlternative | { readonly reason: string };
