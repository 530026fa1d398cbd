/** Answers that were given, by what was asked. Losing one costs asking again; trouble with it never stops an answer. */
import type { Generated } from '../model/generation.ts';

export interface ResponseCache {
  /** @param key of `responseKey` */
  get(key: string): Generated | undefined;
  put(key: string, generated: Generated): void;
  /** @returns how many answers there were. */
  clear(): number;
  dispose(): void;
}
