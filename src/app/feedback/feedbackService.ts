/** The area `feedback`: what people do with suggestions is journaled, and the next ones follow from it. */

import { throwIfAborted } from '../../base/codedError.ts';
import { lazy } from '../../base/lazy.ts';
import type { ExampleText } from '../../core/examples/exampleText.ts';
import type { Decided } from '../../core/learned/decided.ts';
import type { PreferredSuggestions } from '../../core/model/preferred.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';
import type { CheckoutReader } from '../../core/ports/checkoutReader.ts';
import type { CommitReader } from '../../core/ports/commitReader.ts';
import type { Knowledge } from '../../core/ports/knowledge.ts';
import type { SyntaxFaults } from '../../core/ports/syntaxFaults.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  AnswerText,
  ExamplesReport,
  ExamplesRequest,
  ExportRequest,
  FeedbackApi,
  FeedbackLog,
  FeedbackPart,
  HeardInChat,
  HeardInFile,
  HeardReport,
  PreferenceReasons,
  RecordRequest,
  WatchedPlaces,
} from '../../protocol/feedbackApi.ts';
import type { FeedbackLevel } from '../../protocol/feedbackLevel.ts';
import type { LearningApi } from '../../protocol/learningApi.ts';
import type { SurvivalApi } from '../../protocol/survivalApi.ts';
import { FallWatch } from '../adapters/fallWatch.ts';
import { ExampleDesk } from './examples/exampleDesk.ts';
import { exportOffers, importOffers } from './exchange/exchange.ts';
import { FeedbackBook } from './feedbackBook.ts';
import type { FeedbackGround } from './feedbackGround.ts';
import type { FeedbackHolder } from './holders.ts';
import { LearnedOrder } from './learnedOrder.ts';
import { logLines } from './logLines.ts';
import { OfferRecorder } from './offerRecorder.ts';
import type { KeptOffer } from './records.ts';
import { type SurvivalParts, SurvivalService } from './survival/survivalService.ts';
import { FeelReader } from './words/feelReader.ts';
import { WordsHeard } from './words/wordsHeard.ts';

const LOG_LINES = 200;

export interface FeedbackParts {
  readonly groundOf: (root: string) => FeedbackGround;
  readonly openProfile: () => Knowledge;
  readonly newId: () => string;
  /** What people have decided of what is learned. */
  readonly decided: () => Promise<Decided>;
  /** Besides the journal. */
  readonly holders: readonly FeedbackHolder[];
  readonly survival: Omit<SurvivalParts, 'values' | 'record' | 'newId' | 'looked'>;
  readonly faults: SyntaxFaults;
  readonly commits: CommitReader;
  readonly checkouts: CheckoutReader;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly sentiment: LearningApi['sentiment'];
  readonly openAdapters: () => Promise<AdapterStore>;
  log(message: string): void;
}

export class FeedbackService implements FeedbackApi {
  readonly #parts: FeedbackParts;
  readonly #profile: () => Knowledge;
  readonly #book: () => FeedbackBook;
  readonly #survival: () => SurvivalService;
  readonly #examples: () => ExampleDesk;
  readonly watch: SurvivalApi['watch'] = (request) => {
    this.#examples().watched(request);
    return this.#survival().watch(request);
  };
  readonly look: SurvivalApi['look'] = (request) => this.#survival().look(request);
  readonly excuse: SurvivalApi['excuse'] = (edit) => this.#survival().excuse(edit);
  readonly moved: SurvivalApi['moved'] = async (request) => {
    await this.#survival().moved(request);
    await this.#words().moved(request.root, request.files);
    await this.#examples().moved(request);
  };
  readonly unwatch: SurvivalApi['unwatch'] = (request) => this.#survival().unwatch(request);
  readonly #words: () => WordsHeard;
  readonly #falls: () => FallWatch;
  readonly #recorder: OfferRecorder;
  readonly #order: LearnedOrder;

  constructor(parts: FeedbackParts) {
    const { groundOf, commits, checkouts, nowMs, newId, sentiment, log } = parts;
    this.#parts = parts;
    this.#profile = lazy(() => parts.openProfile());
    this.#book = lazy(() => new FeedbackBook(this.#profile().journal, parts.decided));
    const book = this.#book;
    this.#survival = lazy(() => {
      const record: SurvivalParts['record'] = (request) => this.record({ surface: 'suggestion', ...request });
      const { values } = this.#profile();
      const looked: SurvivalParts['looked'] = (at) => this.#examples().looked(at);
      return new SurvivalService({ ...parts.survival, newId, values, record, looked });
    });
    const journal = () => this.#profile().journal;
    this.#examples = lazy(
      () => new ExampleDesk({ journal, book, walker: parts.survival.walker, faults: parts.faults, log }),
    );
    const reader = lazy(() => new FeelReader(sentiment, log));
    this.#words = lazy(() => new WordsHeard({ book, groundOf, commits, checkouts, nowMs, reader: reader() }));
    this.#recorder = new OfferRecorder({ book, groundOf, newId, reader, words: this.#words, log });
    this.#order = new LearnedOrder(book, groundOf);
    const offers = () => book().offers();
    this.#falls = lazy(() => new FallWatch({ openAdapters: parts.openAdapters, offers, nowMs, log }));
  }

  get book(): FeedbackBook {
    return this.#book();
  }

  async record(request: RecordRequest): Promise<void> {
    await this.#recorder.record(request);
    if (request.action.type === 'accepted') await this.#examples().accepted(request);
  }

  heardInChat(request: HeardInChat): Promise<HeardReport> {
    return this.#recorder.heardInChat(request);
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

  async answered(answer: AnswerText): Promise<void> {
    this.#examples().answered(answer);
    await this.#recorder.answered(answer);
    if (answer.offered !== undefined) await this.settleAdapters();
  }

  /** Goes back from adapters of which less is accepted. Does not reject. */
  settleAdapters(): Promise<void> {
    return this.#falls().check();
  }

  examples(request: ExamplesRequest, { signal }: Call = {}): Promise<ExamplesReport> {
    return this.#examples().examples(request, signal);
  }

  preferred({ root }: { readonly root: string }): Promise<PreferredSuggestions> {
    return this.#order.preferred(root);
  }

  reasons(request: { readonly root: string; readonly suggestion: string }): Promise<PreferenceReasons> {
    return this.#order.reasons(request.root, request.suggestion);
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
    return { lines: logLines(await this.#book().offers(root), root).slice(0, Math.max(0, most)) };
  }

  async forget(part: FeedbackPart) {
    const offers = (await this.#matching(part)).map(({ offered }) => offered.offer);
    for (const holder of [...this.#parts.holders, this.#survival()]) await holder.forget({ part, offers });
    await this.#examples().forget(offers.map(({ id }) => id));
    await this.#book().forget(offers.map(({ id }) => id));
    return { offers: offers.length };
  }

  async export({ level = 'all', ...part }: ExportRequest) {
    const ids = new Set((await this.#matching(part)).map(({ offered }) => offered.offer.id));
    const offers = await this.#book().offers();
    return exportOffers(
      offers.filter(({ offered }) => ids.has(offered.offer.id)),
      level,
      level === 'all' ? await this.#examples().texts() : undefined,
    );
  }

  async import({ text }: { readonly text: string }, { signal }: Call = {}) {
    const book = this.#book();
    const known = await book.byId();
    const nowMs = this.#parts.nowMs();
    const keep = (texts: ReadonlyMap<string, ExampleText>) => this.#examples().imported(texts);
    return importOffers(text, { known, nowMs, append: (entries) => book.append(entries), keep, signal });
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
}
