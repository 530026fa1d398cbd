/** The area `learned`: what all sources have learned, put together with what people have decided and what colleagues have learned. */
import { CodedError } from '../../base/codedError.ts';
import { exported, withdrawn } from '../../core/learned/exported.ts';
import { checkedValue, KEPT } from '../../core/learned/fields.ts';
import {
  type LearnedProblem,
  learnedText,
  type ReadLearned,
  readLearned,
} from '../../core/learned/learnedFile.ts';
import { AGAIN, joined, type Register, type Registers, registersOf } from '../../core/learned/registers.ts';
import { sharesOf } from '../../core/learned/verdicts.ts';
import type { LearnedItem } from '../../core/model/learned.ts';
import type {
  LearnedDecideRequest,
  LearnedDecision,
  LearnedExport,
  LearnedExportRequest,
  LearnedForgetRequest,
  LearnedImport,
  LearnedItemsApi,
  LearnedList,
  LearnedListRequest,
} from '../../protocol/learnedApi.ts';
import type { Change, LearnedBook } from './learnedBook.ts';
import type { LearnedGround, LearnedSource } from './source.ts';
import { undone } from './undone.ts';

export interface LearnedParts {
  readonly book: LearnedBook;
  readonly sources: readonly LearnedSource[];
  /** Undefined for what is not analysed. */
  groundOf(root: string): LearnedGround | undefined;
  /** ISO 8601, in UTC. */
  timestamp(): string;
}

export class LearnedService implements LearnedItemsApi {
  readonly #parts: LearnedParts;

  constructor(parts: LearnedParts) {
    this.#parts = parts;
  }

  async list({ roots = [] }: LearnedListRequest): Promise<LearnedList> {
    const { book, sources, groundOf } = this.#parts;
    const registers = await this.#all();
    const decided = await book.decided();
    const grounds = roots.flatMap((root) => groundOf(root) ?? []);
    const request = { registers, decided, grounds, writer: await book.writer() };
    const lists = await Promise.all(sources.map((source) => source.items(request)));
    const items = await Promise.all(lists.flat().map((each) => this.#withUndo(each)));
    const forgotten = [...registers.keys()].filter((item) => decided.isSuppressed(item)).length;
    return { items, forgotten };
  }

  async decide({ item, decision }: LearnedDecideRequest): Promise<LearnedItem> {
    const { book } = this.#parts;
    const found = await this.#item(item);
    const changes = decision.type === 'undo' ? await this.#undone(item) : changesFor(found, decision);
    await book.write([...changes, ...(await this.#keptOf(item))]);
    const after = await this.#item(item);
    await this.#source(item)?.decided?.(after);
    return after;
  }

  async forget({ items }: LearnedForgetRequest): Promise<{ readonly offers: number }> {
    const { book, sources } = this.#parts;
    const known = new Set((await this.list({})).items.map(({ id }) => id));
    for (const item of items) if (!known.has(item)) throw unknown(item);
    let offers = 0;
    for (const source of sources) {
      const own = items.filter((item) => item.startsWith(`${source.kind}:`));
      if (own.length > 0) offers += await source.forget(new Set(own));
    }
    await book.forget(items);
    return { offers };
  }

  async learnAgain(): Promise<{ readonly items: number }> {
    const { book } = this.#parts;
    const decided = await book.decided();
    const gone = [...(await book.registers()).keys()].filter((item) => decided.isSuppressed(item));
    await book.write(gone.map((item) => ({ item, field: AGAIN, value: true })));
    return { items: gone.length };
  }

  async export({ level = 'all', kinds, project, items, into }: LearnedExportRequest): Promise<LearnedExport> {
    const writer = await this.#parts.book.writer();
    const now = await this.#all();
    const file = into === undefined ? undefined : this.#read(into).registers;
    const gone = file === undefined ? [] : withdrawn(file, now, ({ by }) => by === writer);
    const all = file === undefined ? now : joined(registersOf(file), gone, registersOf(now));
    const told = exported(all, { level, kinds, project, items });
    return { text: learnedText(told), items: told.size };
  }

  async import({ text }: { readonly text: string }): Promise<LearnedImport> {
    const { registers, leftOut } = this.#read(text);
    const changed = await this.#parts.book.merge(registers);
    return { changed: changed.length, leftOut };
  }

  /** Whoever made its parts ends them. */
  async dispose(): Promise<void> {}

  /** Learned here, decided, and of colleagues. */
  async #all(): Promise<Registers> {
    const { book, sources } = this.#parts;
    const writer = await book.writer();
    const own = (await Promise.all(sources.map((source) => source.shares(writer)))).flat();
    const valid = own.flatMap((each): Register[] => {
      const value = checkedValue(each);
      return value === undefined ? [] : [{ ...each, value, by: writer }];
    });
    return joined(registersOf(await book.registers()), valid);
  }

  async #item(id: string): Promise<LearnedItem> {
    const found = (await this.list({})).items.find((each) => each.id === id);
    if (found === undefined) throw unknown(id);
    return found;
  }

  /** What it says now, so that the decision stands where nothing supports it any more. */
  async #keptOf(item: string): Promise<readonly Change[]> {
    const fields = (await this.#all()).get(item) ?? new Map();
    const [strongest] = sharesOf(fields);
    return strongest === undefined ? [] : [{ item, field: KEPT, value: strongest.value }];
  }

  async #undone(item: string): Promise<readonly Change[]> {
    const changes = undone(await this.#parts.book.history(item));
    if (changes === undefined)
      throw new CodedError('invalid-option', 'Nobody has decided on it yet: there is nothing to undo.');
    return changes;
  }

  async #withUndo(item: LearnedItem): Promise<LearnedItem> {
    return { ...item, canUndo: undone(await this.#parts.book.history(item.id)) !== undefined };
  }

  #source(item: string): LearnedSource | undefined {
    return this.#parts.sources.find(({ kind }) => item.startsWith(`${kind}:`));
  }

  #read(text: string): ReadLearned {
    const read = readLearned(text, Date.parse(this.#parts.timestamp()));
    if (typeof read === 'string') throw new CodedError('invalid-learned', PROBLEMS[read]);
    return read;
  }
}

const PROBLEMS: Readonly<Record<LearnedProblem, string>> = {
  'no JSON': 'The file is no JSON, or was cut off. Export it again.',
  'no such file':
    'The file does not hold what Groundplan has learned. Choose one that was exported by “groundplan learned export”.',
  'newer version': 'The file was written by a newer Groundplan. Update this one, then import it again.',
  'too large': 'The file is larger than anything Groundplan exports (32 MB). Choose another one.',
};

function changesFor(
  { id: item, kind }: LearnedItem,
  decision: Exclude<LearnedDecision, { readonly type: 'undo' }>,
): readonly Change[] {
  if (decision.type === 'pin') return [{ item, field: 'pinned', value: decision.pinned }];
  if (decision.type === 'disable') return [{ item, field: 'disabled', value: decision.disabled }];
  const { edit } = decision;
  if (edit.type !== kind) throw invalidEdit('This cannot be edited so.');
  const changes: readonly Change[] =
    edit.type === 'preference'
      ? [{ item, field: 'nudge', value: edit.nudge }]
      : [
          { item, field: 'naming', value: edit.naming },
          { item, field: 'folder', value: edit.folder },
        ];
  if (changes.some((each) => checkedValue(each) === undefined)) throw invalidEdit(EXPECTED[edit.type]);
  return changes;
}

const EXPECTED = {
  preference: 'A preference is moved by -0.3 to 0.3.',
  concept:
    'A habit has a name with {subject} in it, and the name of one folder: `{subject}.service.ts` and `services`.',
};

function invalidEdit(message: string): CodedError {
  return new CodedError('invalid-option', message);
}

function unknown(item: string): CodedError {
  return new CodedError(
    'unknown-learned',
    `Nothing learned has the id ${item}; it may have been forgotten. List what is learned again.`,
  );
}
