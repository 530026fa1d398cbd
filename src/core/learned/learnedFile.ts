/** What is learned as a file for colleagues: sorted JSON without paths of a machine, the same bytes for the same state. */
import * as v from 'valibot';
import { canonicalJson } from '../../base/canonicalJson.ts';
import { checkedValue } from './fields.ts';
import { joined, type Register, type Registers, sortedRegisters } from './registers.ts';

const FORMAT = 'groundplan-learned';
const VERSION = 1;
/** Clocks of colleagues differ; what claims to be of later than tomorrow would win over everything for ever. */
const AHEAD_MS = 86_400_000;
const MOST_ITEMS = 20_000;
const MOST_FIELDS = 500;
/** Characters of a file that are looked at. */
export const MOST_LEARNED_TEXT = 32_000_000;

const stamped = v.object({
  value: v.unknown(),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  by: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
});
const learnedFile = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  items: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.regex(/^[a-z]+:[\da-f]{16}$/)),
        fields: v.record(v.pipe(v.string(), v.regex(/^[a-z]+(?::[\w-]{1,64})?$/)), v.unknown()),
      }),
    ),
    v.maxLength(MOST_ITEMS),
  ),
});

export interface ReadLearned {
  readonly registers: Registers;
  /** Registers left out: of unknown shape, or of a time that has not come. */
  readonly leftOut: number;
}

export type LearnedProblem = 'no JSON' | 'no such file' | 'newer version' | 'too large';

/** A line a register: what two people change in different places, git puts together by itself. */
export function learnedText(registers: Registers): string {
  const items = new Map<string, string[]>();
  for (const { item, field, value, at, by } of sortedRegisters(registers)) {
    const lines = items.get(item) ?? [];
    items.set(item, lines);
    lines.push(`        ${JSON.stringify(field)}: ${canonicalJson({ value, at, by })}`);
  }
  const all = [...items].map(
    ([id, lines]) =>
      `    {\n      "id": ${JSON.stringify(id)},\n      "fields": {\n${lines.join(',\n')}\n      }\n    }`,
  );
  const list = all.length === 0 ? '[]' : `[\n${all.join(',\n')}\n  ]`;
  return `{\n  "format": "${FORMAT}",\n  "version": ${VERSION},\n  "items": ${list}\n}\n`;
}

/** @param nowMs since 1970. */
export function readLearned(text: string, nowMs: number): ReadLearned | LearnedProblem {
  if (text.length > MOST_LEARNED_TEXT) return 'too large';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'no JSON';
  }
  const file = v.safeParse(learnedFile, json);
  if (!file.success) return 'no such file';
  if (file.output.version > VERSION) return 'newer version';
  const found: Register[] = [];
  let leftOut = 0;
  for (const { id, fields } of file.output.items) {
    for (const [field, each] of Object.entries(fields).slice(0, MOST_FIELDS)) {
      const register = readRegister({ item: id, field, stamp: each }, nowMs + AHEAD_MS);
      if (register === undefined) leftOut++;
      else found.push(register);
    }
  }
  return { registers: joined(found), leftOut };
}

export interface UnreadRegister {
  readonly item: string;
  readonly field: string;
  /** Value, time and writer. */
  readonly stamp: unknown;
}

/** Undefined for what is none, or of a later time. */
export function readRegister(
  { item, field, stamp }: UnreadRegister,
  latestMs = Number.POSITIVE_INFINITY,
): Register | undefined {
  const read = v.safeParse(stamped, stamp);
  if (!read.success || read.output.at > latestMs) return undefined;
  const value = checkedValue({ item, field, value: read.output.value });
  return value === undefined ? undefined : { item, field, value, at: read.output.at, by: read.output.by };
}
