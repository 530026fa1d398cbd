/**
 * Decisions of the person, and what colleagues have learned, in the journal of the person: an item's id as subject. That an item was
 * forgotten stands in a family of its own, since it outlives what is erased.
 */
import { Decided } from '../../core/learned/decided.ts';
import { SHARE } from '../../core/learned/fields.ts';
import { readRegister } from '../../core/learned/learnedFile.ts';
import {
  AGAIN,
  FORGOTTEN,
  joined,
  type Register,
  type Registers,
  registersOf,
} from '../../core/learned/registers.ts';
import type { JournalEntry, WrittenEntry } from '../../core/ports/journal.ts';
import type { Knowledge } from '../../core/ports/knowledge.ts';

const SAID = 'learned';
const ERASED = 'forgotten';
const FAMILIES = [SAID, ERASED];
const VERSION = 1;
const ROOM = 'learned';
const WRITER = 'writer';

export interface LearnedBookParts {
  openProfile(): Knowledge;
  newId(): string;
  /** ISO 8601, in UTC. */
  timestamp(): string;
}

/** A field of an item, without time and writer. */
export type Change = Pick<Register, 'item' | 'field' | 'value'>;

export class LearnedBook {
  readonly #parts: LearnedBookParts;
  #opened: Knowledge | undefined;
  #entries: readonly WrittenEntry[] = [];
  #generation = '';
  #registers: Registers = new Map();
  #decided: Decided | undefined;
  #catchingUp: Promise<void> = Promise.resolve();
  #writer: Promise<string> | undefined;

  constructor(parts: LearnedBookParts) {
    this.#parts = parts;
  }

  async registers(): Promise<Registers> {
    this.#catchingUp = this.#catchingUp.catch(() => {}).then(() => this.#readOn());
    await this.#catchingUp;
    return this.#registers;
  }

  /** The same object as long as nothing is decided. */
  async decided(): Promise<Decided> {
    const registers = await this.registers();
    this.#decided ??= new Decided(registers);
    return this.#decided;
  }

  /** All that was said of an item, oldest first. */
  async history(item: string): Promise<readonly Register[]> {
    await this.registers();
    return this.#entries.flatMap((each) => (each.subject === item ? (registerIn(each) ?? []) : []));
  }

  /** Random, of this profile on this machine. */
  writer(): Promise<string> {
    this.#writer ??= this.#readWriter();
    return this.#writer;
  }

  /** Written down as decided now, later than all that is known. */
  async write(changes: readonly Change[]): Promise<void> {
    const by = await this.writer();
    const at = await this.#later();
    await this.#append(changes.map((each) => ({ ...each, at, by })));
  }

  /** Takes over what is newer than what is known; the items that changed. */
  async merge(others: Registers): Promise<readonly string[]> {
    const known = await this.registers();
    const by = await this.writer();
    const all = joined(registersOf(known), registersOf(others));
    const fresh = registersOf(all).filter((each) => {
      const own = each.by === by && each.field.startsWith(SHARE);
      return !own && known.get(each.item)?.get(each.field) !== each;
    });
    await this.#append(fresh);
    const now = await this.registers();
    const gone = fresh.filter(({ item, field }) => field === FORGOTTEN && isEmpty(now, item));
    await this.#erase(gone.map(({ item }) => item));
    return [...new Set(fresh.map(({ item }) => item))];
  }

  /** All that was said of items is overwritten on disk; that they were forgotten stays, as hashes. */
  async forget(items: readonly string[]): Promise<void> {
    await this.write(items.map((item) => ({ item, field: FORGOTTEN, value: true })));
    await this.#erase(items);
  }

  /** With that they were ever forgotten. */
  async forgetWholly(items: readonly string[]): Promise<void> {
    if (items.length > 0) for (const family of FAMILIES) await this.#journal.forget(family, items);
  }

  async dispose(): Promise<void> {
    await this.#opened?.dispose();
    this.#opened = undefined;
  }

  async #erase(items: readonly string[]): Promise<void> {
    const said = new Set(
      this.#entries.flatMap(({ kind, subject }) => (kind === kindOf(SAID) ? subject : [])),
    );
    const there = items.filter((item) => said.has(item));
    if (there.length > 0) await this.#journal.forget(SAID, there);
  }

  async #append(registers: readonly Register[]): Promise<void> {
    if (registers.length > 0) await this.#journal.append(registers.map(entryOf));
  }

  async #later(): Promise<number> {
    const known = registersOf(await this.registers()).reduce((most, { at }) => Math.max(most, at), 0);
    return Math.max(Date.parse(this.#parts.timestamp()), known + 1);
  }

  async #readOn(): Promise<void> {
    const journal = this.#journal;
    const generation = (await Promise.all(FAMILIES.map((each) => journal.generation(each)))).join(' ');
    const isNew = generation !== this.#generation;
    if (isNew) this.#entries = [];
    this.#generation = generation;
    const after = this.#entries.at(-1)?.number ?? 0;
    const read = await Promise.all(FAMILIES.map((kind) => journal.read({ kind, after })));
    const fresh = read.flat().sort((a, b) => a.number - b.number);
    if (fresh.length === 0 && !isNew) return;
    this.#entries = [...this.#entries, ...fresh];
    this.#registers = joined(this.#entries.flatMap((each) => registerIn(each) ?? []));
    this.#decided = undefined;
  }

  async #readWriter(): Promise<string> {
    const { values } = this.#knowledge;
    const known = await values.get(ROOM, WRITER);
    if (typeof known === 'string') return known;
    const made = this.#parts
      .newId()
      .replace(/[^\w-]/g, '')
      .slice(0, 64);
    await values.set(ROOM, WRITER, made);
    return made;
  }

  get #journal() {
    return this.#knowledge.journal;
  }

  get #knowledge(): Knowledge {
    this.#opened ??= this.#parts.openProfile();
    return this.#opened;
  }
}

function isEmpty(registers: Registers, item: string): boolean {
  return [...(registers.get(item)?.keys() ?? [])].every((field) => field === FORGOTTEN);
}

function kindOf(family: string): string {
  return `${family}.register`;
}

function entryOf({ item, field, value, at, by }: Register): JournalEntry {
  const kind = kindOf(field === FORGOTTEN || field === AGAIN ? ERASED : SAID);
  return { kind, version: VERSION, subject: item, body: { field, stamp: { value, at, by } } };
}

function registerIn({ version, subject, body }: WrittenEntry): Register | undefined {
  if (version !== VERSION || typeof body !== 'object' || body === null) return undefined;
  const { field, stamp } = body as { readonly field?: unknown; readonly stamp?: unknown };
  return typeof field === 'string' ? readRegister({ item: subject, field, stamp }) : undefined;
}
