/** Owns one scan thread: a request always settles, also when the thread dies. */
import { Worker } from 'node:worker_threads';
import type { ScanBatch } from '../../core/ports/sourceScanner.ts';
import type { ScanReply, ScanRequest } from './scanMessages.ts';

interface Pending {
  resolve(batch: ScanBatch): void;
  reject(error: Error): void;
}

export class ScanThread {
  readonly #entry: URL;
  readonly #nativeGrammars: readonly string[];
  /** Grammars that the thread has loaded. */
  readonly loaded = new Set<string>();
  #worker: Worker | undefined;
  #pending: Pending | undefined;
  #nextId = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param entry the thread's script. @param nativeGrammars grammars proven to parse natively. */
  constructor(entry: URL, nativeGrammars: readonly string[]) {
    this.#entry = entry;
    this.#nativeGrammars = nativeGrammars;
  }

  get isBusy(): boolean {
    return this.#pending !== undefined;
  }

  /** Requests wait for those before them. Rejects when the thread dies under it; the next request starts a new one. */
  scan(request: Omit<ScanRequest, 'id'>): Promise<ScanBatch> {
    const turn = this.#last.then(() => this.#send(request));
    this.#last = turn.catch(() => {});
    return turn;
  }

  #send(request: Omit<ScanRequest, 'id'>): Promise<ScanBatch> {
    const worker = this.#start();
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      worker.postMessage({ ...request, id: this.#nextId++ } satisfies ScanRequest);
    });
  }

  async dispose(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#entry, {
      workerData: { nativeGrammars: this.#nativeGrammars },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.on('message', (reply: ScanReply) => this.#settle((pending) => pending.resolve(reply.batch)));
    worker.on('error', (error) => this.#gone(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#gone(new Error('The scan thread ended.')));
    this.#worker = worker;
    return worker;
  }

  #gone(error: Error): void {
    this.#worker = undefined;
    this.loaded.clear();
    this.#settle((pending) => pending.reject(error));
  }

  #settle(use: (pending: Pending) => void): void {
    const pending = this.#pending;
    this.#pending = undefined;
    // An idle thread does not keep the process alive.
    this.#worker?.unref();
    if (pending !== undefined) use(pending);
  }
}
