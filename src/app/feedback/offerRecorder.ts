/** What a person does with a suggestion, and says of it, is written to the offer that is open; where none is, one is opened. */
import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { holdsCode } from '../../core/examples/codeBlocks.ts';
import type { AdapterUse } from '../../core/model/adapter.ts';
import { type Action, PROPOSED_REASONS } from '../../core/model/feedback.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import { rejects } from '../../core/reward/rejects.ts';
import {
  type AnswerText,
  answerSuggestion,
  type HeardInChat,
  type HeardReport,
  type RecordRequest,
  type SuggestionCard,
} from '../../protocol/feedbackApi.ts';
import type { FeedbackLevel } from '../../protocol/feedbackLevel.ts';
import type { FeedbackBook } from './feedbackBook.ts';
import {
  candidateOf,
  type FeedbackGround,
  sketchOf,
  subjectOf,
  surroundingsOf,
  unknownSuggestion,
} from './feedbackGround.ts';
import type { KeptOffer, Offered } from './records.ts';
import { redactedAction, redactedOffer } from './redact.ts';
import { heardOf } from './words/acceptedOffers.ts';
import type { FeelReader, Heard } from './words/feelReader.ts';
import type { WordsHeard } from './words/wordsHeard.ts';

/** Of one answer, about which a message can be. */
const CARDS = 3;

export interface RecorderParts {
  readonly book: () => FeedbackBook;
  readonly groundOf: (root: string) => FeedbackGround;
  readonly newId: () => string;
  readonly reader: () => FeelReader;
  readonly words: () => WordsHeard;
  log(message: string): void;
}

export class OfferRecorder {
  readonly #parts: RecorderParts;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  async record(request: RecordRequest): Promise<void> {
    const { root, suggestion, action } = request;
    await this.#write(request);
    const opinion = reasonIn(action);
    if (opinion !== undefined) await this.#feel(request, { text: opinion, source: 'reason' });
    if (action.type === 'accepted' && request.listen) await this.#listen(root, suggestion);
  }

  /** Whether its code is taken is seen by whoever asks for it later; that there was some is written down at once. Does not reject. */
  async answered({ answer, text, instead, offered }: AnswerText): Promise<void> {
    if (offered === undefined) return;
    const { root, level, use } = offered;
    const about = { root, level, surface: 'chat-card', card: ANSWER } as const;
    try {
      if (instead !== undefined) await this.#replaced(root, answerSuggestion(instead), level);
      if (holdsCode(text))
        await this.#write(
          { ...about, suggestion: answerSuggestion(answer), action: { type: 'shown', forMs: 0 } },
          use,
        );
    } catch (error) {
      this.#parts.log(`It is not known later that an answer offered code: ${messageOf(error)}`);
    }
  }

  async heardInChat({ offered, text, level }: HeardInChat): Promise<HeardReport> {
    // Of many, nobody knows which is meant.
    if (offered.length > CARDS) return { recorded: 0 };
    let recorded = 0;
    for (const each of offered)
      recorded += await this.#feel({ ...each, surface: 'chat-card', level }, { text, source: 'chat' });
    return { recorded };
  }

  /** What was taken was good enough for that. */
  async #replaced(root: string, suggestion: string, level: FeedbackLevel): Promise<void> {
    const open = await this.#openOffer(root, suggestion);
    if (open === undefined || isSettled(open)) return;
    await this.#parts.book().act(open.offered.offer.id, redactedAction({ type: 'regenerated' }, level));
  }

  /** @returns how many actions were recorded: none where no feeling was read, or nothing is known of the suggestion. */
  async #feel(about: Omit<RecordRequest, 'action'>, heard: Heard): Promise<number> {
    const [felt] = await this.#parts.reader().read([heard]);
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
        await this.#parts.words().accepted(root, open.offered.offer.id, found);
    } catch (error) {
      this.#parts.log(`What is said of an accepted suggestion will not be heard: ${messageOf(error)}`);
    }
  }

  async #openOffer(root: string, suggestion: string): Promise<KeptOffer | undefined> {
    return (await this.#parts.book().offers(root)).findLast(({ offered: { offer } }) => {
      // What was asked about several workspaces may be taken into any.
      return offer.suggestion === suggestion && (offer.project === root || offer.use !== undefined);
    });
  }

  async #write(
    { root, suggestion, surface, card, action, level = 'all' }: RecordRequest,
    use?: AdapterUse,
  ): Promise<void> {
    const book = this.#parts.book();
    const open = await this.#openOffer(root, suggestion);
    const said = redactedAction(action, level);
    if (open !== undefined && !(action.type === 'shown' && isSettled(open))) {
      return book.act(open.offered.offer.id, said);
    }
    const found =
      (await this.#parts.groundOf(root).find(suggestion)) ?? (card && suggestionOf(suggestion, card));
    if (found === undefined) throw unknownSuggestion(suggestion);
    const offer = { ...(await this.#offered(root, found)), title: found.title };
    await book.open(
      redactedOffer({ ...offer, offer: { ...offer.offer, surface, ...(use && { use }) } }, level),
      said,
    );
  }

  async #offered(root: string, suggestion: Suggestion): Promise<Omit<Offered, 'title'>> {
    const ground = this.#parts.groundOf(root);
    const { traits } = candidateOf(root, suggestion, await surroundingsOf(ground));
    const candidate = { suggestion: suggestion.id, project: root, traits };
    const offer = {
      ...candidate,
      id: this.#parts.newId(),
      surface: 'suggestion' as const,
      expected: (await this.#parts.book().preference(root)).expect(candidate).mean,
    };
    const { subjects } = subjectOf(root, suggestion);
    return { offer, subjects, sketch: await sketchOf(ground, suggestion) };
  }
}

/** What code of an answer is offered as. */
const ANSWER: SuggestionCard = { kind: 'use-answer', title: 'Code of an answer', confidence: 'likely' };

/** In the person's own words. */
function reasonIn(action: Action): string | undefined {
  if (action.type !== 'dismissed' || action.reason === undefined) return undefined;
  return PROPOSED_REASONS.includes(action.reason) ? undefined : action.reason;
}

/** It was decided on: what is shown again after that is another offer. */
function isSettled(kept: KeptOffer): boolean {
  return rejects(kept.actions) !== undefined || kept.actions.some(({ action }) => action.type === 'accepted');
}

/** Of a card alone: what it would do is not known any more. */
function suggestionOf(id: string, card: SuggestionCard): Suggestion {
  return { id, ...card, rationale: '', score: 0.5, origin: 'model', evidence: [], edits: [], steps: [] };
}
