/** Where the names of open folders stand when their own titles are too small: none over another. */
import type { Measure } from '../../../src/core/map/measure.ts';
import { overlap, type Place } from './camera.ts';
import type { Scene } from './scene.ts';

/** In pixels. */
const SIZE = 13;
/** Bold letters in this size, against those that are measured. */
const WIDER = (SIZE / 12) * 1.16;

/** In units of the map; `x` is the middle. */
export interface TitlePlace {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Inner folders first: they say more. Names that are wider than their folder are left out. @param open nodes, parents first. */
export function farTitles(
  { view, layout }: Scene,
  open: readonly number[],
  { k, measure }: { readonly k: number; readonly measure: Measure },
): readonly TitlePlace[] {
  const taken: Place[] = [];
  const titles: TitlePlace[] = [];
  for (const node of open.toReversed()) {
    const rect = layout.rects[node]!;
    const w = (measure(view.nodes[node]!.label) * WIDER) / k;
    const place = { x: rect.x + (rect.w - w) / 2, y: rect.y, w, h: (SIZE * 1.4) / k };
    if (w > rect.w || taken.some((other) => overlap(other, place))) continue;
    taken.push(place);
    titles.push({ node, x: rect.x + rect.w / 2, y: rect.y, size: SIZE / k });
  }
  return titles;
}
