/**
 * All feedback of the person on this machine: journaled first, then known. Other windows write to the same journal, and forget what is in
 * it: before each answer it is read on, or anew where something was taken away.
 */
import type { Decided } from '../../core/learned/decided.ts';
import type { Action, Episode } from '../../core/model/feedback.ts';
import type { Journal, JournalEntry } from '../../core/ports/journal.ts';
import { Preference } from '../../core/preference/preference.ts';
import { type Rejection, Rejections } from '../../core/preference/rejections.ts';
import { rejects } from '../../core/reward/rejects.ts';
import type { AcceptedPlace } from '../../core/words/acceptedPlaces.ts';
import { here, portableProject } from './exchange/portable.ts';
import { addEntry } from './readEntry.ts';
import {
  actionEntry,
  episodeOf,
  FAMILY,
  type KeptOffer,
  type Offered,
  offerEntry,
  placesEntry,
  targetOf,
} from './records.ts';

export class FeedbackBook {
  readonly #journal: Journal;
  readonly #decided: () => Promise<Decided>;
  /** What has been learned so far, is learned with. */
  #learnedWith: Decided | undefined;
  #offers = new Map<string, KeptOffer>();
  #last = 0;
  #generation = '';
  #catchingUp: Promise<void> = Promise.resolve();
  #inOrder: readonly KeptOffer[] | undefined;
  /** By root; what nothing was imported of shares one. */
  readonly #learned = new Map<string, Learned>();

  /** @param decided the same object as long as nothing is decided. */
  constructor(journal: Journal, decided: () => Promise<Decided>) {
    this.#journal = journal;
    this.#decided = decided;
  }

  /**
   * Oldest first, and of the same time by id: the same entries give the same order, whichever way they came.
   * @param root where given, what was imported of a project of its name is of this one.
   */
  async offers(root?: string): Promise<readonly KeptOffer[]> {
    await this.#catchUp();
    return root === undefined ? this.#ordered() : this.#learnedOf(root).offers;
  }

  async preference(root: string): Promise<Preference> {
    await this.#catchUp();
    const decided = await this.#nowDecided();
    const learned = this.#learnedOf(root);
    learned.preference ??= new Preference(learnedFrom(learned.offers, decided), { decisions: decided.trait });
    return learned.preference;
  }

  /** Of this person, less what they allowed again, and of colleagues. */
  async rejections(root: string): Promise<Rejections> {
    await this.#catchUp();
    const decided = await this.#nowDecided();
    const learned = this.#learnedOf(root);
    learned.rejections ??= new Rejections([
      ...learned.offers.flatMap((each) => rejectionOf(each, decided)),
      ...decided.othersRejections(),
    ]);
    return learned.rejections;
  }

  /** Another text once an entry was added or taken away. */
  async state(): Promise<string> {
    await this.#catchUp();
    return `${this.#generation} ${this.#last}`;
  }

  /** All offers by id, as they were recorded. */
  async byId(): Promise<ReadonlyMap<string, KeptOffer>> {
    await this.#catchUp();
    return this.#offers;
  }

  async append(entries: readonly JournalEntry[]): Promise<void> {
    await this.#journal.append(entries);
    await this.#catchUp();
  }

  /** The offer and what was done with it first, both or none. */
  async open(offered: Offered, action: Action): Promise<void> {
    await this.append([offerEntry(offered), actionEntry(offered.offer.id, action)]);
  }

  async act(offerId: string, action: Action): Promise<void> {
    await this.append([actionEntry(offerId, action)]);
  }

  async place(offerId: string, places: readonly AcceptedPlace[]): Promise<void> {
    await this.append([placesEntry(offerId, places)]);
  }

  /** Overwritten on disk. @param ids of offers */
  async forget(ids: readonly string[]): Promise<void> {
    await this.#journal.forget(FAMILY, ids);
    await this.#catchUp();
  }

  /** One after the other: two that read at once would each know half. */
  #catchUp(): Promise<void> {
    this.#catchingUp = this.#catchingUp.catch(() => {}).then(() => this.#readOn());
    return this.#catchingUp;
  }

  async #readOn(): Promise<void> {
    const generation = await this.#journal.generation(FAMILY);
    if (generation !== this.#generation) this.#begin(generation);
    const fresh = await this.#journal.read({ kind: FAMILY, after: this.#last });
    if (fresh.length === 0) return;
    for (const each of fresh) addEntry(this.#offers, each);
    this.#last = fresh.at(-1)!.number;
    this.#unlearn();
  }

  #begin(generation: string): void {
    this.#generation = generation;
    this.#offers = new Map();
    this.#last = 0;
    this.#unlearn();
  }

  #ordered(): readonly KeptOffer[] {
    this.#inOrder ??= [...this.#offers.values()].sort(
      (a, b) => a.shownMs - b.shownMs || compareText(a.offered.offer.id, b.offered.offer.id),
    );
    return this.#inOrder;
  }

  #learnedOf(root: string): Learned {
    const inOrder = this.#ordered();
    const offers = inOrder.map((each) => here(each, root));
    const key = offers.some((each, at) => each !== inOrder[at]) ? root : '';
    const learned = this.#learned.get(key) ?? { offers: key === '' ? inOrder : offers };
    this.#learned.set(key, learned);
    return learned;
  }

  async #nowDecided(): Promise<Decided> {
    const decided = await this.#decided();
    if (decided !== this.#learnedWith) this.#learned.clear();
    this.#learnedWith = decided;
    return decided;
  }

  /** What was learned follows from the offers, and is learned again when it is asked for. */
  #unlearn(): void {
    this.#inOrder = undefined;
    this.#learned.clear();
  }
}

interface Learned {
  readonly offers: readonly KeptOffer[];
  preference?: Preference;
  rejections?: Rejections;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function learnedFrom(offers: readonly KeptOffer[], decided: Decided): Episode[] {
  return offers
    .filter(({ offered, shownMs }) => !decided.isForgotten(offered.offer.traits, shownMs))
    .map(episodeOf);
}

function rejectionOf(kept: KeptOffer, decided: Decided): Rejection[] {
  const rejected = rejects(kept.actions);
  if (rejected === undefined) return [];
  const target = targetOf(kept.offered);
  const held = decided.rejection(portableProject(target.project), target.suggestion);
  return held === undefined ? [] : [{ ...target, ...rejected, ...held }];
}
