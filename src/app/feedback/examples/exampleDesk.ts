/**
 * Keeps the texts that examples are made of: what was asked and suggested once it is accepted, and at each look what has become of it.
 * At the level `all` alone; what is written down at a stricter one holds no word of code.
 */
import { lazy } from '../../../base/lazy.ts';
import { messageOf } from '../../../base/messageOf.ts';
import { examplesFor } from '../../../core/adapters/examplesFor.ts';
import { blockIn } from '../../../core/examples/codeBlocks.ts';
import type { ExampleText, KeptText } from '../../../core/examples/exampleText.ts';
import { learningExamples } from '../../../core/examples/learningExamples.ts';
import { isWhole, type MainText, mainText } from '../../../core/examples/mainText.ts';
import { neighboursOf, placed } from '../../../core/examples/placed.ts';
import { turnsFor } from '../../../core/examples/turnsFor.ts';
import { languageOf } from '../../../core/languages/languages.ts';
import { GENERIC } from '../../../core/model/adapter.ts';
import { textOfTurns } from '../../../core/model/textExample.ts';
import type { Journal } from '../../../core/ports/journal.ts';
import type { SyntaxFaults } from '../../../core/ports/syntaxFaults.ts';
import type { WorkspaceWalker } from '../../../core/ports/workspaceWalker.ts';
import { POSITIVE } from '../../../core/reward/rewardOf.ts';
import { codeWords } from '../../../core/survival/codeWords.ts';
import {
  type AnswerText,
  answerSuggestion,
  type ExamplesReport,
  type ExamplesRequest,
  type RecordRequest,
} from '../../../protocol/feedbackApi.ts';
import type { FeedbackLevel } from '../../../protocol/feedbackLevel.ts';
import type { LookRequest, SurvivalApi, WatchRequest } from '../../../protocol/survivalApi.ts';
import type { FeedbackBook } from '../feedbackBook.ts';
import { episodeOf, type Offered } from '../records.ts';
import { ExampleBook } from './exampleBook.ts';
import { worthLearning } from './worthLearning.ts';

export interface ExampleParts {
  readonly journal: () => Journal;
  readonly book: () => FeedbackBook;
  readonly walker: Pick<WorkspaceWalker, 'readText'>;
  readonly faults: SyntaxFaults;
  log(message: string): void;
}

/** Accepted, and not written down yet. */
interface Waiting {
  readonly root: string;
  readonly suggestion: string;
  readonly main: MainText;
}

type WrittenAnswer = Required<Pick<AnswerText, 'text' | 'turns'>> & Pick<AnswerText, 'instead'>;

export interface Looked {
  readonly root: string;
  readonly suggestion: string;
  readonly unsaved: LookRequest['unsaved'];
  readonly level: FeedbackLevel;
  /** Of all that was accepted, in [0, 1]. */
  readonly share: number;
}

/** Others have been left behind by the time that their code is taken. */
const MOST_ANSWERS = 30;
/** A person accepts one after the other. */
const MOST_WAITING = 20;

export class ExampleDesk {
  readonly #parts: ExampleParts;
  readonly #texts: () => ExampleBook;
  #waiting: readonly Waiting[] = [];
  /** By the suggestions that their code is accepted as. */
  readonly #answers = new Map<string, WrittenAnswer>();

  constructor(parts: ExampleParts) {
    this.#parts = parts;
    this.#texts = lazy(() => new ExampleBook(parts.journal()));
  }

  /** Only where it may be written down. */
  answered({ answer, instead, text, turns }: AnswerText): void {
    if (turns === undefined) return;
    const before = instead === undefined ? undefined : this.#answers.get(answerSuggestion(instead));
    // What was found for the question may differ by now.
    const same = before !== undefined && textOfTurns(before.turns) === textOfTurns(turns);
    this.#answers.set(answerSuggestion(answer), { text, turns, ...(same && { instead: before.text }) });
    while (this.#answers.size > MOST_ANSWERS) this.#answers.delete(this.#answers.keys().next().value!);
  }

  /** Before the acceptance is recorded: then the offer is known by its id. */
  watched({ root, suggestion, edits, before, level }: WatchRequest): void {
    this.#drop({ root, suggestion });
    const main = level === 'all' ? mainText(edits, before) : undefined;
    if (main !== undefined)
      this.#waiting = [...this.#waiting, { root, suggestion, main }].slice(-MOST_WAITING);
  }

  /** What cannot be learned from is accepted all the same. */
  async accepted({ root, suggestion, level = 'all' }: RecordRequest): Promise<void> {
    const of = { root, suggestion };
    const waiting = this.#waiting.find((each) => isSame(each, of));
    this.#drop(of);
    if (waiting === undefined || level !== 'all') return;
    await this.#trying(async () => {
      const offered = await this.#offered(root, suggestion);
      const text = offered && this.#textOf(waiting, offered);
      if (text !== undefined) await this.#texts().put(offered!.offer.id, text);
    });
  }

  /** Does not reject. */
  async looked({ root, suggestion, unsaved, level, share }: Looked): Promise<void> {
    if (level !== 'all') return;
    await this.#trying(async () => {
      const { id } = (await this.#offered(root, suggestion))?.offer ?? {};
      const text = id === undefined ? undefined : await this.#texts().of(id);
      if (id === undefined || text === undefined) return;
      const now = unsaved[text.path] ?? (await this.#parts.walker.readText(root, text.path));
      const kept = now === undefined ? undefined : keptIn(now, text, share);
      const { kept: _, ...rest } = text;
      await this.#texts().put(id, { ...rest, ...(kept && { kept }) });
    });
  }

  async moved({ root, files }: Parameters<SurvivalApi['moved']>[0]): Promise<void> {
    await this.#trying(async () => {
      for (const [id, text] of await this.#texts().all()) {
        const project = (await this.#parts.book().byId()).get(id)?.offered.offer.project;
        const path = files.reduce(movedPath, text.path);
        if (project === root && path !== text.path) await this.#texts().put(id, { ...text, path });
      }
    });
  }

  async examples(
    { fromReward = POSITIVE, language = GENERIC }: ExamplesRequest,
    signal?: AbortSignal,
  ): Promise<ExamplesReport> {
    const offers = await this.#parts.book().offers();
    const texts = await this.#texts().all();
    const offered = offers.flatMap((each) => {
      const text = texts.get(each.offered.offer.id);
      return text === undefined ? [] : [{ ...episodeOf(each), text }];
    });
    const rewarded = examplesFor(language, learningExamples(offered, fromReward));
    const made = rewarded.map((example) => ({ example, text: texts.get(example.id)! }));
    return { ...(await worthLearning(made, this.#parts, signal)), offers: offers.length };
  }

  /** By the offers' ids. */
  texts(): Promise<ReadonlyMap<string, ExampleText>> {
    return this.#texts().all();
  }

  /** From a file. What was written down here stays; of what came from elsewhere, the longer says more, whichever came first. */
  async imported(texts: ReadonlyMap<string, ExampleText>): Promise<void> {
    const offers = await this.#parts.book().byId();
    for (const [id, text] of texts) {
      const known = await this.#texts().of(id);
      const own = offers.get(id)?.imported === undefined;
      if (known === undefined ? offers.has(id) : !own && sizeOf(text) > sizeOf(known))
        await this.#texts().put(id, text);
    }
  }

  async forget(offerIds: readonly string[]): Promise<void> {
    this.#waiting = [];
    this.#answers.clear();
    await this.#texts().forget(offerIds);
  }

  /** What was accepted is the last that was offered. */
  async #offered(root: string, suggestion: string): Promise<Offered | undefined> {
    const offers = await this.#parts.book().offers();
    return offers.findLast(
      ({ offered: { offer } }) =>
        offer.suggestion === suggestion && (offer.project === root || offer.use !== undefined),
    )?.offered;
  }

  async #trying(use: () => Promise<void>): Promise<void> {
    try {
      await use();
    } catch (error) {
      this.#parts.log(`The text of a suggestion cannot be kept to learn from: ${messageOf(error)}`);
    }
  }

  #textOf({ suggestion, main }: Waiting, { title }: Offered): ExampleText | undefined {
    const answer = this.#answers.get(suggestion);
    return answer === undefined ? ruleText(main, title) : answerText(main, answer);
  }

  #drop(of: Pick<Waiting, 'root' | 'suggestion'>): void {
    this.#waiting = this.#waiting.filter((each) => !isSame(each, of));
  }
}

function isSame(
  one: Pick<Waiting, 'root' | 'suggestion'>,
  other: Pick<Waiting, 'root' | 'suggestion'>,
): boolean {
  return one.root === other.root && one.suggestion === other.suggestion;
}

/** To be compared as text. */
function sizeOf(text: ExampleText): string {
  const json = JSON.stringify(text);
  return `${String(json.length).padStart(9, '0')}${json}`;
}

/** Undefined where the code is none of the answer's. */
function answerText(main: MainText, { turns, text, instead }: WrittenAnswer): ExampleText | undefined {
  const language = languageOf(main.path)?.id;
  const block = blockIn(text, main.text);
  if (language === undefined || block === undefined) return undefined;
  return {
    language,
    path: main.path,
    turns,
    suggested: block.code,
    neighbours: neighboursOf(main),
    around: { before: text.slice(0, block.start), after: text.slice(block.start + block.code.length) },
    ...(instead !== undefined && { instead }),
  };
}

function ruleText(main: MainText, asked: string): ExampleText | undefined {
  const { path, before, text: suggested } = main;
  const language = languageOf(path)?.id;
  if (language === undefined) return undefined;
  const turns = turnsFor({ language, path, asked, before, whole: isWhole(main) });
  return { language, path, turns, suggested, neighbours: neighboursOf(main) };
}

function keptIn(now: string, { suggested, neighbours }: ExampleText, share: number): KeptText | undefined {
  const text = placed(suggested, neighbours, now);
  if (text === undefined) return undefined;
  const asItWas = codeWords(text).join(' ') === codeWords(suggested).join(' ');
  return asItWas ? { share } : { text, share };
}

function movedPath(path: string, { from, to }: { readonly from: string; readonly to: string }): string {
  if (path === from) return to;
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}
