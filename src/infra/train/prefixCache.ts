/** What the layers that are not trained give for a text, on disk: worked out once, however often the text is learned from. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadText } from '../../core/training/tokenExamples.ts';
import type { LlamaGraph } from './llamaGraph.ts';
import { bytesOf, numbersOf, readSealed, writeSealed } from './sealedFile.ts';

export interface PrefixCacheOptions {
  readonly folder: string;
  /** What the values depend on besides the text. */
  readonly key: string;
  /** On disk; beyond that rows are worked out each time. */
  readonly mostBytes: number;
}

export class PrefixCache {
  readonly #graph: LlamaGraph;
  readonly #options: PrefixCacheOptions;
  #bytes = 0;

  private constructor(graph: LlamaGraph, options: PrefixCacheOptions) {
    this.#graph = graph;
    this.#options = options;
  }

  /** Forgets what is there of other texts than these. */
  static async open(
    graph: LlamaGraph,
    texts: readonly ReadText[],
    options: PrefixCacheOptions,
  ): Promise<PrefixCache> {
    await mkdir(options.folder, { recursive: true });
    const cache = new PrefixCache(graph, options);
    const wanted = new Set(texts.map((text) => cache.#nameOf(text)));
    for (const name of await readdir(options.folder)) {
      const path = join(options.folder, name);
      if (wanted.has(name)) cache.#bytes += (await stat(path)).size;
      else await rm(path, { force: true });
    }
    return cache;
  }

  /** Of the texts, one behind the other. */
  async of(texts: readonly ReadText[]): Promise<Float32Array> {
    const rows = await Promise.all(texts.map((text) => this.#stored(text)));
    const missing = texts.filter((_, at) => rows[at] === undefined);
    // One text each, so that its values do not depend on which others are missing.
    for (const text of missing) {
      const made = await this.#graph.prefix([text]);
      rows[texts.indexOf(text)] = made;
      await this.#store(text, made);
    }
    return joined(rows.map((each) => each!));
  }

  async #stored(text: ReadText): Promise<Float32Array | undefined> {
    const bytes = await readSealed(this.#pathOf(text));
    const length = text.tokens.length * this.#graph.plan.embedding * 4;
    return bytes?.length === length ? numbersOf(bytes) : undefined;
  }

  async #store(text: ReadText, rows: Float32Array): Promise<void> {
    if (this.#bytes + rows.byteLength > this.#options.mostBytes) return;
    this.#bytes += rows.byteLength;
    await writeSealed(this.#pathOf(text), [bytesOf(rows)]);
  }

  #pathOf(text: ReadText): string {
    return join(this.#options.folder, this.#nameOf(text));
  }

  #nameOf({ tokens }: ReadText): string {
    const hash = createHash('sha256').update(this.#options.key).update(tokens.join());
    return `${hash.digest('hex').slice(0, 40)}.rows`;
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
