/** All pairs as bags of tokens, in a few bytes each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BagMaker, type TokenBags, weightOf } from '../../../src/core/embed/tokenBags.ts';
import type { Vocabulary } from '../../../src/core/embed/vocabulary.ts';
import type { Pair } from '../collect/pair.ts';

/** Not by `readline`, which ends lines at U+2028 too. */
export function pairsOf(file: string): Pair[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Pair);
}

export function pairFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

/** Grows by doubling. */
class Bytes<T extends Uint8Array | Uint16Array> {
  #values: T;
  length = 0;
  constructor(start: T) {
    this.#values = start;
  }
  get values(): T {
    return this.#values;
  }
  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new (this.#values.constructor as new (size: number) => T)(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }
}

export class BagColumn {
  readonly ids = new Bytes(new Uint16Array(1 << 20));
  readonly counts = new Bytes(new Uint8Array(1 << 20));
  readonly starts: number[] = [0];

  add(maker: BagMaker, text: string): void {
    maker.countTokens(text, (id, count) => {
      this.ids.push(id);
      this.counts.push(Math.min(count, 255));
    });
    this.starts.push(this.ids.length);
  }

  /** @param keeps whether a token takes part; asked once a token. */
  bagsOf(rows: readonly number[], keeps: () => boolean = () => true): TokenBags {
    const offsets = new Int32Array(rows.length + 1);
    const most = rows.reduce((sum, row) => sum + this.sizeOf(row), 0);
    const ids = new Int32Array(most);
    const weights = new Float32Array(most);
    let size = 0;
    rows.forEach((row, bag) => {
      for (let at = this.starts[row]!; at < this.starts[row + 1]!; at++) {
        if (!keeps()) continue;
        ids[size] = this.ids.values[at]!;
        weights[size++] = weightOf(this.counts.values[at]!);
      }
      offsets[bag + 1] = size;
    });
    return { ids, weights, offsets };
  }

  sizeOf(row: number): number {
    return this.starts[row + 1]! - this.starts[row]!;
  }
}

export interface PairTable {
  readonly queries: BagColumn;
  readonly passages: BagColumn;
  /** Rows of one repository stand together: its first row; one more than there are repositories. */
  readonly repositories: number[];
  readonly kinds: Pair['kind'][];
  /** The file of the passage, numbered within its repository. */
  readonly paths: number[];
}

export function readPairs(files: readonly string[], vocabulary: Vocabulary): PairTable {
  const maker = new BagMaker(vocabulary);
  const table: PairTable = {
    queries: new BagColumn(),
    passages: new BagColumn(),
    repositories: [0],
    kinds: [],
    paths: [],
  };
  for (const file of files) {
    const paths = new Map<string, number>();
    for (const { kind, query, passage } of pairsOf(file)) {
      const path = passage.slice(0, passage.indexOf('\n'));
      if (!paths.has(path)) paths.set(path, paths.size);
      table.queries.add(maker, query);
      table.passages.add(maker, passage);
      table.kinds.push(kind);
      table.paths.push(paths.get(path)!);
    }
    table.repositories.push(table.kinds.length);
  }
  return table;
}
