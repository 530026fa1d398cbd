/**
 * A topological order that stays one while edges are added, and refuses those that would close a cycle:
 * D. Pearce, P. Kelly, "A dynamic topological sort algorithm for directed acyclic graphs", ACM JEA 11, 2006.
 */

/** Steps of walking and sorting before further additions are refused unseen: some milliseconds. */
const BUDGET = 150_000;
/** Sorting costs about this many steps a node. */
const REORDER_STEPS = 8;

export class GrowingOrder {
  readonly #place: Int32Array;
  readonly #out: number[][];
  readonly #in: number[][];
  /** Stamp of the last search that saw the node. */
  readonly #seen: Int32Array;
  #search = 0;
  #budget = BUDGET;

  /** @param place a permutation by node; copied. */
  constructor(place: Int32Array) {
    this.#place = place.slice();
    this.#out = Array.from(place, () => []);
    this.#in = Array.from(place, () => []);
    this.#seen = new Int32Array(place.length);
  }

  /** Adds an edge that agrees with the order. */
  addForward(from: number, to: number): void {
    this.#out[from]!.push(to);
    this.#in[to]!.push(from);
  }

  /** @returns false when the edge would close a cycle; then nothing has changed. */
  tryAdd(from: number, to: number): boolean {
    if (this.#place[from]! > this.#place[to]!) {
      const after = this.#reach(this.#out, to, (place) => place <= this.#place[from]!);
      if (this.#budget <= 0 || this.#seen[from] === this.#search) return false;
      const before = this.#reach(this.#in, from, (place) => place >= this.#place[to]!);
      if (this.#budget <= 0) return false;
      this.#reorder(before, after);
    }
    this.addForward(from, to);
    return true;
  }

  #reach(next: readonly (readonly number[])[], root: number, within: (place: number) => boolean): number[] {
    const stamp = ++this.#search;
    const reached = [root];
    this.#seen[root] = stamp;
    for (let at = 0; at < reached.length && this.#budget > 0; at++) {
      for (const node of next[reached[at]!]!) {
        this.#budget--;
        if (this.#seen[node] === stamp || !within(this.#place[node]!)) continue;
        this.#seen[node] = stamp;
        reached.push(node);
      }
    }
    return reached;
  }

  /** What leads to the new edge moves before what follows from it, within the places that both held. */
  #reorder(before: number[], after: number[]): void {
    this.#budget -= REORDER_STEPS * (before.length + after.length);
    const byPlace = (a: number, b: number) => this.#place[a]! - this.#place[b]!;
    const moved = [...before.sort(byPlace), ...after.sort(byPlace)];
    const places = moved.map((node) => this.#place[node]!).sort((a, b) => a - b);
    moved.forEach((node, at) => {
      this.#place[node] = places[at]!;
    });
  }
}
