/** An action as the log tells it. */
import { type Action, type Feeling, PLACE_OF_WORDS } from '../../core/model/feedback.ts';

export function actionText(action: Action): string {
  switch (action.type) {
    case 'shown':
      return action.forMs === 0 ? 'shown' : `shown for ${(action.forMs / 1000).toFixed(1)} s`;
    case 'accepted':
      return action.share < 1 ? `accepted in part, ${percent(action.share)}` : 'accepted';
    case 'edited':
      return `edited, ${percent(action.kept)} kept`;
    case 'dismissed':
      return action.reason === undefined ? 'dismissed' : `dismissed: ${action.reason}`;
    case 'survived':
      return `${percent(action.kept)} left ${whenOf(action.checkpoint)}`;
    case 'felt':
      return feltText(action.feeling);
    case 'regenerated':
      return 'another was asked for';
    default:
      return action.type;
  }
}

function feltText({ polarity, certainty, source, words }: Feeling): string {
  const kind = certainty === 0 ? 'words without a clear feeling' : polarity >= 0 ? 'good words' : 'bad words';
  return `${kind} in ${PLACE_OF_WORDS[source]}${words === undefined ? '' : `: “${words}”`}`;
}

function whenOf(checkpoint: string): string {
  if (checkpoint === 'commit') return 'at the next commit';
  return checkpoint === 'week' ? 'after a week' : `after ${checkpoint}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
