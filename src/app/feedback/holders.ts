/**
 * What holds feedback besides the journal. To forget is to walk this list first and the journal last: what is still in the journal is
 * found again by the same words where a kill came in between.
 */
import { grouped } from '../../base/grouped.ts';
import type { Offer } from '../../core/model/feedback.ts';
import type { AllDismissals, Dismissals } from '../../core/ports/dismissals.ts';
import type { FeedbackPart } from '../../protocol/feedbackApi.ts';

export interface Forgetting {
  readonly part: FeedbackPart;
  /** That are forgotten with it. */
  readonly offers: readonly Offer[];
}

/** Whoever keeps something of feedback adds a row where the engine is put together (`app/areas`). */
export interface FeedbackHolder {
  /** Erased, in memory and in every file, when it resolves. */
  forget(forgetting: Forgetting): Promise<void>;
}

export interface DismissalsParts {
  /** Workspaces that are open. */
  roots(): readonly string[];
  dismissalsOf(root: string): Dismissals | undefined;
  readonly elsewhere: AllDismissals;
}

/** A dismissal says neither when nor why: of a time, those go whose offers go; of a workspace or of all, every one. */
export function dismissalsHolder({ roots, dismissalsOf, elsewhere }: DismissalsParts): FeedbackHolder {
  const remove = async (root: string | undefined, ids: readonly string[] | undefined) => {
    const open = root === undefined ? roots() : [root];
    for (const each of open) await dismissalsOf(each)?.remove(ids);
    await elsewhere.remove(root, ids);
  };
  return {
    async forget({ part: { root, suggestion, fromMs, beforeMs }, offers }) {
      const ever = fromMs === undefined && beforeMs === undefined;
      if (ever) return remove(root, suggestion === undefined ? undefined : [suggestion]);
      const byProject = grouped(offers, ({ project }) => project);
      for (const [project, gone] of byProject)
        await remove(
          project,
          gone.map((each) => each.suggestion),
        );
    },
  };
}
