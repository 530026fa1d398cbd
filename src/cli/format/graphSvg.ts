/** A drawn graph as SVG: what depends stands above what it depends on; what runs back up is the trouble. */
import { type Drawing, graphLayout, type Point } from './graphLayout.ts';
import type { GraphView } from './graphView.ts';

export interface GraphPicture {
  /** Empty where no node has an arrow. */
  readonly svg: string;
  /** Nodes with arrows that are not in it. */
  readonly left: number;
  /** Arrows in it. */
  readonly drawn: number;
}

export function graphSvg(view: GraphView): GraphPicture {
  const drawing = graphLayout(view);
  return {
    svg: drawing.boxes.length === 0 ? '' : svgOf(view, drawing),
    left: drawing.left,
    drawn: drawing.bends.size,
  };
}

function svgOf({ nodes, arrows }: GraphView, { extent, boxes, bends }: Drawing): string {
  const lines = [...bends].map(([at, points]) => {
    const { from, to, weight, inCycle } = arrows[at]!;
    const thick = Math.min(4, 1 + Math.log2(weight) / 2.5).toFixed(1);
    const kind = inCycle ? 'arrow bad' : 'arrow';
    return `<path class="${kind}" data-from="${from}" data-to="${to}" d="${curve(points)}" stroke-width="${thick}" marker-end="url(#head${inCycle ? '-bad' : ''})"/>`;
  });
  const shapes = boxes.map(({ node, x, y, width: wide, height: high }) => {
    const { name, inCycle } = nodes[node]!;
    const [left, top] = [round(x - wide / 2), round(y - high / 2)];
    return `<g class="box${inCycle ? ' bad' : ''}" data-node="${node}"><rect x="${left}" y="${top}" width="${round(wide)}" height="${high}" rx="5"/><text x="${round(x)}" y="${round(y)}">${escaped(name)}</text></g>`;
  });
  const [, , width] = extent;
  // Shrinks to fit as long as it can be read.
  const style = `width:${width}px;max-width:max(100%,${Math.round(width * 0.7)}px)`;
  return `<svg style="${style}" viewBox="${extent.join(' ')}" role="img" aria-label="Dependencies, drawn from what depends down to what it depends on; the lists below say the same">
<defs>${head('head')}${head('head-bad')}</defs>
${lines.join('\n')}
${shapes.join('\n')}
</svg>`;
}

function head(id: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>`;
}

/** Through the middles of the stretches between bends, each bend pulling. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1)!;
  const pulls = rest.slice(0, -1).map((bend, at) => {
    const next = rest[at + 1]!;
    const end = at === rest.length - 2 ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    return `Q${place(bend)} ${place(end)}`;
  });
  return `M${place(first!)}${pulls.length === 0 ? `L${place(last)}` : pulls.join('')}`;
}

function place({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
