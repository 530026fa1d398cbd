/** An accepted suggestion that is watched, as it is kept over restarts. None of its code is in it. */
import * as v from 'valibot';
import { shortHash } from '../../../base/hash.ts';
import { CHECKPOINTS } from '../../../core/model/feedback.ts';
import type { PrintedNode } from '../../../core/survival/fingerprint.ts';

/** What another version kept is left out. */
const VERSION = 1;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const short = v.pipe(v.string(), v.maxLength(4000));

/** Hashes come by the hundred, and all that is watched is read with each look: told one by one they take fifty times as long. */
const hashes = v.custom<readonly number[]>((value) => Array.isArray(value) && value.every(Number.isInteger));
const nodes = v.custom<readonly PrintedNode[]>((value) => Array.isArray(value) && value.every(isNode));

function isNode(value: unknown): boolean {
  const { shape, size, elsewhere } = (value ?? {}) as Record<string, unknown>;
  return [shape, size, elsewhere].every(Number.isInteger);
}

const print = v.object({
  runs: v.pipe(v.array(v.object({ groups: hashes, elsewhere: hashes })), v.readonly()),
  nodes,
});

const part = v.object({
  /** Relative to the workspace; a hash of it where no paths may be kept. */
  path: short,
  hashed: v.boolean(),
  /** It was on disk as it was accepted. */
  saved: v.boolean(),
  size: v.pipe(v.number(), v.minValue(1)),
  kept: share,
  excused: share,
  what: v.variant('type', [
    v.object({ type: v.literal('text'), print }),
    /** Whether the file is to be there. */
    v.object({ type: v.literal('file'), there: v.boolean() }),
  ]),
});

const watched = v.object({
  version: v.literal(VERSION),
  root: short,
  suggestion: short,
  acceptedMs: v.number(),
  /** Undefined where there is no repository. */
  branch: v.optional(short),
  /** What was checked out when it was accepted. */
  head: v.optional(short),
  /** Of the window that last looked. */
  session: short,
  open: v.array(v.picklist(CHECKPOINTS)),
  parts: v.array(part),
  /** Who is looking at this moment, and until when nobody else does. */
  lease: v.optional(v.object({ holder: short, untilMs: v.number() })),
});

export type WatchedPart = v.InferOutput<typeof part>;
export type Watched = v.InferOutput<typeof watched>;

export function newWatched(rest: Omit<Watched, 'version' | 'lease'>): Watched {
  return { version: VERSION, ...rest };
}

export function readWatched(value: unknown): Watched | undefined {
  const read = v.safeParse(watched, value);
  return read.success ? read.output : undefined;
}

/** Whether a part is of this path. */
export function isOf({ path, hashed }: WatchedPart, asked: string): boolean {
  return path === (hashed ? shortHash(asked) : asked);
}
