/** A way to make a feature as a suggestion: previewed, carried out and recorded as any other. */
import type { PlanAlternative } from '../model/featurePlan.ts';
import type { Suggestion } from '../model/suggestion.ts';

export function planSuggestion({
  id,
  title,
  rationale,
  confidence,
  evidence,
  edits,
  steps,
}: PlanAlternative): Suggestion {
  return {
    ...{ id, title, rationale, confidence, evidence, edits, steps },
    kind: 'add-file',
    score: 0.5,
    origin: 'rule',
  };
}
