/** The arrows of the drawing. */
import { arrowCurve, middleOf, pathOf, thickness } from '../../../src/core/map/arrowPath.ts';
import type { Rect } from '../../../src/core/map/layoutMap.ts';
import type { Bundle } from './bundledEdges.ts';
import type { EdgesInView } from './edgesInView.ts';
import { element } from './svgElements.ts';

/** Numbers beside more arrows than this hide each other. */
const MOST_NUMBERS = 24;
const HEAD = 8;

export class ArrowLayer {
  readonly root = element('g', { 'aria-hidden': 'true' });
  /** Stand above the boxes. */
  readonly numbers = element('g', { 'aria-hidden': 'true', class: 'numbers' });
  readonly heads = ['', '-upward', '-cycle', '-violation', '-near'].map(head);

  /** @param unit of the map that is about a pixel on the screen. */
  draw({ near, others }: EdgesInView, rects: readonly Rect[], unit: number): void {
    for (const marker of this.heads) {
      marker.setAttribute('markerWidth', String(HEAD * unit));
      marker.setAttribute('markerHeight', String(HEAD * unit));
    }
    // Those of what is chosen stand above the rest.
    this.root.replaceChildren(
      ...others.map((bundle) => arrow(bundle, rects, unit)),
      ...near.map((bundle) => arrow(bundle, rects, unit, 'near')),
    );
    const counted = near.length > MOST_NUMBERS ? [] : near.filter(({ count }) => count > 1);
    this.numbers.replaceChildren(...counted.map((bundle) => number(bundle, rects)));
  }
}

function arrow(
  { from, to, count, mark, upward }: Bundle,
  rects: readonly Rect[],
  unit: number,
  near = '',
): SVGPathElement {
  const kind = mark ?? (upward ? 'upward' : near);
  return element('path', {
    class: `arrow ${mark ?? (upward ? 'upward' : '')} ${near}`,
    d: pathOf(arrowCurve(rects[from]!, rects[to]!)),
    'stroke-width': thickness(count) * unit,
    'marker-end': `url(#head${kind === '' ? '' : `-${kind}`})`,
  });
}

function number({ from, to, count }: Bundle, rects: readonly Rect[]): SVGTextElement {
  const { x, y } = middleOf(arrowCurve(rects[from]!, rects[to]!));
  return element('text', { x, y }, count.toLocaleString('en'));
}

function head(kind: string): SVGMarkerElement {
  return element(
    'marker',
    {
      id: `head${kind}`,
      viewBox: '0 0 8 8',
      refX: 7,
      refY: 4,
      markerUnits: 'userSpaceOnUse',
      orient: 'auto',
    },
    element('path', { d: 'M0 0 8 4 0 8z' }),
  );
}
