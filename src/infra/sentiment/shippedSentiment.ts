/**
 * The shipped model of feelings. A few texts, such as a chat message, are judged in place; many go to a child process with ONNX Runtime, and
 * where that does not run they are judged in place too, in slices. All ways give the same readings.
 */
import { setImmediate } from 'node:timers/promises';
import { codeOf, throwIfAborted } from '../../base/codedError.ts';
import { lazy } from '../../base/lazy.ts';
import type { SentimentReading } from '../../core/model/sentiment.ts';
import type { Sentiment } from '../../core/ports/sentiment.ts';
import { judgeInPlace } from '../../core/sentiment/judgeInPlace.ts';
import { NUMBERS, readingOf } from '../../core/sentiment/readings.ts';
import { EmbedProcess } from '../embed/embedProcess.ts';
import { inBatches } from '../embed/inBatches.ts';
import { readFeelingTable } from './feelingFile.ts';

export interface ShippedSentimentOptions {
  readonly id: string;
  /** The model. */
  readonly file: string;
  /** The script of the child process. */
  readonly entry: URL;
  log(message: string): void;
}

/** Starting a process costs more than judging these. */
const TEXTS_IN_PLACE = 128;
const SLICE_MS = 8;

export class ShippedSentiment implements Sentiment {
  readonly id: string;
  notice: string | undefined;
  readonly #process: EmbedProcess;
  readonly #table: () => ReturnType<typeof readFeelingTable>;
  readonly #log: (message: string) => void;

  constructor({ id, file, entry, log }: ShippedSentimentOptions) {
    this.id = id;
    this.#log = log;
    this.#process = new EmbedProcess({ entry, spec: { kind: 'feelings', file } });
    this.#table = lazy(() => readFeelingTable(file));
  }

  async read(texts: readonly string[], signal?: AbortSignal): Promise<readonly SentimentReading[]> {
    throwIfAborted(signal);
    if (texts.length <= TEXTS_IN_PLACE || this.notice !== undefined) return this.#inPlace(texts, signal);
    try {
      const numbers = await inBatches(this.#process, { texts, kind: 'passage', dimensions: NUMBERS, signal });
      return numbers.map(readingOf);
    } catch (error) {
      if (codeOf(error) === 'cancelled') throw error;
      this.notice = `Texts are judged more slowly than they could be, in the engine itself: ${error instanceof Error ? error.message : error}`;
      this.#log(this.notice);
      return this.#inPlace(texts, signal);
    }
  }

  dispose(): Promise<void> {
    return this.#process.dispose();
  }

  async #inPlace(texts: readonly string[], signal: AbortSignal | undefined): Promise<SentimentReading[]> {
    const table = await this.#table();
    const readings: SentimentReading[] = [];
    let start = performance.now();
    for (const text of texts) {
      // As the child sends them, so that both round alike.
      readings.push(readingOf(Float32Array.from(judgeInPlace(text, table))));
      if (performance.now() - start < SLICE_MS) continue;
      await setImmediate();
      throwIfAborted(signal);
      start = performance.now();
    }
    return readings;
  }
}
