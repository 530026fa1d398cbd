/** What shows feedback, or an order that follows from it. */
import type { IndexController } from '../indexController.ts';
import type { ModelViews } from '../modelViews.ts';
import type { FeedbackRecorder } from './feedbackRecorder.ts';

export interface FeedbackViews {
  readonly feedback: FeedbackRecorder;
  readonly index: IndexController;
  readonly views: ModelViews;
}

/** There is more of it, or less. */
export function renewed({ feedback, index, views }: FeedbackViews): void {
  feedback.changed();
  for (const root of index.modelledRoots) views.renewSuggestions(root);
}
