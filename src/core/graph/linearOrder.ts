/** An order of nodes with few and light edges against it. */
import type { Component } from './component.ts';
import { MaxHeap } from './maxHeap.ts';

/**
 * P. Eades, X. Lin, W. F. Smyth, "A fast and effective heuristic for the feedback arc set problem", 1993, with edge weights:
 * sinks go last, sources first, else the node that gives most more than it takes goes first.
 * @returns place in the order by node.
 */
export function linearOrder(component: Component, weight: ArrayLike<number>): Int32Array {
  const sequence = new Sequence(component, weight);
  return sequence.run();
}

class Sequence {
  readonly #component: Component;
  readonly #weight: ArrayLike<number>;
  readonly #place: Int32Array;
  readonly #placed: Uint8Array;
  readonly #balance: Float64Array;
  readonly #outLeft: Int32Array;
  readonly #inLeft: Int32Array;
  readonly #heap = new MaxHeap();
  readonly #ends: number[] = [];
  #first = 0;
  #last: number;

  constructor(component: Component, weight: ArrayLike<number>) {
    const size = component.nodes.length;
    this.#component = component;
    this.#weight = weight;
    this.#place = new Int32Array(size);
    this.#placed = new Uint8Array(size);
    this.#balance = new Float64Array(size);
    this.#outLeft = Int32Array.from(component.out, (edges) => edges.length);
    this.#inLeft = Int32Array.from(component.in, (edges) => edges.length);
    this.#last = size - 1;
    for (let edge = 0; edge < component.edges.length; edge++) {
      this.#balance[component.from[edge]!]! += weight[edge]!;
      this.#balance[component.to[edge]!]! -= weight[edge]!;
    }
  }

  run(): Int32Array {
    for (let node = 0; node < this.#place.length; node++) this.#changed(node);
    while (this.#first <= this.#last) {
      const end = this.#ends.pop();
      if (end !== undefined) this.#put(end);
      else this.#putHeaviest();
    }
    return this.#place;
  }

  /** Entries of the heap whose balance has changed since have a newer entry beside them. */
  #putHeaviest(): void {
    const top = this.#heap.pop()!;
    if (top.key === this.#balance[top.item]) this.#put(top.item);
  }

  #changed(node: number): void {
    this.#heap.push(node, this.#balance[node]!);
    if (this.#outLeft[node] === 0 || this.#inLeft[node] === 0) this.#ends.push(node);
  }

  #put(node: number): void {
    if (this.#placed[node] === 1) return;
    this.#placed[node] = 1;
    this.#place[node] = this.#outLeft[node] === 0 ? this.#last-- : this.#first++;
    const component = this.#component;
    const weight = this.#weight;
    for (const edge of component.out[node]!) {
      const target = component.to[edge]!;
      if (this.#placed[target] === 1) continue;
      this.#inLeft[target]!--;
      this.#balance[target]! += weight[edge]!;
      this.#changed(target);
    }
    for (const edge of component.in[node]!) {
      const source = component.from[edge]!;
      if (this.#placed[source] === 1) continue;
      this.#outLeft[source]!--;
      this.#balance[source]! -= weight[edge]!;
      this.#changed(source);
    }
  }
}
