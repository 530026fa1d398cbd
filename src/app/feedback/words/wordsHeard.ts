/**
 * What the person says near what they accepted, in comments and in messages of commits, becomes the signal `felt` of those offers.
 * Nothing is looked at but what stands near something accepted, and of the words only what the level allows is written down.
 */

import { languageOf } from '../../../core/languages/languages.ts';
import type { ArchitectureModel } from '../../../core/model/architectureModel.ts';
import type { Action } from '../../../core/model/feedback.ts';
import type { Suggestion } from '../../../core/model/suggestion.ts';
import type { CheckoutReader } from '../../../core/ports/checkoutReader.ts';
import type { CommitReader, OwnCommit } from '../../../core/ports/commitReader.ts';
import { acceptedPlaces, linesThere } from '../../../core/words/acceptedPlaces.ts';
import { commitWords, revertedCommit } from '../../../core/words/commitWords.ts';
import { freshWords, type SaidInCode } from '../../../core/words/freshWords.ts';
import { distanceTo } from '../../../core/words/nearPlaces.ts';
import { pathMark } from '../../../core/words/pathMark.ts';
import type { HeardInFile, HeardReport, WatchedPlaces } from '../../../protocol/feedbackApi.ts';
import type { FeedbackLevel } from '../../../protocol/feedbackLevel.ts';
import type { FeedbackBook } from '../feedbackBook.ts';
import { redactedAction } from '../redact.ts';
import { type AcceptedOffer, acceptedOffers, COMMENT_DAYS, COMMIT_DAYS } from './acceptedOffers.ts';
import { type FeelReader, type Heard, markOf } from './feelReader.ts';

interface WordsGround {
  readonly model: ArchitectureModel;
  read(path: string): Promise<string | undefined>;
}

export interface WordsParts {
  readonly book: () => FeedbackBook;
  readonly groundOf: (root: string) => WordsGround;
  readonly reader: FeelReader;
  readonly commits: CommitReader;
  readonly checkouts: CheckoutReader;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** A commit of more files is not about one of them. */
const MOST_FILES = 30;

/** Words, with the offers that they are about. */
interface About extends Heard {
  readonly offers: readonly AcceptedOffer[];
}

export class WordsHeard {
  readonly #parts: WordsParts;

  constructor(parts: WordsParts) {
    this.#parts = parts;
  }

  /** Remembers where it stands, so that what is said there is heard. */
  async accepted(root: string, offerId: string, { edits }: Suggestion): Promise<void> {
    const { groundOf, book } = this.#parts;
    const { read } = groundOf(root);
    const places = await acceptedPlaces(edits, read);
    if (places.length > 0) await book().place(offerId, places);
  }

  /** Of folders, what is in them is not followed: only the hash of a path is known. */
  async moved(root: string, files: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
    const now = new Map(files.map(({ from, to }) => [pathMark(from), pathMark(to)]));
    for (const { id, places } of await this.#accepted(root, COMMENT_DAYS)) {
      if (!places.some(({ path }) => now.has(path))) continue;
      const moved = places.map((place) => ({ ...place, path: now.get(place.path) ?? place.path }));
      await this.#parts.book().place(id, moved);
    }
  }

  async watched(root: string): Promise<WatchedPlaces> {
    const offers = await this.#accepted(root, COMMENT_DAYS);
    const paths = offers.flatMap(({ places }) => places.map(({ path }) => path));
    const commits = (await this.#accepted(root, COMMIT_DAYS)).length > 0;
    return { paths: [...new Set(paths)], commits };
  }

  async inFile(request: HeardInFile, signal?: AbortSignal): Promise<HeardReport> {
    const { root, path, before, after, inserted, level } = request;
    const language = languageOf(path)?.id;
    const mark = pathMark(path);
    const offers = (await this.#accepted(root, COMMENT_DAYS)).filter(({ places }) =>
      places.some((place) => place.path === mark),
    );
    if (language === undefined || offers.length === 0) return { recorded: 0 };
    const there = offers.map((offer) => ({ offer, lines: linesThere(path, after, linesOf(offer, mark)) }));
    const symbols = this.#parts.groundOf(root).model.facts.get(path)?.symbols ?? [];
    const about = freshWords({ language, before, after, inserted }).map((said): About => {
      const distances = there.map(
        ({ lines }) => distanceTo(said, lines, symbols) ?? Number.POSITIVE_INFINITY,
      );
      const nearest = Math.min(...distances);
      const near = there.filter((_, at) => nearest < Number.POSITIVE_INFINITY && distances[at] === nearest);
      return { ...heardIn(said), offers: near.map(({ offer }) => offer) };
    });
    return { recorded: await this.#write(about, level, signal) };
  }

  async inCommits(root: string, level: FeedbackLevel, signal?: AbortSignal): Promise<HeardReport> {
    const offers = await this.#accepted(root, COMMIT_DAYS);
    if (offers.length === 0) return { recorded: 0 };
    const since = Math.min(...offers.map(({ acceptedMs }) => acceptedMs));
    const checkout = await this.#parts.checkouts.read(root);
    // Git is not run while nobody has committed since, nor while it is at something.
    if (checkout === undefined || checkout.busy || checkout.committedMs < since) return { recorded: 0 };
    const commits = await this.#parts.commits.own(root, since, signal);
    const touching = commits.filter(({ paths }) => paths.length <= MOST_FILES);
    const reverted = await this.#reverted(root, offers, commits);
    for (const { id } of reverted) await this.#parts.book().act(id, { type: 'undone' });
    const left = offers.filter((offer) => !reverted.includes(offer));
    const about = touching.map((commit): About => {
      return { text: commitWords(commit.message), source: 'commit', offers: left.filter(isAbout(commit)) };
    });
    return { recorded: reverted.length + (await this.#write(about, level, signal)) };
  }

  /** Those whose commit was taken back by another, and of which nothing stands there any more. */
  async #reverted(
    root: string,
    offers: readonly AcceptedOffer[],
    commits: readonly OwnCommit[],
  ): Promise<readonly AcceptedOffer[]> {
    const { read } = this.#parts.groundOf(root);
    const gone: AcceptedOffer[] = [];
    for (const commit of commits) {
      const id = revertedCommit(commit.message);
      const first = id === undefined ? undefined : commits.find((each) => each.id === id);
      if (first === undefined) continue;
      for (const offer of offers.filter((each) => isAbout(commit)(each) && isAbout(first)(each)))
        if (!gone.includes(offer) && (await isGone(offer, commit.paths, read))) gone.push(offer);
    }
    return gone;
  }

  async #accepted(root: string, days: number): Promise<readonly AcceptedOffer[]> {
    const { book, nowMs } = this.#parts;
    return acceptedOffers(await book().offers(root), root, { nowMs: nowMs(), days });
  }

  /** @returns how many actions were recorded. */
  async #write(about: readonly About[], level: FeedbackLevel, signal?: AbortSignal): Promise<number> {
    const fresh = unheard(about);
    const felt = await this.#parts.reader.read(fresh, signal);
    const written = felt.flatMap((action, at) =>
      fresh[at]!.offers.map(({ id }) => ({ id, action: redactedAction(action satisfies Action, level) })),
    );
    for (const { id, action } of written) await this.#parts.book().act(id, action);
    return written.length;
  }
}

/** With the offers that have not heard the same before. */
function unheard(about: readonly About[]): readonly About[] {
  const heard = new Set<string>();
  const isFresh = (offer: AcceptedOffer, mark: string) => {
    const key = `${offer.id} ${mark}`;
    if (offer.heard.has(mark) || heard.has(key)) return false;
    heard.add(key);
    return true;
  };
  return about
    .filter(({ text }) => text !== '')
    .map((each) => ({ ...each, offers: each.offers.filter((offer) => isFresh(offer, markOf(each.text))) }))
    .filter(({ offers }) => offers.length > 0);
}

function heardIn({ text, note }: SaidInCode): Heard {
  return { text, source: note ? 'note' : 'comment' };
}

function linesOf({ places }: AcceptedOffer, mark: string): ReadonlySet<string> {
  return new Set(places.flatMap(({ path, lines }) => (path === mark ? lines : [])));
}

/** It changes a file of the offer, and was made after that was accepted: not in the same second, which is all that git tells. */
function isAbout({ paths, authoredMs }: OwnCommit): (offer: AcceptedOffer) => boolean {
  const marks = new Set(paths.map(pathMark));
  return ({ places, acceptedMs }) => authoredMs >= acceptedMs && places.some(({ path }) => marks.has(path));
}

/** Undecided, and so not gone, where no line of it would be known again. */
async function isGone(
  offer: AcceptedOffer,
  paths: readonly string[],
  read: (path: string) => Promise<string | undefined>,
): Promise<boolean> {
  let known = false;
  for (const path of paths) {
    const lines = linesOf(offer, pathMark(path));
    if (lines.size === 0) continue;
    known = true;
    if (linesThere(path, (await read(path)) ?? '', lines).length > 0) return false;
  }
  return known;
}
