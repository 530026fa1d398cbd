/**
 * What is learned and decided as registers that several people can write: a last-writer-wins map with removal, a state-based CRDT
 * (Shapiro et al., Conflict-free Replicated Data Types, SSS 2011). Joining is commutative, associative and idempotent, so that files
 * of colleagues can be put together in any order, and twice.
 */
import { canonicalJson } from '../../base/canonicalJson.ts';

export interface Register {
  readonly item: string;
  readonly field: string;
  /** JSON. */
  readonly value: unknown;
  /** Milliseconds since 1970; never lower than that of any register that its writer had seen. */
  readonly at: number;
  /** Writer: a random name of one profile on one machine. */
  readonly by: string;
}

/** By item, then by field. */
export type Registers = ReadonlyMap<string, ReadonlyMap<string, Register>>;

/** All registers of an item up to this one's time are gone. It never goes itself: a later one takes its place. */
export const FORGOTTEN = 'forgotten';

/** It may be learned anew, though it was forgotten. */
export const AGAIN = 'again';

export function joined(...sources: readonly Iterable<Register>[]): Registers {
  const items = new Map<string, Map<string, Register>>();
  for (const source of sources) for (const each of source) addLater(items, each);
  for (const fields of items.values()) dropForgotten(fields);
  return items;
}

export function registersOf(registers: Registers): Register[] {
  return [...registers.values()].flatMap((fields) => [...fields.values()]);
}

/** In the order that exports have. */
export function sortedRegisters(registers: Registers): Register[] {
  return registersOf(registers).sort((a, b) => compare(a.item, b.item) || compare(a.field, b.field));
}

function addLater(items: Map<string, Map<string, Register>>, register: Register): void {
  const fields = items.get(register.item) ?? new Map<string, Register>();
  items.set(register.item, fields);
  const known = fields.get(register.field);
  if (known === undefined || isLater(register, known)) fields.set(register.field, register);
}

/** Of two with one time, the writer decides, then the value: a total order, since all must choose alike. */
function isLater(a: Register, b: Register): boolean {
  const order = a.at - b.at || compare(a.by, b.by);
  return order > 0 || (order === 0 && canonicalJson(a.value) > canonicalJson(b.value));
}

function dropForgotten(fields: Map<string, Register>): void {
  const forgotten = fields.get(FORGOTTEN);
  if (forgotten === undefined) return;
  for (const [field, { at }] of fields) if (field !== FORGOTTEN && at <= forgotten.at) fields.delete(field);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
