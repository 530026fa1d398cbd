/**
 * What there is to scan, by grammar. A thread pays for each grammar that it loads, so it stays with those it has, and takes over
 * part of another's only when nothing else is left.
 */
import { languageById } from '../../core/languages/languages.ts';
import type { FactDepth } from '../../core/model/facts.ts';
import type { ScanItem } from '../../core/ports/sourceScanner.ts';
import { isFastScan } from './importScan.ts';

const BATCH_FILES = 48;
/** Milliseconds, roughly, on one core: what decides between a thread and none. */
const FAST_COST = 0.2;
const TREE_COST = 4;

interface Queue {
  readonly grammar: string;
  readonly batches: (readonly ScanItem[])[];
  next: number;
  claimed: boolean;
}

export class ScanQueues {
  readonly #queues: readonly Queue[];

  /** Items of one grammar stay in their order. */
  constructor(items: readonly ScanItem[], depth: FactDepth) {
    const byGrammar = new Map<string, ScanItem[]>();
    for (const item of items) {
      const grammar = grammarOf(item, depth);
      const ofGrammar = byGrammar.get(grammar);
      if (ofGrammar === undefined) byGrammar.set(grammar, [item]);
      else ofGrammar.push(item);
    }
    this.#queues = [...byGrammar].map(([grammar, ofGrammar]) => ({
      grammar,
      batches: batchesOf(ofGrammar),
      next: 0,
      claimed: false,
    }));
  }

  /** Those that have to be loaded for all of it. */
  get grammars(): readonly string[] {
    return this.#queues.map(({ grammar }) => grammar).filter((grammar) => grammar !== '');
  }

  /** @param loaded grammars that the asking thread has; the batch's own is added. Undefined when nothing is left. */
  next(loaded: Set<string>): readonly ScanItem[] | undefined {
    const waiting = this.#queues
      .filter((queue) => queue.next < queue.batches.length)
      .sort((a, b) => remaining(b) - remaining(a));
    const queue =
      waiting.find(({ grammar }) => loaded.has(grammar)) ??
      waiting.find(({ claimed }) => !claimed) ??
      waiting[0];
    if (queue === undefined) return undefined;
    queue.claimed = true;
    loaded.add(queue.grammar);
    return queue.batches[queue.next++];
  }

  /** All of it, for one that works alone. */
  *drain(loaded: Set<string>): Generator<readonly ScanItem[]> {
    for (let items = this.next(loaded); items !== undefined; items = this.next(loaded)) yield items;
  }
}

/** Milliseconds, roughly, that one core takes for these. */
export function estimatedCost(items: readonly ScanItem[], depth: FactDepth): number {
  return items.reduce((sum, { language }) => sum + (isFastScan(language, depth) ? FAST_COST : TREE_COST), 0);
}

/** The fast scan needs none. */
function grammarOf({ language }: ScanItem, depth: FactDepth): string {
  return isFastScan(language, depth) ? '' : languageById(language).grammar;
}

function remaining({ batches, next }: Queue): number {
  return batches.length - next;
}

function batchesOf(items: readonly ScanItem[]): (readonly ScanItem[])[] {
  const batches: (readonly ScanItem[])[] = [];
  for (let at = 0; at < items.length; at += BATCH_FILES) batches.push(items.slice(at, at + BATCH_FILES));
  return batches;
}
