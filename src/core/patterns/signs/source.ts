/** One source file as the gatherers of signs see it. */
import type { FileFacts } from '../../model/facts.ts';
import type { ResolvedImport } from '../../model/graph.ts';
import type { Ecosystem } from './ecosystem.ts';

export interface Source {
  readonly path: string;
  readonly ecosystem: Ecosystem;
  readonly facts: FileFacts;
  readonly imports: readonly ResolvedImport[];
  /** Without comments; empty when it was not read. */
  readonly text: string;
}

/** Starts of lines, for 1-based line numbers by binary search. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** @param line 1-based. @returns its code, trimmed and cut to what fits a sentence. */
  code(line: number): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return '';
    const end = this.#starts[line] ?? this.#text.length;
    const code = this.#text.slice(start, Math.min(end, start + 400)).trim();
    return code.length > MOST_CODE ? `${code.slice(0, MOST_CODE - 1)}…` : code;
  }
}

const MOST_CODE = 100;
