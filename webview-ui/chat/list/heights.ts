/** Heights of the rows of a long list: measured where they are known, guessed elsewhere; sums by a binary indexed tree (Fenwick 1994). */
export class Heights {
  readonly #heights: number[] = [];
  readonly #measured: boolean[] = [];
  /** `#tree[i]` is the sum of the rows that end at i, as many as i's lowest bit says. */
  #tree: number[] = [0];
  #measuredSum = 0;
  #measuredCount = 0;

  get count(): number {
    return this.#heights.length;
  }

  get total(): number {
    return this.offset(this.count);
  }

  /** Rows are added or taken away at the end. @param guess what a new row is taken for, in pixels. */
  resize(count: number, guess: number): void {
    while (this.count > count) {
      this.#forget(this.count - 1);
      this.#heights.pop();
      this.#measured.pop();
    }
    this.#tree.length = count + 1;
    for (let at = this.#heights.length; at < count; at++) {
      this.#heights.push(guess);
      this.#measured.push(false);
      this.#append(at + 1, guess);
    }
  }

  get(at: number): number {
    return this.#heights[at] ?? 0;
  }

  /** @returns false where it was known to be so. */
  measure(at: number, height: number): boolean {
    const before = this.get(at);
    if (at >= this.count) return false;
    this.#forget(at);
    this.#measured[at] = true;
    this.#measuredSum += height;
    this.#measuredCount++;
    this.#heights[at] = height;
    if (before === height) return false;
    for (let node = at + 1; node <= this.count; node += node & -node) this.#tree[node]! += height - before;
    return true;
  }

  /** Of a row like those that were measured. */
  average(otherwise: number): number {
    return this.#measuredCount === 0 ? otherwise : this.#measuredSum / this.#measuredCount;
  }

  /** Pixels above a row. */
  offset(at: number): number {
    let sum = 0;
    for (let node = Math.min(at, this.count); node > 0; node -= node & -node) sum += this.#tree[node]!;
    return sum;
  }

  /** The row that covers a position; the last one beyond the end. */
  at(position: number): number {
    let node = 0;
    let left = position;
    for (let step = highestBit(this.count); step > 0; step >>= 1) {
      const next = node + step;
      if (next > this.count || this.#tree[next]! > left) continue;
      node = next;
      left -= this.#tree[next]!;
    }
    return Math.max(0, Math.min(node, this.count - 1));
  }

  #forget(at: number): void {
    if (this.#measured[at] !== true) return;
    this.#measuredSum -= this.get(at);
    this.#measuredCount--;
  }

  /** A new last node covers the nodes that end right before it. */
  #append(node: number, height: number): void {
    let sum = height;
    for (let part = node - 1; part > node - (node & -node); part -= part & -part) sum += this.#tree[part]!;
    this.#tree[node] = sum;
  }
}

function highestBit(count: number): number {
  return count === 0 ? 0 : 2 ** (31 - Math.clz32(count));
}
