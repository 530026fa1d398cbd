/** Spreads a scan over worker threads; small work stays in this process, where no thread has to start. */
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import type { FactDepth } from '../../core/model/facts.ts';
import type { ScanBatch, ScanItem, SourceScanner } from '../../core/ports/sourceScanner.ts';
import type { TreeParser } from '../parse/treeParser.ts';
import { scanBatch } from './scanBatch.ts';
import { estimatedCost, ScanQueues } from './scanQueues.ts';
import { ScanThread } from './scanThread.ts';

export interface ThreadedScannerOptions {
  readonly parser: TreeParser;
  /** Script of a scan thread. */
  readonly entry: URL;
  readonly threads: number;
  /** Grammars that the threads parse natively. */
  readonly nativeGrammars: readonly string[];
  readonly maxFileBytes: number;
}

/** Work of fewer milliseconds is done before threads would be of use. */
const INLINE_MS = 1000;

interface Job {
  readonly root: string;
  readonly depth: FactDepth;
  readonly signal: AbortSignal;
  readonly queues: ScanQueues;
}

export class ThreadedScanner implements SourceScanner {
  readonly #options: ThreadedScannerOptions;
  readonly #threads: ScanThread[];
  /** Grammars of this process's own parser. */
  readonly #loaded = new Set<string>();

  constructor(options: ThreadedScannerOptions) {
    this.#options = options;
    this.#threads = Array.from(
      { length: options.threads },
      () => new ScanThread(options.entry, options.nativeGrammars),
    );
  }

  async *scan(root: string, items: readonly ScanItem[], depth: FactDepth, signal: AbortSignal) {
    const job: Job = { root, depth, signal, queues: new ScanQueues(items, depth) };
    if (estimatedCost(items, depth) > INLINE_MS) yield* this.#scanOver(job, this.#threads);
    else yield* this.#scanOver(job, this.#prepared(job));
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.dispose()));
  }

  /** Small work goes to a thread only where that spares this process to load a grammar. */
  #prepared({ queues }: Job): readonly ScanThread[] {
    if (queues.grammars.every((grammar) => this.#loaded.has(grammar))) return [];
    const fits = (thread: ScanThread) =>
      !thread.isBusy && queues.grammars.every((grammar) => thread.loaded.has(grammar));
    return this.#threads.filter(fits).slice(0, 1);
  }

  async *#scanInline(job: Job): AsyncGenerator<ScanBatch> {
    for (const items of job.queues.drain(this.#loaded)) {
      if (job.signal.aborted) return;
      yield await scanBatch(this.#options.parser, this.#request(job, items));
      await letMessagesIn();
    }
  }

  /** Every thread takes the next batch as it finishes one; batches are handed on as they come. */
  async *#scanOver(job: Job, threads: readonly ScanThread[]): AsyncGenerator<ScanBatch> {
    if (threads.length === 0) return yield* this.#scanInline(job);
    const running = new Map<ScanThread, Promise<{ thread: ScanThread; batch: ScanBatch }>>();
    const feed = (thread: ScanThread) => {
      const items = job.signal.aborted ? undefined : job.queues.next(thread.loaded);
      if (items === undefined) running.delete(thread);
      else
        running.set(
          thread,
          this.#scanOn(thread, job, items).then((batch) => ({ thread, batch })),
        );
    };
    for (const thread of threads) feed(thread);
    while (running.size > 0) {
      const { thread, batch } = await Promise.race(running.values());
      feed(thread);
      yield batch;
    }
  }

  /** A thread that dies is asked again file by file, so that one bad file is found and the others are kept. */
  async #scanOn(thread: ScanThread, job: Job, items: readonly ScanItem[]): Promise<ScanBatch> {
    try {
      return await thread.scan(this.#request(job, items));
    } catch (error) {
      if (items.length > 1) {
        const parts: ScanBatch[] = [];
        for (const item of items) parts.push(await this.#scanOn(thread, job, [item]));
        return {
          facts: parts.flatMap((part) => part.facts),
          problems: parts.flatMap((part) => part.problems),
        };
      }
      const message = `Parsing it ended the scan thread (${(error as Error).message}). The rest is analysed; exclude the file.`;
      return { facts: [], problems: items.map(({ path }) => ({ path, code: 'parser-failed', message })) };
    }
  }

  #request(job: Job, items: readonly ScanItem[]) {
    return { root: job.root, depth: job.depth, items, maxFileBytes: this.#options.maxFileBytes };
  }
}
