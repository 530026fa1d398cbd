/**
 * The text of `git log` to churn and co-change. The log is read as it streams in, so that a long history is never one string.
 * Co-change as in T. Zimmermann et al., "Mining version histories to guide software changes", 2004, with the Jaccard index.
 */
import type { CoChange, HistoryFacts } from '../model/history.ts';

/** A commit of more files is a move, a format or a licence change: it says nothing about what belongs together. */
const MAX_TOGETHER = 50;
const MIN_TOGETHER = 3;
/** Distinct pairs remembered: bounds the memory that a hostile or very long history can ask for. */
const MAX_PAIRS = 1_000_000;
const MAX_REPORTED = 5_000;
const COMMIT_MARK = '\0';

export interface LogParser {
  /** Takes the next piece of text, cut anywhere. */
  push(chunk: string): void;
  /** Call once, when the log has ended. */
  end(): HistoryFacts;
}

/**
 * Expects one commit a line that begins with NUL, then the names it touched, one a line: `--name-only --no-renames
 * --format=%x00%H`. A name that git had to quote (control characters in it) is left out.
 *
 * @param keep tells which paths count; names of deleted files and of files that are no sources are dropped.
 *   Paths are as git prints them: relative to the folder with `--relative`, else to the repository.
 */
export function createLogParser(keep: (path: string) => boolean = () => true): LogParser {
  return new StreamingParser(keep);
}

class StreamingParser implements LogParser {
  readonly #keep: (path: string) => boolean;
  readonly #churn = new Map<string, number>();
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  /** Keyed by the smaller id, then the larger. */
  readonly #pairs = new Map<number, Map<number, number>>();
  #pairCount = 0;
  #commits = 0;
  #files = new Set<string>();
  #touched = 0;
  #rest = '';

  constructor(keep: (path: string) => boolean) {
    this.#keep = keep;
  }

  push(chunk: string): void {
    const parts = (this.#rest + chunk).split('\n');
    this.#rest = parts.pop()!;
    for (const part of parts) this.#take(part);
  }

  end(): HistoryFacts {
    this.#take(this.#rest);
    this.#rest = '';
    this.#endCommit();
    return { commits: this.#commits, churn: this.#churn, coChanges: this.#coChanges() };
  }

  #take(part: string): void {
    if (part === '') return;
    if (part.startsWith(COMMIT_MARK)) {
      this.#endCommit();
      this.#commits++;
    } else if (this.#commits > 0) {
      this.#touched++;
      if (!part.startsWith('"') && this.#keep(part)) this.#files.add(part);
    }
  }

  #endCommit(): void {
    for (const file of this.#files) this.#churn.set(file, (this.#churn.get(file) ?? 0) + 1);
    if (this.#touched <= MAX_TOGETHER) this.#countPairs([...this.#files].map((file) => this.#idOf(file)));
    this.#files = new Set();
    this.#touched = 0;
  }

  #countPairs(ids: readonly number[]): void {
    const sorted = ids.toSorted((a, b) => a - b);
    sorted.forEach((a, at) => {
      for (const b of sorted.slice(at + 1)) this.#countPair(a, b);
    });
  }

  #countPair(a: number, b: number): void {
    let row = this.#pairs.get(a);
    if (row === undefined) {
      row = new Map();
      this.#pairs.set(a, row);
    }
    const known = row.get(b);
    if (known === undefined && this.#pairCount >= MAX_PAIRS) return;
    if (known === undefined) this.#pairCount++;
    row.set(b, (known ?? 0) + 1);
  }

  #idOf(file: string): number {
    let id = this.#ids.get(file);
    if (id === undefined) {
      id = this.#names.push(file) - 1;
      this.#ids.set(file, id);
    }
    return id;
  }

  #coChanges(): CoChange[] {
    const found: CoChange[] = [];
    for (const [first, row] of this.#pairs) {
      for (const [second, together] of row) {
        if (together < MIN_TOGETHER) continue;
        const [a, b] = [this.#names[first]!, this.#names[second]!].sort() as [string, string];
        const either = this.#churn.get(a)! + this.#churn.get(b)! - together;
        found.push({ a, b, together, strength: together / either });
      }
    }
    return found.sort(strongestFirst).slice(0, MAX_REPORTED);
  }
}

function strongestFirst(x: CoChange, y: CoChange): number {
  return y.strength - x.strength || y.together - x.together || (x.a + x.b < y.a + y.b ? -1 : 1);
}
