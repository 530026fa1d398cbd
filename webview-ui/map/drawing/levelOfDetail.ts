/** What of the map is drawn: what the person looks at, in no more detail than can be seen from there. */
import type { MapLayout, Rect } from '../../../src/core/map/layoutMap.ts';
import type { MapView } from '../../../src/core/model/map.ts';
import { type Camera, overlap, seen } from './camera.ts';

/** Below this size names cannot be read. */
export const READABLE = 0.5;
/** Pixels on the screen below which an open folder is drawn as one box: its area, and either side. */
const SMALLEST = { area: 170 * 90, side: 56 };
/** Share of the screen that is drawn around it, so that moving finds something there. */
export const AROUND = 0.25;

export const OPEN = 1;
export const CLOSED = 2;

export interface Detail {
  /** By node: 0 where it is not drawn, else how. */
  readonly state: Uint8Array;
  /** By node, the node that stands for it: itself, or the folder that is too far away to look into. */
  readonly boxFor: Int32Array;
}

export interface Looking {
  readonly camera: Camera;
  readonly screen: { readonly w: number; readonly h: number };
  /** Drawn wherever it is, with all that it stands in; -1 for none. */
  readonly chosen: number;
}

/** One pass, since parents stand before their children. */
export function levelOfDetail(
  { nodes }: MapView,
  { rects }: MapLayout,
  { camera, screen, chosen }: Looking,
): Detail {
  const region = seen(camera, screen, AROUND);
  const state = new Uint8Array(nodes.length);
  const boxFor = new Int32Array(nodes.length);
  const shut = new Uint8Array(nodes.length);
  for (const [at, { parent, expanded }] of nodes.entries()) {
    const above = parent < 0 ? -1 : boxFor[parent]!;
    const swallowed = at !== chosen && above >= 0 && shut[above] === 1;
    boxFor[at] = swallowed ? above : at;
    if (!swallowed && expanded && parent >= 0 && isTooFar(rects[at]!, camera)) shut[at] = 1;
    if (swallowed || (at !== chosen && !overlap(rects[at]!, region))) continue;
    state[at] = expanded && shut[at] === 0 ? OPEN : CLOSED;
  }
  return { state, boxFor };
}

function isTooFar({ w, h }: Rect, { k }: Camera): boolean {
  return k < READABLE && (k * k * w * h < SMALLEST.area || k * Math.min(w, h) < SMALLEST.side);
}
