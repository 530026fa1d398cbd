/** The next box in a direction, as the eye would take it. */
import type { MapLayout, Rect } from '../../../src/core/map/layoutMap.ts';
import type { MapNode } from '../../../src/core/model/map.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much worse it is to stray from the direction than to go far along it. */
const STRAYING = 2.5;

/** Closed boxes and files only: an open folder is entered through what it holds. @returns -1 at the edge. */
export function neighbourBox(
  nodes: readonly MapNode[],
  { rects }: Pick<MapLayout, 'rects'>,
  { from, direction }: { readonly from: number; readonly direction: Direction },
): number {
  const here = rects[from]!;
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (const [at, { expanded }] of nodes.entries()) {
    if (expanded || at === from) continue;
    const distance = distanceTo(here, rects[at]!, direction);
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

/** Infinite where the other box does not lie in this direction. */
function distanceTo(a: Rect, b: Rect, direction: Direction): number {
  const [dx, dy] = [b.x + b.w / 2 - (a.x + a.w / 2), b.y + b.h / 2 - (a.y + a.h / 2)];
  switch (direction) {
    case 'down':
      return b.y < a.y + a.h ? Number.POSITIVE_INFINITY : dy + STRAYING * Math.abs(dx);
    case 'up':
      return b.y + b.h > a.y ? Number.POSITIVE_INFINITY : -dy + STRAYING * Math.abs(dx);
    case 'right':
      return b.x < a.x + a.w ? Number.POSITIVE_INFINITY : dx + STRAYING * Math.abs(dy);
    case 'left':
      return b.x + b.w > a.x ? Number.POSITIVE_INFINITY : -dx + STRAYING * Math.abs(dy);
  }
}
