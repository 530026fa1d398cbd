/**
 * Gradient-boosted trees over lists: each list has one right row, and the loss is the cross-entropy of a softmax over the list (Cao et al.,
 * Learning to Rank: From Pairwise Approach to Listwise Approach, 2007; trees by second-order gain as in Chen and Guestrin, XGBoost, 2016).
 */
import type { TreeTable } from '../../../src/core/places/ranking/trees.ts';
import { Random } from '../fit/random.ts';

export interface Rows {
  /** A column a feature. */
  readonly columns: readonly Float64Array[];
  /** Begin of each list, and the end of the last. */
  readonly starts: readonly number[];
  /** Row that is right, a list each. */
  readonly right: readonly number[];
  readonly weights: readonly number[];
}

export interface BoostOptions {
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  readonly smooth: number;
  readonly leastHessian: number;
  readonly rowShare: number;
  readonly columnShare: number;
  /** Of the choice of rows and columns. */
  readonly seed?: number;
}

const BINS = 64;

export function boost(
  rows: Rows,
  options: BoostOptions,
  each: (trees: TreeTable[], round: number) => void,
): TreeTable[] {
  const random = new Random(options.seed ?? 20_261_121);
  const cuts = rows.columns.map(cutsOf);
  const bins = rows.columns.map((column, at) => Uint8Array.from(column, (value) => binOf(cuts[at]!, value)));
  const size = rows.columns[0]!.length;
  const scores = new Float64Array(size);
  const trees: TreeTable[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const { gradient, hessian } = derivatives(rows, scores);
    const used = rowsOf(rows, options.rowShare, random);
    const columns = rows.columns.map((_, at) => at).filter(() => random.next() < options.columnShare);
    const tree = grow({ bins, cuts, gradient, hessian, columns }, used, options);
    for (let row = 0; row < size; row++) scores[row]! += leafOf(tree, bins, row, cuts);
    trees.push(tree);
    each(trees, round);
  }
  return trees;
}

function cutsOf(column: Float64Array): number[] {
  const sorted = Float64Array.from(new Set(column)).sort();
  if (sorted.length <= BINS)
    return [...sorted].slice(0, -1).map((value, at) => (value + sorted[at + 1]!) / 2);
  const all = Float64Array.from(column).sort();
  const found = new Set<number>();
  for (let at = 1; at < BINS; at++) {
    found.add(all[Math.floor((at * all.length) / BINS)]!);
    // Most rows have nothing of most signs: what has something is told apart too.
    found.add(sorted[Math.floor((at * sorted.length) / BINS)]!);
  }
  const cuts = [...found].sort((a, b) => a - b);
  const step = Math.max(1, cuts.length / (BINS * 2));
  return Array.from({ length: Math.min(cuts.length, BINS * 2) }, (_, at) => cuts[Math.floor(at * step)]!);
}

/** Number of cuts below the value. */
function binOf(cuts: readonly number[], value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

function derivatives({ starts, right, weights }: Rows, scores: Float64Array) {
  const gradient = new Float64Array(scores.length);
  const hessian = new Float64Array(scores.length);
  for (let list = 0; list < right.length; list++) {
    const [start, end] = [starts[list]!, starts[list + 1]!];
    let most = Number.NEGATIVE_INFINITY;
    for (let row = start; row < end; row++) most = Math.max(most, scores[row]!);
    let sum = 0;
    for (let row = start; row < end; row++) sum += Math.exp(scores[row]! - most);
    for (let row = start; row < end; row++) {
      const chance = Math.exp(scores[row]! - most) / sum;
      gradient[row] = weights[list]! * (chance - Number(row === right[list]));
      hessian[row] = weights[list]! * Math.max(1e-6, chance * (1 - chance));
    }
  }
  return { gradient, hessian };
}

/** Whole lists, so that what is compared stays together. */
function rowsOf({ starts, right }: Rows, share: number, random: Random): Int32Array {
  const found: number[] = [];
  for (let list = 0; list < right.length; list++)
    if (random.next() < share) for (let row = starts[list]!; row < starts[list + 1]!; row++) found.push(row);
  return Int32Array.from(found);
}

interface Ground {
  readonly bins: readonly Uint8Array[];
  readonly cuts: readonly (readonly number[])[];
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly columns: readonly number[];
}

function grow(ground: Ground, used: Int32Array, options: BoostOptions): TreeTable {
  const tree = { feature: [] as number[], cut: [] as number[], left: [] as number[], value: [] as number[] };
  const add = () => {
    tree.feature.push(-1);
    tree.cut.push(0);
    tree.left.push(0);
    tree.value.push(0);
    return tree.feature.length - 1;
  };
  const split = (node: number, rows: Int32Array, depth: number): void => {
    const [g, h] = sums(ground, rows);
    const best = depth === 0 ? undefined : bestSplit(ground, rows, g, h, options);
    if (best === undefined) {
      tree.value[node] = (-g / (h + options.smooth)) * options.rate;
      return;
    }
    const bins = ground.bins[best.column]!;
    const left = rows.filter((row) => bins[row]! <= best.bin);
    const rightRows = rows.filter((row) => bins[row]! > best.bin);
    const child = add();
    add();
    tree.feature[node] = best.column;
    tree.cut[node] = ground.cuts[best.column]![best.bin]!;
    tree.left[node] = child;
    split(child, left, depth - 1);
    split(child + 1, rightRows, depth - 1);
  };
  split(add(), used, options.depth);
  return tree;
}

function sums({ gradient, hessian }: Ground, rows: Int32Array): [number, number] {
  let [g, h] = [0, 0];
  for (const row of rows) {
    g += gradient[row]!;
    h += hessian[row]!;
  }
  return [g, h];
}

function bestSplit(
  { bins, cuts, gradient, hessian, columns }: Ground,
  rows: Int32Array,
  g: number,
  h: number,
  { smooth, leastHessian }: BoostOptions,
): { readonly column: number; readonly bin: number } | undefined {
  let best: { column: number; bin: number } | undefined;
  let most = 1e-3;
  const before = (g * g) / (h + smooth);
  const [gs, hs] = [new Float64Array(256), new Float64Array(256)];
  for (const column of columns) {
    gs.fill(0);
    hs.fill(0);
    const own = bins[column]!;
    for (const row of rows) {
      const bin = own[row]!;
      gs[bin]! += gradient[row]!;
      hs[bin]! += hessian[row]!;
    }
    let [left, leftHessian] = [0, 0];
    for (let bin = 0; bin < cuts[column]!.length; bin++) {
      left += gs[bin]!;
      leftHessian += hs[bin]!;
      if (leftHessian < leastHessian || h - leftHessian < leastHessian) continue;
      const gain =
        (left * left) / (leftHessian + smooth) + (g - left) ** 2 / (h - leftHessian + smooth) - before;
      if (gain > most) {
        most = gain;
        best = { column, bin };
      }
    }
  }
  return best;
}

function leafOf(
  tree: TreeTable,
  bins: readonly Uint8Array[],
  row: number,
  cuts: readonly (readonly number[])[],
): number {
  let node = 0;
  while (tree.feature[node]! >= 0) {
    const column = tree.feature[node]!;
    const bin = binOf(cuts[column]!, tree.cut[node]!);
    node = bins[column]![row]! <= bin ? tree.left[node]! : tree.left[node]! + 1;
  }
  return tree.value[node]!;
}
