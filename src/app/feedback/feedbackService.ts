/** The area `feedback`: what people do with suggestions is journaled, and the next ones follow from it. */
import { CodedError, codeOf, throwIfAborted } from '../../base/codedError.ts';
import { shortHash } from '../../base/hash.ts';
import { lazy } from '../../base/lazy.ts';
import { messageOf } from '../../base/messageOf.ts';
import { printableText } from '../../base/printable.ts';
import type { Decided } from '../../core/learned/decided.ts';
import { preferenceItem } from '../../core/learned/itemIds.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { type Action, PROPOSED_REASONS } from '../../core/model/feedback.ts';
import type { WorkspaceLayers } from '../../core/model/layer.ts';
import type { DesignOccurrence } from '../../core/model/pattern.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import type { CheckoutReader } from '../../core/ports/checkoutReader.ts';
import type { CommitReader } from '../../core/ports/commitReader.ts';
import type { Knowledge } from '../../core/ports/knowledge.ts';
import type { Candidate } from '../../core/preference/choose.ts';
import { type CodeSketch, codeSketch } from '../../core/preference/codeSketch.ts';
import type { TraitReason } from '../../core/preference/preference.ts';
import {
  type Rejection,
  type Rejections,
  type Subject,
  stillHolds,
} from '../../core/preference/rejections.ts';
import { rejects } from '../../core/reward/rejects.ts';
import { rewardOf } from '../../core/reward/rewardOf.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  ExportRequest,
  FeedbackApi,
  FeedbackLog,
  FeedbackPart,
  HeardInChat,
  HeardInFile,
  HeardReport,
  PreferenceReasons,
  PreferredSuggestions,
  RecordRequest,
  SuggestionCard,
  WatchedPlaces,
} from '../../protocol/feedbackApi.ts';
import type { FeedbackLevel } from '../../protocol/feedbackLevel.ts';
import type { LearningApi } from '../../protocol/learningApi.ts';
import type { SurvivalApi } from '../../protocol/survivalApi.ts';
import { actionText } from './actionText.ts';
import { exportOffers, importOffers } from './exchange/exchange.ts';
import { FeedbackBook } from './feedbackBook.ts';
import type { FeedbackHolder } from './holders.ts';
import { episodeOf, type KeptOffer, type Offered } from './records.ts';
import { redactedAction, redactedOffer } from './redact.ts';
import { type SurvivalParts, SurvivalService } from './survival/survivalService.ts';
import { traitPhrase } from './traitPhrase.ts';
import { type Surroundings, subjectsOf, traitsOf } from './traitsOf.ts';
import { heardOf } from './words/acceptedOffers.ts';
import { FeelReader, type Heard } from './words/feelReader.ts';
import { WordsHeard } from './words/wordsHeard.ts';

const LOG_LINES = 200;
/** Of one answer, about which a message can be. */
const CARDS = 3;
/** Files of a suggestion whose code is remembered. */
const SKETCHED = 20;

export interface FeedbackGround {
  readonly model: ArchitectureModel;
  layers(): WorkspaceLayers;
  /** None where nobody has asked for patterns yet: looking for them is not worth it for this. */
  design(): Promise<readonly DesignOccurrence[]>;
  /** By name, in the order of how much speaks for them. */
  frameworks(): Promise<readonly string[]>;
  suggestions(): Promise<readonly Suggestion[]>;
  /** On the list, made by an answer, or carried out a moment ago. */
  find(id: string): Promise<Suggestion | undefined>;
  read(path: string): Promise<string | undefined>;
}

export interface FeedbackParts {
  readonly groundOf: (root: string) => FeedbackGround;
  readonly openProfile: () => Knowledge;
  readonly newId: () => string;
  /** What people have decided of what is learned. */
  readonly decided: () => Promise<Decided>;
  /** Besides the journal. */
  readonly holders: readonly FeedbackHolder[];
  readonly survival: Omit<SurvivalParts, 'values' | 'record' | 'newId'>;
  readonly commits: CommitReader;
  readonly checkouts: CheckoutReader;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly sentiment: LearningApi['sentiment'];
  log(message: string): void;
}

interface PlacedSuggestion extends Candidate {
  readonly of: Suggestion;
}

export class FeedbackService implements FeedbackApi {
  readonly #parts: FeedbackParts;
  readonly #profile: () => Knowledge;
  readonly #book: () => FeedbackBook;
  readonly #survival: () => SurvivalService;
  readonly watch: SurvivalApi['watch'] = (request) => this.#survival().watch(request);
  readonly look: SurvivalApi['look'] = (request) => this.#survival().look(request);
  readonly excuse: SurvivalApi['excuse'] = (edit) => this.#survival().excuse(edit);
  readonly moved: SurvivalApi['moved'] = async (request) => {
    await this.#survival().moved(request);
    await this.#words().moved(request.root, request.files);
  };
  readonly unwatch: SurvivalApi['unwatch'] = (request) => this.#survival().unwatch(request);
  readonly #reader: () => FeelReader;
  readonly #words: () => WordsHeard;

  constructor(parts: FeedbackParts) {
    this.#parts = parts;
    this.#profile = lazy(() => parts.openProfile());
    this.#book = lazy(() => new FeedbackBook(this.#profile().journal, parts.decided));
    this.#survival = lazy(() => {
      const record: SurvivalParts['record'] = (request) => this.record({ surface: 'suggestion', ...request });
      return new SurvivalService({
        ...parts.survival,
        newId: parts.newId,
        values: this.#profile().values,
        record,
      });
    });
    const { groundOf, commits, checkouts, nowMs, sentiment, log } = parts;
    this.#reader = lazy(() => new FeelReader(sentiment, log));
    this.#words = lazy(
      () => new WordsHeard({ book: this.#book, groundOf, commits, checkouts, nowMs, reader: this.#reader() }),
    );
  }

  get book(): FeedbackBook {
    return this.#book();
  }

  async record(request: RecordRequest): Promise<void> {
    const { root, suggestion, action } = request;
    await this.#write(request);
    const opinion = reasonIn(action);
    if (opinion !== undefined) await this.#feel(request, { text: opinion, source: 'reason' });
    if (action.type === 'accepted' && request.listen) await this.#listen(root, suggestion);
  }

  async heardInChat({ offered, text, level }: HeardInChat): Promise<HeardReport> {
    // Of many, nobody knows which is meant.
    if (offered.length > CARDS) return { recorded: 0 };
    let recorded = 0;
    for (const each of offered)
      recorded += await this.#feel({ ...each, surface: 'chat-card', level }, { text, source: 'chat' });
    return { recorded };
  }

  watched({ root }: { readonly root: string }): Promise<WatchedPlaces> {
    return this.#words().watched(root);
  }

  heardInFile(request: HeardInFile, { signal }: Call<never> = {}): Promise<HeardReport> {
    return this.#words().inFile(request, signal);
  }

  heardInCommits(
    { root, level }: { readonly root: string; readonly level: FeedbackLevel },
    { signal }: Call<never> = {},
  ): Promise<HeardReport> {
    return this.#words().inCommits(root, level, signal);
  }

  /** @returns how many actions were recorded: none where no feeling was read, or nothing is known of the suggestion. */
  async #feel(about: Omit<RecordRequest, 'action'>, heard: Heard): Promise<number> {
    const [felt] = await this.#reader().read([heard]);
    if (felt === undefined || felt.feeling.certainty === 0) return 0;
    const open = await this.#openOffer(about.root, about.suggestion);
    if (open !== undefined && heardOf(open).has(felt.feeling.of ?? '')) return 0;
    try {
      await this.#write({ ...about, action: felt });
      return 1;
    } catch (error) {
      if (codeOf(error) === 'unknown-suggestion') return 0;
      throw error;
    }
  }

  /** What cannot be listened for is accepted all the same. */
  async #listen(root: string, suggestion: string): Promise<void> {
    try {
      const open = await this.#openOffer(root, suggestion);
      const found = await this.#parts.groundOf(root).find(suggestion);
      if (open !== undefined && found !== undefined)
        await this.#words().accepted(root, open.offered.offer.id, found);
    } catch (error) {
      this.#parts.log(`What is said of an accepted suggestion will not be heard: ${messageOf(error)}`);
    }
  }

  async #openOffer(root: string, suggestion: string): Promise<KeptOffer | undefined> {
    return (await this.#book().offers(root)).findLast(({ offered: { offer } }) => {
      return offer.suggestion === suggestion && offer.project === root;
    });
  }

  async #write({ root, suggestion, surface, card, action, level = 'all' }: RecordRequest): Promise<void> {
    const book = this.#book();
    const open = await this.#openOffer(root, suggestion);
    const said = redactedAction(action, level);
    if (open !== undefined && !(action.type === 'shown' && isSettled(open))) {
      return book.act(open.offered.offer.id, said);
    }
    const found =
      (await this.#parts.groundOf(root).find(suggestion)) ?? (card && suggestionOf(suggestion, card));
    if (found === undefined) throw unknownSuggestion(suggestion);
    const offer = { ...(await this.#offered(root, found)), title: found.title };
    await book.open(redactedOffer({ ...offer, offer: { ...offer.offer, surface } }, level), said);
  }

  async preferred({ root }: { readonly root: string }): Promise<PreferredSuggestions> {
    const suggestions = await this.#parts.groundOf(root).suggestions();
    try {
      return await this.#inLearnedOrder(root, suggestions);
    } catch (error) {
      // What is suggested does not hang on what was learned.
      const notice = `What was learned of your choices cannot be read, so the order is the engine's own. ${messageOf(error)}`;
      return { suggestions, quiet: [], rejected: {}, hidden: [], notice };
    }
  }

  async reasons({
    root,
    suggestion,
  }: {
    readonly root: string;
    readonly suggestion: string;
  }): Promise<PreferenceReasons> {
    const found = (await this.#parts.groundOf(root).suggestions()).find(({ id }) => id === suggestion);
    if (found === undefined) throw unknownSuggestion(suggestion);
    const preference = await this.#book().preference(root);
    const candidate = candidateOf(root, found, await this.#surroundings(root));
    const { mean, deviation } = preference.expect(candidate);
    const offers = (await this.#book().offers(root)).filter(
      ({ offered: { offer } }) => offer.suggestion === suggestion && offer.project === root,
    );
    return {
      expected: mean,
      deviation,
      reasons: preference.reasons(candidate).map(reasonOf),
      offers: offers.reverse().map((kept) => {
        const { value, uncertainty, parts } = rewardOf(episodeOf(kept));
        return {
          reward: value,
          uncertainty,
          parts: parts.map(({ signal, effect }) => ({ signal, effect })),
        };
      }),
    };
  }

  async refit({ root }: { readonly root: string }, { signal }: Call = {}): Promise<void> {
    const preference = await this.#book().preference(root);
    throwIfAborted(signal);
    void preference.taste;
    await this.#book().rejections(root);
  }

  async state() {
    return { state: await this.#book().state() };
  }

  async log({
    root,
    most = LOG_LINES,
  }: {
    readonly root?: string;
    readonly most?: number;
  }): Promise<FeedbackLog> {
    const lines = (await this.#book().offers(root))
      .filter(({ offered }) => root === undefined || offered.offer.project === root)
      .flatMap(({ offered: { offer, title }, actions, imported }) =>
        actions.map(({ number, atMs, action }) => ({
          number,
          atMs,
          root: offer.project,
          ...(offer.project === root ? {} : projectNameOf(imported)),
          suggestion: offer.suggestion,
          title: printableText(title),
          text: printableText(actionText(action)),
        })),
      );
    return {
      lines: lines.sort((a, b) => b.atMs - a.atMs || b.number - a.number).slice(0, Math.max(0, most)),
    };
  }

  async forget(part: FeedbackPart) {
    const offers = (await this.#matching(part)).map(({ offered }) => offered.offer);
    for (const holder of [...this.#parts.holders, this.#survival()]) await holder.forget({ part, offers });
    await this.#book().forget(offers.map(({ id }) => id));
    return { offers: offers.length };
  }

  async export({ level = 'all', ...part }: ExportRequest) {
    const ids = new Set((await this.#matching(part)).map(({ offered }) => offered.offer.id));
    const offers = await this.#book().offers();
    return exportOffers(
      offers.filter(({ offered }) => ids.has(offered.offer.id)),
      level,
    );
  }

  async import({ text }: { readonly text: string }, { signal }: Call = {}) {
    const book = this.#book();
    const known = await book.byId();
    const nowMs = this.#parts.nowMs();
    return importOffers(text, { known, nowMs, append: (entries) => book.append(entries), signal });
  }

  async #matching(part: FeedbackPart): Promise<readonly KeptOffer[]> {
    const { root, suggestion, fromMs = 0, beforeMs = Number.POSITIVE_INFINITY } = part;
    return (await this.#book().offers(root)).filter(({ offered: { offer }, shownMs }) => {
      const there = root === undefined || offer.project === root;
      const it = suggestion === undefined || offer.suggestion === suggestion;
      return there && it && shownMs >= fromMs && shownMs < beforeMs;
    });
  }

  async dispose(): Promise<void> {
    await this.#profile().dispose();
  }

  async #inLearnedOrder(root: string, suggestions: readonly Suggestion[]): Promise<PreferredSuggestions> {
    const surroundings = await this.#surroundings(root);
    const rejections = await this.#book().rejections(root);
    const rejected: Record<string, string> = {};
    const hidden: PreferredSuggestions['hidden'][number][] = [];
    const candidates: PlacedSuggestion[] = [];
    for (const each of suggestions) {
      const against = await this.#against(root, each, rejections);
      if (against !== undefined) {
        rejected[each.id] = against.suggestion;
        hidden.push({ suggestion: each, item: against.item ?? '' });
      } else candidates.push(candidateOf(root, each, surroundings));
    }
    const { shown, quiet } = (await this.#book().preference(root)).choose(candidates);
    return {
      suggestions: [...shown, ...quiet].map(({ of }) => of),
      quiet: quiet.map((each) => each.suggestion),
      rejected,
      hidden,
    };
  }

  async #against(root: string, of: Suggestion, rejections: Rejections): Promise<Rejection | undefined> {
    const like = rejections.like(subjectOf(root, of));
    // Its files are read only where something was rejected.
    if (like.length === 0) return undefined;
    const now = await this.#sketchOf(root, of);
    return like.find((each) => stillHolds(each, now));
  }

  async #sketchOf(root: string, of: Suggestion): Promise<CodeSketch> {
    const { read } = this.#parts.groundOf(root);
    const texts = await Promise.all(subjectsOf(of).slice(0, SKETCHED).map(read));
    return codeSketch(texts.map((text) => text ?? ''));
  }

  async #surroundings(root: string): Promise<Surroundings> {
    const ground = this.#parts.groundOf(root);
    const [design, frameworks] = await Promise.all([ground.design(), ground.frameworks()]);
    return { model: ground.model, layers: ground.layers(), design, frameworks };
  }

  async #offered(root: string, suggestion: Suggestion): Promise<Omit<Offered, 'title'>> {
    const { traits } = candidateOf(root, suggestion, await this.#surroundings(root));
    const candidate = { suggestion: suggestion.id, project: root, traits };
    const offer = {
      ...candidate,
      id: this.#parts.newId(),
      surface: 'suggestion' as const,
      expected: (await this.#book().preference(root)).expect(candidate).mean,
    };
    const { subjects } = subjectOf(root, suggestion);
    return { offer, subjects, sketch: await this.#sketchOf(root, suggestion) };
  }
}

function candidateOf(root: string, of: Suggestion, surroundings: Surroundings): PlacedSuggestion {
  return { suggestion: of.id, project: root, traits: traitsOf(of, surroundings), of };
}

function reasonOf({ term, value, effect }: TraitReason): PreferenceReasons['reasons'][number] {
  return { term, effect, text: traitPhrase(term, value), item: preferenceItem(term, value) };
}

/** Which paths it is about is nobody's business: it is enough to know them again. */
function subjectOf(project: string, of: Suggestion): Subject {
  return { suggestion: of.id, project, kind: of.kind, subjects: subjectsOf(of).map(shortHash) };
}

/** In the person's own words. */
function reasonIn(action: Action): string | undefined {
  if (action.type !== 'dismissed' || action.reason === undefined) return undefined;
  return PROPOSED_REASONS.includes(action.reason) ? undefined : action.reason;
}

/** A project of another machine. */
function projectNameOf(imported: KeptOffer['imported']): { readonly projectName?: string } {
  const { projectName } = imported ?? {};
  return projectName === undefined ? {} : { projectName: printableText(projectName) };
}

/** It was decided on: what is shown again after that is another offer. */
function isSettled(kept: KeptOffer): boolean {
  return rejects(kept.actions) !== undefined || kept.actions.some(({ action }) => action.type === 'accepted');
}

/** Of a card alone: what it would do is not known any more. */
function suggestionOf(id: string, card: SuggestionCard): Suggestion {
  return { id, ...card, rationale: '', score: 0.5, origin: 'model', evidence: [], edits: [], steps: [] };
}

function unknownSuggestion(id: string): CodedError {
  return new CodedError(
    'unknown-suggestion',
    `There is no suggestion ${id} now; the code may have changed. List the suggestions again.`,
  );
}
