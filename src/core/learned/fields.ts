/** The fields of an item, and what may stand in each: files of others are checked by it as well as our own journal. */
import * as v from 'valibot';
import { printableText } from '../../base/printable.ts';
import { CONCEPT_KINDS } from '../concepts/projectConcept.ts';
import { SKETCH_SIZE } from '../preference/codeSketch.ts';
import { kindOf } from './itemIds.ts';
import { AGAIN, FORGOTTEN, type Register } from './registers.ts';

/** Beginning of a field that holds what one source has learned of an item. */
export const SHARE = 'share:';

/** By how much a person may move what is expected. */
export const MOST_NUDGE = 0.3;

/** Text from a file: bounded, on one line, and with nothing that moves a cursor. */
const line = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.check((text) => isPlain(text)),
  );
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const effect = v.pipe(v.number(), v.minValue(-2), v.maxValue(2));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const named = v.pipe(v.array(line(200)), v.maxLength(20));

/** The last segment of a folder: no path leads out of where it is put. */
export const folderSegment = v.pipe(
  line(100),
  v.regex(/^[^\\/:*?"<>|]+$/),
  v.check((name) => !/^\.+$/.test(name) && name.trim() === name),
);
/** `{subject}.controller.ts`. */
export const namingTemplate = v.pipe(line(200), v.regex(/^[^\\/]*\{subject\}[^\\/]*$/));

const conceptShare = v.object({
  project: line(200),
  role: line(100),
  extension: line(50),
  test: v.boolean(),
  naming: line(200),
  folder: folderSegment,
  kind: v.optional(v.picklist(CONCEPT_KINDS), 'part'),
  /** The whole folder, with what differs left open; empty where only its last segment is known. */
  template: v.optional(line(300), ''),
  support: whole,
  against: whole,
  companions: named,
  uses: named,
  declares: line(100),
  /** Of earlier times, oldest first. */
  earlier: v.pipe(v.array(whole), v.maxLength(20)),
});
const preferenceShare = v.object({
  term: line(100),
  value: line(300),
  effect,
  offers: whole,
  /** Rewards of those offers, in groups, oldest first. */
  rewards: v.pipe(v.array(share), v.maxLength(20)),
});
const rejectionShare = v.object({
  project: line(200),
  suggestion: line(300),
  kind: line(100),
  subjects: v.pipe(v.array(line(100)), v.maxLength(50)),
  sketch: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff))),
    v.maxLength(SKETCH_SIZE),
  ),
  title: line(1000),
  reason: line(1000),
});

export type ConceptShareValue = v.InferOutput<typeof conceptShare>;
export type PreferenceShareValue = v.InferOutput<typeof preferenceShare>;
export type RejectionShareValue = v.InferOutput<typeof rejectionShare>;

const SHARES = { concept: conceptShare, preference: preferenceShare, rejection: rejectionShare };

const DECISIONS = {
  pinned: v.boolean(),
  disabled: v.boolean(),
  /** Undefined and empty: as it was learned. */
  naming: v.union([v.literal(''), namingTemplate]),
  folder: v.union([v.literal(''), folderSegment]),
  nudge: v.pipe(v.number(), v.minValue(-MOST_NUDGE), v.maxValue(MOST_NUDGE)),
  [FORGOTTEN]: v.literal(true),
  [AGAIN]: v.literal(true),
} as const;

export type DecisionField = keyof typeof DECISIONS;

/** Fields beside decisions: what the item said when it was decided on, so that it stands where nothing supports it any more. */
export const KEPT = 'kept';

function isPlain(text: string): boolean {
  return !/[\t\n]/.test(text) && printableText(text) === text;
}

/** Our own text made fit for a field. */
export function plainLine(text: string, most: number): string {
  return printableText(text)
    .replace(/[\t\n]/g, ' ')
    .slice(0, most);
}

/** The value as it may be used; undefined for what no item has. */
export function checkedValue({ item, field, value }: Pick<Register, 'item' | 'field' | 'value'>): unknown {
  const schema = schemaOf(item, field);
  if (schema === undefined) return undefined;
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}

function schemaOf(item: string, field: string): v.GenericSchema | undefined {
  const kind = kindOf(item);
  if (kind === undefined) return undefined;
  if (field === KEPT) return SHARES[kind];
  // Nothing: its source does not say so any more.
  if (field.startsWith(SHARE)) return v.nullable(SHARES[kind]);
  return Object.hasOwn(DECISIONS, field) ? DECISIONS[field as DecisionField] : undefined;
}
