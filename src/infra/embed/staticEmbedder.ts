/**
 * The shipped embedder. A few texts, such as a question, are embedded in place; many go to a child process with ONNX Runtime, and where that
 * does not run they are embedded in place too, in slices. All ways give the same vectors.
 */
import { setImmediate } from 'node:timers/promises';
import { codeOf, throwIfAborted } from '../../base/codedError.ts';
import { lazy } from '../../base/lazy.ts';
import { pooled, type QuantizedTable } from '../../core/embed/quantizedTable.ts';
import { BagMaker } from '../../core/embed/tokenBags.ts';
import type { EmbeddedKind, Embedder } from '../../core/ports/embedder.ts';
import { EmbedProcess } from './embedProcess.ts';
import { inBatches } from './inBatches.ts';
import { readTable, readVocabulary } from './staticFiles.ts';

export interface StaticEmbedderOptions {
  readonly id: string;
  readonly dimensions: number;
  /** Of the model's files. */
  readonly folder: string;
  /** The script of the child process. */
  readonly entry: URL;
  log(message: string): void;
}

/** Starting a process costs more than embedding these. */
const TEXTS_IN_PLACE = 64;
const SLICE_MS = 8;

interface Parts {
  readonly maker: BagMaker;
  readonly table: QuantizedTable;
}

export class StaticEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  notice: string | undefined;
  readonly #process: EmbedProcess;
  readonly #parts: () => Promise<Parts>;
  readonly #log: (message: string) => void;

  constructor({ id, dimensions, folder, entry, log }: StaticEmbedderOptions) {
    this.id = id;
    this.dimensions = dimensions;
    this.#log = log;
    this.#process = new EmbedProcess({ entry, spec: { kind: 'static', folder } });
    this.#parts = lazy(async () => ({
      maker: new BagMaker(await readVocabulary(folder)),
      table: await readTable(folder),
    }));
  }

  async embed(texts: readonly string[], kind: EmbeddedKind, signal?: AbortSignal): Promise<Float32Array[]> {
    throwIfAborted(signal);
    if (texts.length <= TEXTS_IN_PLACE || this.notice !== undefined) return this.#inPlace(texts, signal);
    try {
      return await inBatches(this.#process, { texts, kind, dimensions: this.dimensions, signal });
    } catch (error) {
      if (codeOf(error) === 'cancelled') throw error;
      this.notice = `Embedding runs slower than it could, in the engine itself: ${error instanceof Error ? error.message : error}`;
      this.#log(this.notice);
      return this.#inPlace(texts, signal);
    }
  }

  dispose(): Promise<void> {
    return this.#process.dispose();
  }

  async #inPlace(texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const { maker, table } = await this.#parts();
    const vectors: Float32Array[] = [];
    let start = performance.now();
    for (const text of texts) {
      vectors.push(pooled(table, maker.bagsOf([text]), 0));
      if (performance.now() - start < SLICE_MS) continue;
      await setImmediate();
      throwIfAborted(signal);
      start = performance.now();
    }
    return vectors;
  }
}
