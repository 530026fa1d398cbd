/** The order that follows from what was learned: liked first, hardly liked folded, rejected left out; and why one stands where it does. */

import { messageOf } from '../../base/messageOf.ts';
import { preferenceItem } from '../../core/learned/itemIds.ts';
import type { PreferredSuggestions } from '../../core/model/preferred.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import type { TraitReason } from '../../core/preference/preference.ts';
import { type Rejection, type Rejections, stillHolds } from '../../core/preference/rejections.ts';
import { rewardOf } from '../../core/reward/rewardOf.ts';
import type { PreferenceReasons } from '../../protocol/feedbackApi.ts';
import type { FeedbackBook } from './feedbackBook.ts';
import {
  candidateOf,
  type FeedbackGround,
  type PlacedSuggestion,
  sketchOf,
  subjectOf,
  surroundingsOf,
  unknownSuggestion,
} from './feedbackGround.ts';
import { episodeOf, type KeptOffer } from './records.ts';
import { Returning } from './returning.ts';
import { traitPhrase } from './traitPhrase.ts';

export class LearnedOrder {
  readonly #book: () => FeedbackBook;
  readonly #groundOf: (root: string) => FeedbackGround;
  readonly #returning = new Returning();

  constructor(book: () => FeedbackBook, groundOf: (root: string) => FeedbackGround) {
    this.#book = book;
    this.#groundOf = groundOf;
  }

  async preferred(root: string): Promise<PreferredSuggestions> {
    const ground = this.#groundOf(root);
    try {
      await this.#returning.look(root, ground, await this.#book().rejections(root));
      return await this.#inLearnedOrder(root, ground);
    } catch (error) {
      // What is suggested does not hang on what was learned.
      const notice = `What was learned of your choices cannot be read, so the order is the engine's own. ${messageOf(error)}`;
      return { suggestions: await ground.suggestions(), quiet: [], hidden: [], notice };
    }
  }

  async reasons(root: string, suggestion: string): Promise<PreferenceReasons> {
    const ground = this.#groundOf(root);
    const found = (await ground.suggestions()).find(({ id }) => id === suggestion);
    if (found === undefined) throw unknownSuggestion(suggestion);
    const preference = await this.#book().preference(root);
    const candidate = candidateOf(root, found, await surroundingsOf(ground));
    const { mean, deviation } = preference.expect(candidate);
    const offers = (await this.#book().offers(root)).filter(
      ({ offered: { offer } }) => offer.suggestion === suggestion && offer.project === root,
    );
    return {
      expected: mean,
      deviation,
      reasons: preference.reasons(candidate).map(reasonOf),
      offers: offers.reverse().map(outcomeOf),
    };
  }

  async #inLearnedOrder(root: string, ground: FeedbackGround): Promise<PreferredSuggestions> {
    const surroundings = await surroundingsOf(ground);
    const rejections = await this.#book().rejections(root);
    const hidden: PreferredSuggestions['hidden'][number][] = [];
    const candidates: PlacedSuggestion[] = [];
    for (const each of await ground.suggestions()) {
      const against = await rejectionOf(each, { root, ground, rejections });
      if (against === undefined) candidates.push(candidateOf(root, each, surroundings));
      else hidden.push({ suggestion: each, item: against.item ?? '' });
    }
    const { shown, quiet } = (await this.#book().preference(root)).choose(candidates);
    return {
      suggestions: [...shown, ...quiet].map(({ of }) => of),
      quiet: quiet.map((each) => each.suggestion),
      hidden,
    };
  }
}

interface Rejecting {
  readonly root: string;
  readonly ground: FeedbackGround;
  readonly rejections: Rejections;
}

/** What speaks against it, as the code is now. */
async function rejectionOf(
  of: Suggestion,
  { root, ground, rejections }: Rejecting,
): Promise<Rejection | undefined> {
  const like = rejections.like(subjectOf(root, of));
  // Its files are read only where something was rejected.
  if (like.length === 0) return undefined;
  const now = await sketchOf(ground, of);
  return like.find((each) => stillHolds(each, now));
}

function reasonOf({ term, value, effect }: TraitReason): PreferenceReasons['reasons'][number] {
  return { term, effect, text: traitPhrase(term, value), item: preferenceItem(term, value) };
}

function outcomeOf(kept: KeptOffer): PreferenceReasons['offers'][number] {
  const { value, uncertainty, parts } = rewardOf(episodeOf(kept));
  return {
    reward: value,
    uncertainty,
    parts: parts.map(({ signal, effect }) => ({ signal, effect })),
  };
}
