/** Tastes, trait by trait, as items: learned from feedback here, and by colleagues. */
import { basename } from '../../base/paths.ts';
import { type PreferenceShareValue, plainLine, SHARE } from '../../core/learned/fields.ts';
import { kindOf, preferenceItem } from '../../core/learned/itemIds.ts';
import { sharesOf, type Verdict } from '../../core/learned/verdicts.ts';
import type { LearnedEvidence, LearnedItem } from '../../core/model/learned.ts';
import { decidedEffect } from '../../core/preference/decidedTaste.ts';
import { TERMS } from '../../core/preference/likeness.ts';
import type { TraitEffect } from '../../core/preference/traitEffects.ts';
import { traitValues } from '../../core/preference/traitValues.ts';
import { rejects } from '../../core/reward/rejects.ts';
import { POSITIVE, rewardOf } from '../../core/reward/rewardOf.ts';
import type { FeedbackService } from '../feedback/feedbackService.ts';
import { episodeOf, type KeptOffer } from '../feedback/records.ts';
import { traitPhrase } from '../feedback/traitPhrase.ts';
import type { ItemsRequest, LearnedSource, Share } from './source.ts';
import { day, inGroups, signed, times, trendOf, withVerdict } from './wording.ts';

/** What moves the expectation by less is no preference. */
const LEAST = 0.01;
/** Difference of rewards that is worth a word. */
const NOTABLE_REWARD = 0.12;
const MOST_EXAMPLES = 4;
/** No workspace: what was imported stays of where it was recorded. */
const ANYWHERE = '';

export class PreferenceSource implements LearnedSource {
  readonly kind = 'preference';
  readonly #feedback: () => Promise<FeedbackService>;

  constructor(feedback: () => Promise<FeedbackService>) {
    this.#feedback = feedback;
  }

  async shares(writer: string): Promise<readonly Share[]> {
    const behind = offersByItem(await this.#offers());
    return (await this.#effects()).flatMap((each) => {
      const { term, value, effect, offers, rewards } = each;
      const item = preferenceItem(term, value);
      if (value === '' || Math.abs(effect) < LEAST) return [];
      const told: PreferenceShareValue = {
        term,
        value: plainLine(value, 300),
        effect: rounded(effect),
        offers,
        rewards: inGroups(rewards).map(rounded),
      };
      return { item, field: `${SHARE}${writer}`, value: told, at: lastMs(behind.get(item) ?? []) };
    });
  }

  async items(request: ItemsRequest): Promise<readonly LearnedItem[]> {
    const { registers } = request;
    const effects = new Map(
      (await this.#effects()).map((each) => [preferenceItem(each.term, each.value), each]),
    );
    const behind = offersByItem(await this.#offers());
    return [...registers.keys()]
      .filter((id) => kindOf(id) === this.kind)
      .flatMap((id) => itemOf(id, request, { effect: effects.get(id), offers: behind.get(id) ?? [] }) ?? [])
      .sort((a, b) => b.weight - a.weight || (a.title < b.title ? -1 : 1));
  }

  /** What was rejected stays so: it is learned apart. */
  async forget(items: ReadonlySet<string>): Promise<number> {
    const feedback = await this.#feedback();
    const gone = (await this.#offers()).filter(
      ({ offered, actions }) =>
        rejects(actions) === undefined && itemsOf(offered.offer.traits).some((id) => items.has(id)),
    );
    await feedback.book.forget(gone.map(({ offered }) => offered.offer.id));
    return gone.length;
  }

  async #offers(): Promise<readonly KeptOffer[]> {
    return (await this.#feedback()).book.offers();
  }

  async #effects(): Promise<readonly TraitEffect[]> {
    return (await (await this.#feedback()).book.preference(ANYWHERE)).effects();
  }
}

function itemsOf(traits: KeptOffer['offered']['offer']['traits']): string[] {
  return TERMS.flatMap(({ name }) =>
    traitValues(name, traits).map(({ value }) => preferenceItem(name, value)),
  );
}

function offersByItem(offers: readonly KeptOffer[]): ReadonlyMap<string, readonly KeptOffer[]> {
  const found = new Map<string, KeptOffer[]>();
  for (const offer of offers) {
    for (const item of itemsOf(offer.offered.offer.traits)) {
      const own = found.get(item);
      if (own === undefined) found.set(item, [offer]);
      else own.push(offer);
    }
  }
  return found;
}

function lastMs(offers: readonly KeptOffer[]): number {
  return offers.reduce(
    (most, { shownMs, actions }) => Math.max(most, shownMs, ...actions.map(({ atMs }) => atMs)),
    0,
  );
}

interface Learned {
  /** Undefined where nothing was learned here. */
  readonly effect: TraitEffect | undefined;
  readonly offers: readonly KeptOffer[];
}

function itemOf(id: string, request: ItemsRequest, learned: Learned): LearnedItem | undefined {
  const { registers, decided, writer } = request;
  const fields = registers.get(id)!;
  const verdict = decided.verdict(id);
  const shares = sharesOf(fields);
  const value = (shares[0]?.value ?? verdict.kept) as PreferenceShareValue | undefined;
  if (value === undefined) return undefined;
  const { term } = value;
  const own = learned.effect;
  const decision = decided.trait(term, value.value) ?? { disabled: false, nudge: 0 };
  const effect = decidedEffect(decision, own?.effect ?? 0, own?.offers ?? 0);
  const offers = learned.offers.filter(({ actions }) => rejects(actions) === undefined).length;
  return {
    id,
    kind: 'preference',
    title: `You ${verb(effect)} ${traitPhrase(term, value.value)}`,
    explanation: explanationOf(own, shares.length - Number(shares.some(({ by }) => by === writer))),
    effect: effectOf(effect, verdict),
    weight: Math.abs(effect),
    evidence: [...projectLines(own), ...examples(learned.offers)],
    trend: trendOf(own?.rewards ?? [], NOTABLE_REWARD),
    date: new Date(Math.max(0, ...[...fields.values()].map(({ at }) => at))).toISOString(),
    projects: (own?.projects ?? []).map(({ project }) => basename(project)),
    pinned: verdict.pinned,
    disabled: verdict.disabled,
    edited: verdict.nudge !== 0,
    shared: shares.some(({ by }) => by !== writer),
    canUndo: false,
    edit: { type: 'preference', nudge: verdict.nudge },
    offers,
  };
}

function verb(effect: number): string {
  if (Math.abs(effect) < 0.02) return 'have no clear taste for';
  if (effect > 0) return effect >= 0.1 ? 'mostly keep' : 'rather keep';
  return effect <= -0.1 ? 'mostly leave' : 'rather leave';
}

function explanationOf(own: TraitEffect | undefined, others: number): string {
  const theirs =
    others === 0 ? '' : ` ${times(others, 'colleague')} ${others === 1 ? 'has' : 'have'} learned of it too.`;
  if (own === undefined) return `Nothing you did speaks for or against it here.${theirs}`;
  const good = own.rewards.filter((reward) => reward > POSITIVE).length;
  const bad = own.rewards.filter((reward) => reward < 0.5).length;
  return `${times(own.offers, 'suggestion')} ${own.offers === 1 ? 'stands' : 'stand'} behind it: ${good} lasted, ${bad} did not.${theirs}`;
}

function effectOf(effect: number, verdict: Verdict): string {
  const moved =
    Math.abs(effect) < 0.005
      ? 'It hardly moves such suggestions.'
      : `Such suggestions stand ${effect > 0 ? 'higher' : 'lower'}: ${signed(effect)} on what is expected of them.`;
  const nudged = verdict.nudge === 0 ? moved : `${moved} Of that, ${signed(verdict.nudge)} is your own.`;
  return withVerdict(nudged, verdict, 'Pinned: it does not fade.');
}

function projectLines(own: TraitEffect | undefined): LearnedEvidence[] {
  return (own?.projects ?? []).map(({ project, effect, offers }) => ({
    text: `${basename(project)}: ${signed(effect)} from ${times(offers, 'suggestion')}`,
    places: [],
  }));
}

/** The latest that have a title. */
function examples(offers: readonly KeptOffer[]): LearnedEvidence[] {
  return offers
    .filter(({ offered }) => offered.title !== '')
    .slice(-MOST_EXAMPLES)
    .reverse()
    .map((kept) => ({
      text: `${plainLine(kept.offered.title, 300)} (${day(kept.shownMs)}, reward ${rewardOf(episodeOf(kept)).value.toFixed(2)})`,
      places: [],
    }));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
