/** The line of an arrow from one box to another. */
import type { Rect } from './layoutMap.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Start, two points that pull, and end of a cubic curve. */
export type Curve = readonly [Point, Point, Point, Point];

/** Share of the way to the other box that an end is moved along its side, so that arrows of one box fan out. */
const LEAN = 0.22;
const ASIDE = 9;

/** Leaves downward where the target is below, upward where it is above, and bulges sideways between neighbours. */
export function arrowCurve(from: Rect, to: Rect): Curve {
  if (to.y >= from.y + from.h) return vertical(from, to, 1);
  if (to.y + to.h <= from.y) return vertical(from, to, -1);
  return sideways(from, to);
}

function vertical(from: Rect, to: Rect, way: 1 | -1): Curve {
  // The way back does not hide the way there.
  const aside = way === 1 ? 0 : ASIDE;
  const start = { x: leaning(from, to) + aside, y: way === 1 ? from.y + from.h : from.y };
  const end = { x: leaning(to, from) + aside, y: way === 1 ? to.y : to.y + to.h };
  const pull = way * Math.max(18, Math.min(120, Math.abs(end.y - start.y) * 0.5));
  return [start, { x: start.x, y: start.y + pull }, { x: end.x, y: end.y - pull }, end];
}

function leaning(box: Rect, other: Rect): number {
  const [own, theirs] = [box.x + box.w / 2, other.x + other.w / 2];
  const most = box.w * 0.38;
  return own + Math.max(-most, Math.min(most, (theirs - own) * LEAN));
}

/** Neighbours in one line: an arc over their upper sides, higher for the way back. */
function sideways(from: Rect, to: Rect): Curve {
  const right = to.x > from.x;
  const start = { x: right ? from.x + from.w * 0.75 : from.x + from.w * 0.25, y: from.y };
  const end = { x: right ? to.x + to.w * 0.25 : to.x + to.w * 0.75, y: to.y };
  const rise = right ? 20 : 28;
  const top = Math.min(start.y, end.y) - rise;
  return [start, { x: start.x, y: top }, { x: end.x, y: top }, end];
}

/** Half way along. */
export function middleOf([a, b, c, d]: Curve): Point {
  const mean = (of: 'x' | 'y') => (a[of] + 3 * b[of] + 3 * c[of] + d[of]) / 8;
  return { x: mean('x'), y: mean('y') };
}

export function pathOf([a, b, c, d]: Curve): string {
  return `M${at(a)}C${at(b)} ${at(c)} ${at(d)}`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** In pixels, by the number of dependencies behind it. */
export function thickness(count: number): number {
  return round(Math.min(3.2, 1 + Math.log2(count) / 4));
}
