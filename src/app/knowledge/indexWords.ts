/** Keeps the index of words at what the files are: reads only what changed, in slices, and gives way to a cancellation. */
import { shortHash } from '../../base/hash.ts';
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import { chunksOf, kindOfText } from '../../core/chunks/chunksOf.ts';
import type { FileFacts } from '../../core/model/facts.ts';
import { ChunkIndex } from '../../core/search/chunkIndex.ts';
import { usedNames } from '../../core/search/usedNames.ts';
import type { CutFileRef } from './cutFileRef.ts';
import type { Ground } from './ground.ts';

export interface Reading {
  readonly ground: Ground;
  /** Milliseconds of a clock that does not go back. */
  now(): number;
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** Of a file as it was indexed; the same where nothing has to be read. */
interface Known {
  readonly facts: FileFacts | undefined;
  readonly changes: number;
  readonly used: string;
  /** Of the text that was cut. */
  readonly hash: string;
}

/** Longer texts are data or were written by a machine. */
const MOST_CHARACTERS = 400_000;
const SLICE_MS = 8;

export class IndexedWords {
  readonly index = new ChunkIndex();
  readonly #known = new Map<string, Known>();
  #seen: { readonly revision: number; readonly changes: number } | undefined;

  /** @returns paths of which anything changed, those that are gone among them. */
  async refresh(reading: Reading): Promise<readonly string[]> {
    const { model, changes } = reading.ground;
    if (this.#seen?.revision === model.revision && this.#seen.changes === changes) return [];
    const changed = [...this.#forgetGone(reading.ground), ...(await this.#readChanged(reading))];
    this.#seen = { revision: model.revision, changes };
    return changed;
  }

  /** Files as they were cut, for whoever keeps more of them. */
  files(): readonly CutFileRef[] {
    return [...this.index.files()].map(({ path, chunks }) => ({
      path,
      chunks,
      hash: this.#known.get(path)!.hash,
    }));
  }

  #forgetGone({ model, paths }: Ground): readonly string[] {
    const there = new Set([...paths, ...model.facts.keys()]);
    const gone = [...this.#known.keys()].filter((path) => !there.has(path));
    for (const path of gone) {
      this.#known.delete(path);
      this.index.remove(path);
    }
    return gone;
  }

  async #readChanged({ ground, now, signal, progress }: Reading): Promise<readonly string[]> {
    const used = usedNames(ground.model.graph);
    const stale = this.#stale(ground, used);
    const changed: string[] = [];
    let started = now();
    for (const [at, path] of stale.entries()) {
      if (await this.#read(path, ground, used.get(path) ?? [])) changed.push(path);
      if (now() - started < SLICE_MS) continue;
      progress(at + 1, stale.length);
      await letMessagesIn(signal);
      started = now();
    }
    return changed;
  }

  #stale({ model, paths, changes }: Ground, used: ReadonlyMap<string, readonly string[]>): readonly string[] {
    const stale: string[] = [];
    for (const [path, facts] of model.facts) {
      const known = this.#known.get(path);
      if (known?.facts !== facts || known.used !== (used.get(path) ?? []).join(' ')) stale.push(path);
    }
    for (const path of paths) {
      if (model.facts.has(path) || kindOfText(path) === undefined) continue;
      if (this.#known.get(path)?.changes !== changes) stale.push(path);
    }
    return stale;
  }

  /** @returns false where it is what it was. */
  async #read(path: string, { model, changes, read }: Ground, usedAs: readonly string[]): Promise<boolean> {
    const facts = model.facts.get(path);
    const text = await read(path);
    const before = this.#known.get(path);
    const hash = text === undefined ? '' : `${shortHash(text)}-${text.length}-${facts?.depth === 'imports'}`;
    this.#known.set(path, { facts, changes, used: usedAs.join(' '), hash });
    if (before !== undefined && facts === undefined && before.hash === hash) return false;
    if (text === undefined || text.length > MOST_CHARACTERS) {
      this.index.remove(path);
      return true;
    }
    const language = facts === undefined ? {} : { language: facts.language };
    const cut = chunksOf({ path, text, ...language, symbols: facts?.symbols ?? [] });
    this.index.put({ ...cut, path, usedAs });
    return true;
  }
}
