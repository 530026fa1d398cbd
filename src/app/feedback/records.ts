/** Feedback as the journal holds it: the family `feedback`, an offer's id as subject. What another version wrote is left out. */
import * as v from 'valibot';
import {
  type Action,
  CHECKPOINTS,
  type Episode,
  FEELING_SOURCES,
  type Offer,
  type RecordedAction,
  SURFACES,
} from '../../core/model/feedback.ts';
import type { JournalEntry } from '../../core/ports/journal.ts';
import type { Target } from '../../core/preference/rejections.ts';
import { type AcceptedPlace, MOST_PLACES } from '../../core/words/acceptedPlaces.ts';

export const FAMILY = 'feedback';
export const VERSION = 1;

const short = v.pipe(v.string(), v.maxLength(1000));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const names = v.pipe(v.array(short), v.maxLength(50), v.readonly());

const traits = v.object({
  kind: short,
  language: short,
  pattern: short,
  role: short,
  frameworks: names,
  place: names,
  confidence: short,
  score: share,
});

const use = v.object({
  about: short,
  fingerprint: short,
  adapter: v.exactOptional(
    v.object({ language: short, version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  ),
});

export const offered = v.object({
  offer: v.object({
    id: short,
    suggestion: short,
    project: short,
    surface: v.picklist(SURFACES),
    traits,
    expected: v.number(),
    use: v.exactOptional(use),
  }),
  title: short,
  subjects: names,
  sketch: v.pipe(v.array(v.number()), v.maxLength(200), v.readonly()),
});

const feeling = v.object({
  polarity: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
  certainty: share,
  source: v.picklist(FEELING_SOURCES),
  words: v.exactOptional(short),
  of: v.exactOptional(short),
});

const mark = v.pipe(v.string(), v.maxLength(40));
export const places = v.pipe(
  v.array(v.object({ path: mark, lines: v.pipe(v.array(mark), v.maxLength(1000)) })),
  v.maxLength(MOST_PLACES),
);

export const action = v.variant('type', [
  v.object({ type: v.literal('shown'), forMs: v.pipe(v.number(), v.minValue(0)) }),
  v.object({ type: v.literal('accepted'), share }),
  v.object({ type: v.literal('edited'), kept: share }),
  v.object({ type: v.picklist(['deleted', 'undone', 'ignored', 'regenerated']) }),
  v.object({ type: v.literal('dismissed'), reason: v.exactOptional(short) }),
  v.object({ type: v.literal('survived'), checkpoint: v.picklist(CHECKPOINTS), kept: share }),
  v.object({ type: v.literal('felt'), feeling }),
]);

/** An offer with what is needed to know it again. */
export type Offered = v.InferOutput<typeof offered>;

/** Milliseconds since 1970. */
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An offer as it travels between machines, with all that came of it: a line of an export, and what an import writes down. */
export const portableOffer = v.object({
  ...offered.entries,
  /** Of the project, as a person knows it. */
  projectName: v.exactOptional(short),
  shownMs: time,
  actions: v.pipe(v.array(v.object({ atMs: time, action })), v.maxLength(1000), v.readonly()),
});
export type PortableOffer = v.InferOutput<typeof portableOffer>;

/** With the number of its entry. */
export type KeptAction = RecordedAction & { readonly number: number };

/** An offer as the book holds it. */
export interface KeptOffer {
  readonly offered: Offered;
  readonly shownMs: number;
  readonly actions: readonly KeptAction[];
  /** Where it stands, of what was accepted and is listened for. */
  readonly places?: readonly AcceptedPlace[];
  /** Of what came from a file: the project's name, where it says one. */
  readonly imported?: { readonly projectName: string | undefined };
}

/** Throws where what is offered is no offer: nothing wrong is ever written. */
export function offerEntry(what: Offered): JournalEntry {
  return entry('offer', what.offer.id, v.parse(offered, what));
}

export function actionEntry(offerId: string, what: Action): JournalEntry {
  return entry('action', offerId, v.parse(action, what));
}

/** Where an accepted offer stands. */
export function placesEntry(offerId: string, what: readonly AcceptedPlace[]): JournalEntry {
  return entry('places', offerId, v.parse(places, what));
}

export function importedEntry(what: PortableOffer): JournalEntry {
  return entry('imported', what.offer.id, v.parse(portableOffer, what));
}

function entry(kind: string, subject: string, body: unknown): JournalEntry {
  return { kind: `${FAMILY}.${kind}`, version: VERSION, subject, body };
}

export function episodeOf({ offered: { offer }, actions }: KeptOffer): Episode {
  return { offer: offer satisfies Offer, actions };
}

export function targetOf({ offer, subjects, sketch }: Offered): Target {
  const { suggestion, project, traits: seen } = offer;
  return { suggestion, project, kind: seen.kind, subjects, sketch };
}
