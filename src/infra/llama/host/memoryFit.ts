/** Whether a model fits into memory, before it is loaded; what would fit where it does not. */
import { CodedError } from '../../../base/codedError.ts';
import type { Memory } from '../llamaMessages.ts';

/** Of a model at a context, in bytes. */
export interface MemoryNeed {
  readonly modelBytes: number;
  readonly contextBytes: number;
}

/** Null where nothing of this size can be had at all. */
export type EstimateNeed = (contextTokens: number) => Promise<MemoryNeed | null>;

export interface Fit {
  readonly sequences: number;
}

export interface FitQuestion {
  readonly name: string;
  readonly contextTokens: number;
  readonly sequences: number;
  readonly memory: Memory;
  /** Of other models at hand and to be had, by name. */
  readonly others: readonly { readonly name: string; readonly bytes: number }[];
}

/** For everything else that goes on meanwhile. */
const SPARE_BYTES = 400 * 2 ** 20;
const SMALLEST_CONTEXT = 1024;
/** Of what is free, for a model whose context is not known yet. */
const SHARE_OF_WEIGHTS = 0.7;

/** Fewer sequences where memory is short; rejects with `engine-unavailable` where not even one fits. */
export async function fitIntoMemory(question: FitQuestion, estimate: EstimateNeed): Promise<Fit> {
  const { contextTokens, sequences, memory } = question;
  const room = memory.freeBytes - SPARE_BYTES;
  const need = await estimate(contextTokens);
  if (need !== null) {
    const fitting = Math.floor((room - need.modelBytes) / Math.max(1, need.contextBytes));
    if (fitting >= 1) return { sequences: Math.min(sequences, fitting) };
  }
  throw new CodedError(
    'engine-unavailable',
    [
      `${question.name} does not fit into memory:`,
      need === null
        ? `it needs more than there is, and ${gigabytes(memory.freeBytes)} of ${gigabytes(memory.totalBytes)} are free.`
        : `it needs ${gigabytes(need.modelBytes + need.contextBytes + SPARE_BYTES)} at a context of ${contextTokens} tokens (${gigabytes(need.modelBytes)} for the model), and ${gigabytes(memory.freeBytes)} of ${gigabytes(memory.totalBytes)} are free.`,
      await remedy(question, room, estimate),
    ].join(' '),
  );
}

async function remedy(question: FitQuestion, room: number, estimate: EstimateNeed): Promise<string> {
  for (let tokens = halved(question.contextTokens); tokens >= SMALLEST_CONTEXT; tokens = halved(tokens)) {
    const need = await estimate(tokens);
    if (need !== null && need.modelBytes + need.contextBytes <= room)
      return `It fits with a context of ${tokens} tokens: set groundplan.embedded.contextTokens to ${tokens}.`;
  }
  const smaller = question.others
    .filter(({ bytes }) => bytes <= room * SHARE_OF_WEIGHTS)
    .toSorted((a, b) => b.bytes - a.bytes);
  const [next] = smaller;
  return next === undefined
    ? 'Close other programs, or use a model on a server.'
    : `Choose ${next.name} (${gigabytes(next.bytes)}) instead, or close other programs.`;
}

const halved = (tokens: number) => Math.floor(tokens / 2);

export function gigabytes(bytes: number): string {
  const value = bytes / 2 ** 30;
  return value >= 10 ? `${Math.round(value)} GB` : `${value.toFixed(1)} GB`;
}
