/** The table of what is learned from what: another kind is a line in it. */
import type { EnginePorts } from '../enginePorts.ts';
import type { FeedbackService } from '../feedback/feedbackService.ts';
import type { LearningService } from '../learning/learningService.ts';
import type { Workspaces } from '../workspaces.ts';
import { ConceptSource } from './conceptSource.ts';
import type { LearnedBook } from './learnedBook.ts';
import { LearnedService } from './learnedService.ts';
import { PreferenceSource } from './preferenceSource.ts';
import { type DismissedList, RejectionSource } from './rejectionSource.ts';

export interface CreateLearnedParts {
  readonly workspaces: Workspaces;
  readonly ports: EnginePorts;
  readonly book: LearnedBook;
  readonly feedback: () => Promise<FeedbackService>;
  readonly learning: () => Promise<LearningService>;
}

export function createLearned({
  workspaces,
  ports,
  book,
  feedback,
  learning,
}: CreateLearnedParts): LearnedService {
  return new LearnedService({
    book,
    sources: [
      new ConceptSource(async () => (await learning()).projects),
      new PreferenceSource(feedback),
      new RejectionSource(feedback, dismissedList(workspaces, ports)),
    ],
    groundOf(root) {
      const session = workspaces.known(root)?.session;
      const model = session?.model;
      return model && { root, model, read: (path) => session.read(path) };
    },
    timestamp: () => ports.timestamp(),
  });
}

function dismissedList(workspaces: Workspaces, { allDismissals }: EnginePorts): DismissedList {
  return {
    async allow(root, suggestion) {
      await workspaces.known(root)?.session.dismissals?.remove([suggestion]);
      await allDismissals.remove(root, [suggestion]);
    },
  };
}
