/**
 * Strongly connected components, iteratively, so that a chain of 50,000 files needs no deep stack.
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972.
 */

export interface Arcs {
  /** Edge indexes that leave each node. */
  readonly out: readonly (readonly number[])[];
  /** Target node of each edge. */
  readonly to: ArrayLike<number>;
}

/** Components of more than one node over the edges that `keep` lets through, each ascending, ordered by their first node. */
export function stronglyConnected(arcs: Arcs, keep: (edge: number) => boolean = () => true): number[][] {
  const search = new Search(arcs, keep);
  for (let node = 0; node < arcs.out.length; node++) search.from(node);
  return search.components.sort((a, b) => a[0]! - b[0]!);
}

class Search {
  readonly components: number[][] = [];
  readonly #arcs: Arcs;
  readonly #keep: (edge: number) => boolean;
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  readonly #open: Uint8Array;
  readonly #stack: number[] = [];
  #counter = 0;

  constructor(arcs: Arcs, keep: (edge: number) => boolean) {
    this.#arcs = arcs;
    this.#keep = keep;
    this.#order = new Int32Array(arcs.out.length).fill(-1);
    this.#low = new Int32Array(arcs.out.length);
    this.#open = new Uint8Array(arcs.out.length);
  }

  from(root: number): void {
    if (this.#order[root] !== -1) return;
    const path = [root];
    const next = [0];
    this.#enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const edge = this.#arcs.out[node]![next[next.length - 1]!++];
      if (edge === undefined) {
        path.pop();
        next.pop();
        this.#leave(node, path.at(-1));
        continue;
      }
      if (!this.#keep(edge)) continue;
      const successor = this.#arcs.to[edge]!;
      if (this.#order[successor] === -1) {
        this.#enter(successor);
        path.push(successor);
        next.push(0);
      } else if (this.#open[successor] === 1) {
        this.#low[node] = Math.min(this.#low[node]!, this.#order[successor]!);
      }
    }
  }

  #enter(node: number): void {
    this.#order[node] = this.#counter;
    this.#low[node] = this.#counter++;
    this.#open[node] = 1;
    this.#stack.push(node);
  }

  #leave(node: number, parent: number | undefined): void {
    if (this.#low[node] === this.#order[node]) this.#close(node);
    if (parent !== undefined) this.#low[parent] = Math.min(this.#low[parent]!, this.#low[node]!);
  }

  #close(root: number): void {
    const component: number[] = [];
    for (let node = -1; node !== root; ) {
      node = this.#stack.pop()!;
      this.#open[node] = 0;
      component.push(node);
    }
    if (component.length > 1) this.components.push(component.sort((a, b) => a - b));
  }
}
