/** The small files beside adapters, read as what anyone may have written. */
import { randomUUID } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { AdapterCard } from '../../core/model/adapter.ts';

const text = v.pipe(v.string(), v.maxLength(2000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const compared = v.object({ base: v.number(), adapter: v.number() });

const card = v.object({
  language: text,
  version: count,
  base: v.object({ name: text, fingerprint: text }),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  bytes: count,
  publishedAt: text,
  origin: v.picklist(['trained', 'imported']),
  about: text,
  learnedFrom: v.exactOptional(v.array(text)),
  figures: v.exactOptional(
    v.object({
      accepted: compared,
      general: compared,
      wins: v.object({ ...compared.entries, pairs: count }),
      grammar: v.object({ tried: count, parsed: count }),
      verbatim: v.object({ ...compared.entries, unseen: v.exactOptional(v.number()) }),
    }),
  ),
});

const current = v.object({
  /** The one that is used, null for none. */
  version: v.nullable(count),
  /** The highest number that was ever given. */
  last: count,
  /** Those that were used before, the latest last, without what was gone back from. */
  before: v.optional(v.array(count), []),
  /** Why it was gone back from, by version, where nobody had asked for it. */
  abandoned: v.optional(v.record(v.string(), text), {}),
  /** Those that a person uses although they were gone back from so. */
  insisted: v.optional(v.array(count), []),
});

export type Current = v.InferOutput<typeof current>;

const NONE: Current = { version: null, last: 0, before: [], abandoned: {}, insisted: [] };
/** Versions that are gone back to at most. */
const MOST_BEFORE = 20;

/** With another one in use, or none. */
export function turnedTo(now: Current, version: number | null): Current {
  const { [String(version)]: given, ...abandoned } = now.abandoned;
  const insisted = given === undefined || version === null ? now.insisted : [...now.insisted, version];
  const before = [...now.before, ...(now.version === null ? [] : [now.version])];
  return {
    ...now,
    version,
    abandoned,
    insisted,
    before: before.filter((each) => each !== version).slice(-MOST_BEFORE),
  };
}

/** With the one in use that was used before and is still `there`, or none. @param why nobody asked for it. */
export function turnedBack(now: Current, there: readonly number[], why: string | undefined): Current {
  const before = now.before.filter((each) => there.includes(each));
  const version = before.pop() ?? null;
  const abandoned =
    why === undefined || now.version === null ? now.abandoned : { ...now.abandoned, [now.version]: why };
  return { ...now, version, before, abandoned };
}

/** Undefined where there is none, or where it is not one. */
export async function readCard(file: string): Promise<AdapterCard | undefined> {
  const read = v.safeParse(card, await readJson(file));
  return read.success ? read.output : undefined;
}

export async function readCurrent(folder: string): Promise<Current> {
  const read = v.safeParse(current, await readJson(join(folder, 'current.json')));
  return read.success ? read.output : NONE;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeCurrent(folder: string, value: Current): Promise<void> {
  return writeJson(folder, 'current.json', value);
}

/** The old content or the new, also after a kill. */
export async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  const fresh = join(folder, `${randomUUID()}.tmp`);
  const file = await open(fresh, 'wx');
  try {
    await file.writeFile(`${JSON.stringify(value, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, join(folder, name));
}
