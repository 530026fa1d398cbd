/** A classifier that a person has chosen and downloaded, in a child process. Nothing stands in for it: another model reads otherwise. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CodedError, throwIfAborted } from '../../base/codedError.ts';
import type { SentimentReading } from '../../core/model/sentiment.ts';
import type { Sentiment } from '../../core/ports/sentiment.ts';
import { NUMBERS, readingOf } from '../../core/sentiment/readings.ts';
import type { SentimentModel } from '../../core/sentiment/sentimentModel.ts';
import { EmbedProcess } from '../embed/embedProcess.ts';
import { inBatches } from '../embed/inBatches.ts';

export interface TransformerSentimentOptions {
  readonly model: SentimentModel;
  /** Where its files are. */
  readonly folder: string;
  readonly entry: URL;
}

export class TransformerSentiment implements Sentiment {
  readonly id: string;
  readonly notice = undefined;
  readonly #process: EmbedProcess;
  readonly #files: readonly string[];
  readonly #title: string;

  constructor({ model, folder, entry }: TransformerSentimentOptions) {
    const { id, title, labels, outputs, maxTokens, files } = model;
    this.id = id;
    this.#title = title;
    this.#files = files.map(({ name }) => join(folder, name));
    this.#process = new EmbedProcess({
      entry,
      spec: {
        kind: 'labels',
        modelFile: join(folder, 'model.onnx'),
        tokenizerFile: join(folder, 'tokenizer.json'),
        labels,
        outputs,
        maxTokens,
        // A core is left to who works at the machine.
        threads: Math.max(1, Math.floor(availableParallelism() / 2)),
      },
    });
  }

  async read(texts: readonly string[], signal?: AbortSignal): Promise<readonly SentimentReading[]> {
    throwIfAborted(signal);
    if (!this.#files.every((file) => existsSync(file)))
      throw new CodedError(
        'engine-unavailable',
        `The model ${this.#title} is not downloaded. Download it, or go back to the one that ships.`,
      );
    const numbers = await inBatches(this.#process, { texts, kind: 'passage', dimensions: NUMBERS, signal });
    return numbers.map(readingOf);
  }

  dispose(): Promise<void> {
    return this.#process.dispose();
  }
}
