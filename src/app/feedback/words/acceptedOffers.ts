/** Offers whose words are still worth hearing: accepted not too long ago, and not taken back since. */
import { rejects } from '../../../core/reward/rejects.ts';
import type { AcceptedPlace } from '../../../core/words/acceptedPlaces.ts';
import type { KeptOffer } from '../records.ts';

const DAY_MS = 86_400_000;
/** Later, a comment is about code that has long been the person's own. */
export const COMMENT_DAYS = 30;
export const COMMIT_DAYS = 7;

export interface AcceptedOffer {
  readonly id: string;
  readonly suggestion: string;
  readonly acceptedMs: number;
  readonly places: readonly AcceptedPlace[];
  /** Hashes of what was heard already. */
  readonly heard: ReadonlySet<string>;
}

export function acceptedOffers(
  offers: readonly KeptOffer[],
  root: string,
  { nowMs, days }: { readonly nowMs: number; readonly days: number },
): readonly AcceptedOffer[] {
  return offers.flatMap((kept) => {
    const { offered, actions, places = [] } = kept;
    const { id, suggestion, project } = offered.offer;
    const acceptedMs = actions.findLast(({ action }) => action.type === 'accepted')?.atMs;
    if (project !== root || places.length === 0 || acceptedMs === undefined) return [];
    if (acceptedMs < nowMs - days * DAY_MS || rejects(actions) !== undefined) return [];
    return [{ id, suggestion, acceptedMs, places, heard: heardOf(kept) }];
  });
}

export function heardOf({ actions }: KeptOffer): ReadonlySet<string> {
  const marks = actions.map(({ action }) => (action.type === 'felt' ? action.feeling.of : undefined));
  return new Set(marks.filter((mark) => mark !== undefined));
}
