/** What the actions on an offer say of it: the last word on each question, with how much it counts. */
import {
  type Action,
  CHECKPOINTS,
  type Checkpoint,
  FEELING_SOURCES,
  type Feeling,
  PLACE_OF_WORDS,
  type RecordedAction,
} from '../model/feedback.ts';
import { SEEN_MS } from '../survival/guards.ts';

export interface Signal {
  readonly signal: string;
  /** In [0, 1]. */
  readonly value: number;
  /** In tries. */
  readonly strength: number;
}

/** Tries that a look at what is left counts for: the longer after acceptance, the more. */
const LASTING: Readonly<Record<Checkpoint, number>> = {
  '30 s': 1.5,
  '2 min': 3,
  '5 min': 4,
  '10 min': 6,
  '30 min': 10,
  commit: 16,
  week: 30,
};

const ACCEPTED = 1;
const EDITED = 2;
const IGNORED = { value: 0.15, strength: 1.5 };
const REGENERATED = { value: 0.1, strength: 2 };
const DISMISSED = 6;
const TAKEN_BACK = 8;
/** Of all feelings together: less than carries what was only accepted, or has stayed for half a minute, over the threshold. */
const FELT = 0.3;

export function signalsOf(actions: readonly RecordedAction[]): Signal[] {
  const state = actions.reduce(afterAction, NOTHING);
  return [verdictOf(state), lastingOf(state), feltOf(state.feelings)].filter((each) => each !== undefined);
}

/** What holds after some actions. */
interface State {
  /** Undefined when nobody looked how long it was seen. */
  readonly seenMs: number | undefined;
  readonly verdict: Exclude<Action, { type: 'shown' | 'survived' | 'felt' | 'edited' }> | undefined;
  /** The latest look at what is left. */
  readonly left: Extract<Action, { type: 'survived' | 'edited' }> | undefined;
  readonly feelings: readonly Feeling[];
}

const NOTHING: State = { seenMs: undefined, verdict: undefined, left: undefined, feelings: [] };

function afterAction(state: State, { action }: RecordedAction): State {
  switch (action.type) {
    case 'shown':
      return { ...state, seenMs: (state.seenMs ?? 0) + action.forMs };
    case 'felt':
      return { ...state, feelings: [...state.feelings, action.feeling] };
    case 'survived':
      return isEarlier(action, state.left) ? state : { ...state, left: action };
    case 'edited':
      return state.left?.type === 'survived' ? state : { ...state, left: action };
    case 'deleted':
      // What was there for a week has served.
      return hasServed(state) ? state : { ...state, verdict: action, left: undefined };
    case 'undone':
      return { ...state, verdict: action, left: undefined };
    case 'ignored':
      return state.verdict !== undefined || (state.seenMs ?? SEEN_MS) < SEEN_MS
        ? state
        : { ...state, verdict: action };
    default:
      return { ...state, verdict: action };
  }
}

function hasServed({ left }: State): boolean {
  return left?.type === 'survived' && left.checkpoint === 'week';
}

function isEarlier(look: Extract<Action, { type: 'survived' }>, left: State['left']): boolean {
  return (
    left?.type === 'survived' && CHECKPOINTS.indexOf(look.checkpoint) < CHECKPOINTS.indexOf(left.checkpoint)
  );
}

function verdictOf({ verdict }: State): Signal | undefined {
  if (verdict === undefined) return undefined;
  switch (verdict.type) {
    case 'accepted':
      return {
        signal: verdict.share < 1 ? `${percent(verdict.share)} accepted` : 'accepted',
        value: share(verdict.share),
        strength: ACCEPTED,
      };
    case 'ignored':
      return { signal: 'ignored', ...IGNORED };
    case 'regenerated':
      return { signal: 'another was asked for', ...REGENERATED };
    case 'dismissed':
      return { signal: 'dismissed', value: 0, strength: DISMISSED };
    default:
      return { signal: verdict.type, value: 0, strength: TAKEN_BACK };
  }
}

function lastingOf({ left }: State): Signal | undefined {
  if (left === undefined) return undefined;
  const kept = share(left.kept);
  return left.type === 'edited'
    ? { signal: `edited, ${percent(kept)} kept`, value: kept, strength: EDITED }
    : { signal: whenKept(kept, left.checkpoint), value: kept, strength: LASTING[left.checkpoint] };
}

function whenKept(kept: number, checkpoint: Checkpoint): string {
  const when = { commit: 'at the next commit', week: 'after a week' }[checkpoint as 'commit' | 'week'];
  return `${percent(kept)} left ${when ?? `after ${checkpoint}`}`;
}

function feltOf(feelings: readonly Feeling[]): Signal | undefined {
  const certainty = feelings.reduce((sum, each) => sum + share(each.certainty), 0);
  if (certainty === 0) return undefined;
  const polarity = feelings.reduce((sum, each) => sum + share(each.certainty) * each.polarity, 0) / certainty;
  const strength = FELT * Math.min(1, certainty);
  const sources = new Set(feelings.filter((each) => share(each.certainty) > 0).map(({ source }) => source));
  const where = FEELING_SOURCES.filter((each) => sources.has(each)).map((each) => PLACE_OF_WORDS[each]);
  const signal = `${polarity >= 0 ? 'good' : 'bad'} words in ${where.join(', ')}`;
  return { signal, value: share((1 + polarity) / 2), strength };
}

function share(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}

function percent(value: number): string {
  return `${Math.round(100 * share(value))} %`;
}
