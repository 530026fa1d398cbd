/**
 * Communities of a weighted undirected graph by modularity
 * (Blondel, Guillaume, Lambiotte, Lefebvre: "Fast unfolding of communities in large networks", 2008).
 * Nodes are visited in order and ties go to the lowest community, so that the same graph gives the same answer.
 */

export interface WeightedEdge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

interface Level {
  readonly size: number;
  /** Weight by neighbour; a node's loop counts what was merged into it, twice. */
  readonly links: readonly ReadonlyMap<number, number>[];
}

const MAX_LEVELS = 20;
const MAX_PASSES = 50;

/** Community of each node, numbered from 0 in order of first appearance. */
export function communities(size: number, edges: readonly WeightedEdge[]): readonly number[] {
  let level = levelOf(size, edges);
  let labels = Array.from({ length: size }, (_, node) => node);
  for (let round = 0; round < MAX_LEVELS; round++) {
    const local = renumbered(moveNodes(level));
    const count = new Set(local).size;
    labels = labels.map((label) => local[label]!);
    if (count === level.size) break;
    level = merged(level, local, count);
  }
  return renumbered(labels);
}

/** Newman and Girvan's Q of a partition, in [-0.5, 1]; 0 for a graph without edges. */
export function modularity(size: number, edges: readonly WeightedEdge[], labels: readonly number[]): number {
  const { links } = levelOf(size, edges);
  const total = links.reduce((sum, each) => sum + weightOf(each), 0);
  if (total === 0) return 0;
  const inside = new Map<number, number>();
  const degree = new Map<number, number>();
  links.forEach((each, node) => {
    const label = labels[node]!;
    degree.set(label, (degree.get(label) ?? 0) + weightOf(each));
    for (const [other, weight] of each) {
      if (labels[other] === label) inside.set(label, (inside.get(label) ?? 0) + weight);
    }
  });
  return [...degree].reduce(
    (sum, [label, weight]) => sum + (inside.get(label) ?? 0) / total - (weight / total) ** 2,
    0,
  );
}

function levelOf(size: number, edges: readonly WeightedEdge[]): Level {
  const links = Array.from({ length: size }, () => new Map<number, number>());
  for (const { a, b, weight } of edges) {
    add(links[a]!, b, a === b ? 2 * weight : weight);
    if (a !== b) add(links[b]!, a, weight);
  }
  return { size, links };
}

function add(map: Map<number, number>, key: number, weight: number): void {
  map.set(key, (map.get(key) ?? 0) + weight);
}

function weightOf(links: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const weight of links.values()) sum += weight;
  return sum;
}

function moveNodes({ size, links }: Level): number[] {
  const labels = Array.from({ length: size }, (_, node) => node);
  const degrees = links.map(weightOf);
  const totals = [...degrees];
  const total = degrees.reduce((sum, each) => sum + each, 0);
  for (let pass = 0, moved = total > 0; moved && pass < MAX_PASSES; pass++) {
    moved = false;
    for (let node = 0; node < size; node++) {
      const own = labels[node]!;
      totals[own]! -= degrees[node]!;
      const best = bestCommunity({
        node,
        own,
        links: links[node]!,
        labels,
        totals,
        share: degrees[node]! / total,
      });
      totals[best]! += degrees[node]!;
      labels[node] = best;
      moved ||= best !== own;
    }
  }
  return labels;
}

interface Choice {
  readonly node: number;
  readonly own: number;
  readonly links: ReadonlyMap<number, number>;
  readonly labels: readonly number[];
  readonly totals: readonly number[];
  /** Degree of the node / sum of all degrees. */
  readonly share: number;
}

function bestCommunity({ node, own, links, labels, totals, share }: Choice): number {
  const weights = new Map<number, number>([[own, 0]]);
  for (const [other, weight] of links) if (other !== node) add(weights, labels[other]!, weight);
  let best = own;
  let bestGain = weights.get(own)! - totals[own]! * share;
  for (const [label, weight] of [...weights].sort((a, b) => a[0] - b[0])) {
    const gain = weight - totals[label]! * share;
    if (gain > bestGain + 1e-9) [best, bestGain] = [label, gain];
  }
  return best;
}

function merged({ links }: Level, labels: readonly number[], size: number): Level {
  const next = Array.from({ length: size }, () => new Map<number, number>());
  links.forEach((each, node) => {
    for (const [other, weight] of each) add(next[labels[node]!]!, labels[other]!, weight);
  });
  return { size, links: next };
}

function renumbered(labels: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    if (!numbers.has(label)) numbers.set(label, numbers.size);
    return numbers.get(label)!;
  });
}
