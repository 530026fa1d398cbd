/** Answers that need not be asked for twice. Without a folder nothing is remembered. */
import type { Generated, TextModel } from '../../core/model/generation.ts';
import type { ResponseCache } from '../../core/ports/responseCache.ts';
import { isRepeatable, responseKey } from '../../core/routing/responseKey.ts';
import type { TextRequest } from '../../protocol/modelsApi.ts';

export class ResponseMemory {
  readonly #open: (storagePath: string) => ResponseCache;
  #storagePath: string | undefined;
  #cache: ResponseCache | undefined;

  constructor(open: (storagePath: string) => ResponseCache) {
    this.#open = open;
  }

  move(storagePath: string | undefined): void {
    if (storagePath === this.#storagePath) return;
    this.dispose();
    this.#storagePath = storagePath;
  }

  recall(engine: string, model: TextModel, request: TextRequest): Generated | undefined {
    return isKept(request) ? this.#opened()?.get(responseKey(engine, model, request)) : undefined;
  }

  keep(
    engine: string,
    model: TextModel,
    answer: { readonly request: TextRequest; readonly generated: Generated },
  ): void {
    if (isKept(answer.request))
      this.#opened()?.put(responseKey(engine, model, answer.request), answer.generated);
  }

  /** @returns how many answers there were. */
  clear(): number {
    return this.#opened()?.clear() ?? 0;
  }

  dispose(): void {
    this.#cache?.dispose();
    this.#cache = undefined;
  }

  #opened(): ResponseCache | undefined {
    if (this.#storagePath !== undefined) this.#cache ??= this.#open(this.#storagePath);
    return this.#cache;
  }
}

function isKept(request: TextRequest): boolean {
  // What tools say is another thing each time.
  if (request.tools !== undefined) return false;
  return request.cache === 'use' || (request.cache !== 'never' && isRepeatable(request));
}
