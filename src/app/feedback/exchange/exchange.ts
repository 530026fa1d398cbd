/** Feedback as a file: JSON Lines, a header first, then an offer a line with all that came of it. */
import * as v from 'valibot';
import { CodedError } from '../../../base/codedError.ts';
import { letMessagesIn } from '../../../base/letMessagesIn.ts';
import type { ExampleText } from '../../../core/examples/exampleText.ts';
import type { JournalEntry } from '../../../core/ports/journal.ts';
import type { FeedbackExport, FeedbackImport } from '../../../protocol/feedbackApi.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel } from '../../../protocol/feedbackLevel.ts';
import { readExample } from '../examples/exampleRecords.ts';
import { importedEntry, type KeptOffer, type PortableOffer, portableOffer } from '../records.ts';
import { bringsNews, keptFrom, mergeOffers } from './mergeOffers.ts';
import { PORTABLE_PROJECT, portable, portableText } from './portable.ts';

const VERSION = 1;
const header = v.object({
  groundplan: v.literal('feedback'),
  version: v.number(),
  level: v.picklist(FEEDBACK_LEVELS),
});

export const MOST_EXPORT_BYTES = 32_000_000;
const MOST_OFFERS = 100_000;
/** Lines between two looks at whether it was given up. */
const SLICE = 500;
/** Clocks of two machines may differ so much. */
const AHEAD_MS = 86_400_000;
const MOST_REFUSED = 20;
/** Rewards are in [0, 1], what is expected of them nearly. */
const MOST_EXPECTED = 2;

/** @param texts by the offers' ids. They travel at the level `all` alone. */
export function exportOffers(
  offers: readonly KeptOffer[],
  level: FeedbackLevel,
  texts: ReadonlyMap<string, ExampleText> = new Map(),
): FeedbackExport {
  const room = withinFile(offers, level === 'all' ? texts : new Map());
  const records = offers.map((each) => {
    const { id, project } = each.offered.offer;
    const text = room.get(id);
    return { ...portable(each, level), ...(text && { text: portableText(text, project) }) };
  });
  const lines = [{ groundplan: 'feedback', version: VERSION, level }, ...records].map((each) =>
    JSON.stringify(each),
  );
  const actions = records.reduce((sum, each) => sum + each.actions.length, 0);
  return { text: `${lines.join('\n')}\n`, offers: records.length, actions };
}

/** The latest that there is room for in a file that can be imported. */
function withinFile(
  offers: readonly KeptOffer[],
  texts: ReadonlyMap<string, ExampleText>,
): ReadonlyMap<string, ExampleText> {
  const within = new Map<string, ExampleText>();
  let room = MOST_EXPORT_BYTES / 2;
  for (const { offered } of offers.toReversed()) {
    const text = texts.get(offered.offer.id);
    room -= text === undefined ? 0 : JSON.stringify(text).length;
    if (room < 0) break;
    if (text !== undefined) within.set(offered.offer.id, text);
  }
  return within;
}

export interface ImportParts {
  /** What is known, by id. */
  readonly known: ReadonlyMap<string, KeptOffer>;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** All or none; on disk when it resolves. */
  append(entries: readonly JournalEntry[]): Promise<unknown>;
  /** By the offers' ids, all of them known by then. */
  keep(texts: ReadonlyMap<string, ExampleText>): Promise<unknown>;
  readonly signal?: AbortSignal | undefined;
}

/** In slices: one that is given up or killed half-way is begun anew, and adds what is missing. Throws `invalid-feedback`. */
export async function importOffers(text: string, parts: ImportParts): Promise<FeedbackImport> {
  const lines = linesOf(text);
  const taken = new Import(parts);
  for (let from = 1; from < lines.length; from += SLICE) {
    lines.slice(from, from + SLICE).forEach((line, at) => {
      taken.read(line, from + at + 1);
    });
    await taken.write();
    await letMessagesIn(parts.signal);
  }
  return taken.report;
}

class Import {
  readonly #parts: ImportParts;
  readonly #now: Map<string, KeptOffer>;
  #entries: JournalEntry[] = [];
  #texts = new Map<string, ExampleText>();
  readonly #problems: { readonly line: number; readonly why: string }[] = [];
  readonly #counts = { offers: 0, actions: 0, known: 0, refused: 0 };

  constructor(parts: ImportParts) {
    this.#parts = parts;
    this.#now = new Map(parts.known);
  }

  get report(): FeedbackImport {
    return { ...this.#counts, problems: this.#problems };
  }

  read(line: string, number: number): void {
    if (line.trim() === '') return;
    const read = readOffer(line, this.#parts.nowMs);
    if (typeof read === 'string') this.#refuse(number, read);
    else {
      this.#take(read);
      const text = textIn(line);
      if (text !== undefined) this.#texts.set(read.offer.id, text);
    }
  }

  async write(): Promise<void> {
    const entries = this.#entries;
    this.#entries = [];
    if (entries.length > 0) await this.#parts.append(entries);
    const texts = this.#texts;
    this.#texts = new Map();
    if (texts.size > 0) await this.#parts.keep(texts);
  }

  #take(read: PortableOffer): void {
    const kept = this.#now.get(read.offer.id);
    const fresh = keptFrom(read, 0);
    if (!bringsNews(kept, fresh)) {
      this.#counts.known += 1;
      return;
    }
    const merged = mergeOffers(kept, fresh);
    this.#now.set(read.offer.id, merged);
    this.#entries.push(importedEntry(read));
    this.#counts.offers += Number(kept === undefined);
    this.#counts.actions += merged.actions.length - (kept?.actions.length ?? 0);
  }

  #refuse(line: number, why: string): void {
    this.#counts.refused += 1;
    if (this.#problems.length < MOST_REFUSED) this.#problems.push({ line, why });
  }
}

/** The header first. */
function linesOf(text: string): string[] {
  if (text.length > MOST_EXPORT_BYTES) throw invalid('it is larger than 32 MB');
  const lines = text.split(/\r?\n/);
  if (lines.length > MOST_OFFERS) throw invalid(`it has more than ${MOST_OFFERS} lines`);
  const read = v.safeParse(header, jsonOf(lines[0]!.replace(/^\uFEFF/, '')));
  if (!read.success) throw invalid('its first line is not that of an export');
  if (read.output.version !== VERSION)
    throw invalid('it was written by another version of Groundplan, which has to be the same or older');
  return lines;
}

/** Undefined where it holds none, or one that is not kept here. */
function textIn(line: string): ExampleText | undefined {
  const { text } = jsonOf(line) as { readonly text?: unknown };
  return text === undefined ? undefined : readExample(text);
}

/** @returns why not, for what is none. */
function readOffer(line: string, nowMs: number): PortableOffer | string {
  const read = v.safeParse(portableOffer, jsonOf(line));
  if (!read.success) {
    const [issue] = read.issues;
    return `${v.getDotPath(issue) ?? 'the line'}: ${issue.message}`;
  }
  const { offer, shownMs, actions } = read.output;
  if (!/^[\w.-]{1,100}$/.test(offer.id)) return 'offer.id: no id of an offer';
  if (!PORTABLE_PROJECT.test(offer.project)) return 'offer.project: no name of a project in an export';
  if (Math.abs(offer.expected) > MOST_EXPECTED) return 'offer.expected: no reward';
  if (Math.max(shownMs, ...actions.map(({ atMs }) => atMs)) > nowMs + AHEAD_MS)
    return 'it is from the future';
  return read.output;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function invalid(why: string): CodedError {
  return new CodedError(
    'invalid-feedback',
    `This is no file of feedback that can be imported: ${why}. Choose one that “feedback export” or “Export Feedback” wrote.`,
  );
}
