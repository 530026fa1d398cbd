/** Where boxes and arrows of a drawn graph stand: layers from what depends to what is depended on. */

import { graphlib, layout } from '@dagrejs/dagre';
import type { GraphView } from './graphView.ts';

/** In CSS pixels, from the upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  /** Index in the view's nodes; x and y are the box's middle. */
  readonly node: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  /** Left, top, width and height of all that is drawn. */
  readonly extent: readonly [number, number, number, number];
  readonly boxes: readonly Box[];
  /** Bends of each drawn arrow, by its index in the view's arrows. */
  readonly bends: ReadonlyMap<number, readonly Point[]>;
  /** Nodes with arrows that are not drawn, because there are too many. */
  readonly left: number;
}

/** More than this is no picture any more. */
const MOST_BOXES = 40;
const MOST_ARROWS = 90;
const LETTER = 7.3;
const HEIGHT = 30;
const MARGIN = 10;

/** Nodes without arrows are left out, and of too many the less connected. */
export function graphLayout({ nodes, arrows }: GraphView): Drawing {
  const degree = nodes.map(() => 0);
  for (const { from, to, weight } of arrows) {
    degree[from]! += weight;
    degree[to]! += weight;
  }
  const connected = [...nodes.keys()].filter((at) => degree[at]! > 0).sort((a, b) => degree[b]! - degree[a]!);
  const drawn = new Set(connected.slice(0, MOST_BOXES));
  const graph = new graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'TB', nodesep: 18, edgesep: 8, ranksep: 46 });
  for (const at of nodes.keys())
    if (drawn.has(at))
      graph.setNode(String(at), { width: nodes[at]!.name.length * LETTER + 24, height: HEIGHT });
  for (const at of heaviest(arrows, drawn))
    graph.setEdge(String(arrows[at]!.from), String(arrows[at]!.to), { weight: 1, at });
  layout(graph);
  return drawingOf(graph, connected.length - drawn.size);
}

/** Of many arrows each box keeps its heaviest; the rest goes to the heaviest of all. */
function heaviest(arrows: GraphView['arrows'], drawn: ReadonlySet<number>): Iterable<number> {
  const byWeight = [...arrows.keys()]
    .filter((at) => drawn.has(arrows[at]!.from) && drawn.has(arrows[at]!.to))
    .sort((a, b) => arrows[b]!.weight - arrows[a]!.weight);
  const kept = new Set<number>();
  const reached = new Set<number>();
  for (const at of byWeight) {
    const { from, to } = arrows[at]!;
    if (reached.has(from) && reached.has(to)) continue;
    reached.add(from).add(to);
    kept.add(at);
  }
  for (const at of byWeight) if (kept.size < MOST_ARROWS) kept.add(at);
  return kept;
}

function drawingOf(graph: graphlib.Graph, left: number): Drawing {
  const boxes = graph.nodes().map((name): Box => {
    const { x, y, width, height } = graph.node(name) as Omit<Box, 'node'>;
    return { node: Number(name), x, y, width, height };
  });
  const bends = new Map(
    graph.edges().map((edge) => {
      const { at, points } = graph.edge(edge) as { at: number; points: readonly Point[] };
      return [at, points];
    }),
  );
  return { extent: extentOf(boxes, [...bends.values()].flat()), boxes, bends, left };
}

/** Arrows may run outside of all boxes. */
function extentOf(boxes: readonly Box[], points: readonly Point[]): Drawing['extent'] {
  const corners = boxes.flatMap(({ x, y, width, height }) => [
    { x: x - width / 2, y: y - height / 2 },
    { x: x + width / 2, y: y + height / 2 },
  ]);
  const [xs, ys] = [[...corners, ...points].map(({ x }) => x), [...corners, ...points].map(({ y }) => y)];
  const [left, top] = [Math.floor(Math.min(...xs)) - MARGIN, Math.floor(Math.min(...ys)) - MARGIN];
  return [left, top, Math.ceil(Math.max(...xs)) + MARGIN - left, Math.ceil(Math.max(...ys)) + MARGIN - top];
}
