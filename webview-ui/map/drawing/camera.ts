/** Where the person looks: a point of the map at `(px, py)` stands at `(px * k + x, py * k + y)` on the screen. */

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

interface Size {
  readonly w: number;
  readonly h: number;
}

export interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

export const NEAREST = 4;
const FARTHEST = 0.004;

/** @param at point on the screen that stays where it is. */
export function zoomed(
  { x, y, k }: Camera,
  factor: number,
  at: { readonly x: number; readonly y: number },
): Camera {
  const next = Math.min(NEAREST, Math.max(FARTHEST, k * factor));
  const by = next / k;
  return { x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by, k: next };
}

/** All of a place in the middle of the screen, never larger than life. */
export function fitted(place: Place, screen: Size, margin = 24): Camera {
  const wide = Math.max(1, screen.w - 2 * margin);
  const high = Math.max(1, screen.h - 2 * margin);
  const k = Math.max(FARTHEST, Math.min(1, wide / place.w, high / place.h));
  return {
    k,
    x: (screen.w - place.w * k) / 2 - place.x * k,
    y: (screen.h - place.h * k) / 2 - place.y * k,
  };
}

/** A place in the middle of the screen. */
export function centred({ x, y, w, h }: Place, screen: Size, k: number): Camera {
  return { k, x: screen.w / 2 - (x + w / 2) * k, y: screen.h / 2 - (y + h / 2) * k };
}

/** The same screen place for a box that has moved on the map. */
export function following(camera: Camera, before: Place, after: Place): Camera {
  return {
    ...camera,
    x: camera.x + (before.x - after.x) * camera.k,
    y: camera.y + (before.y - after.y) * camera.k,
  };
}

/** Moves no further than it takes to bring a place into view. */
export function bringing(camera: Camera, place: Place, screen: Size): Camera {
  const margin = 32;
  const shift = (start: number, length: number, room: number) => {
    if (length > room - 2 * margin) return start > margin ? margin - start : 0;
    if (start < margin) return margin - start;
    return Math.min(0, room - margin - (start + length));
  };
  const { x, y, k } = camera;
  return {
    k,
    x: x + shift(place.x * k + x, place.w * k, screen.w),
    y: y + shift(place.y * k + y, place.h * k, screen.h),
  };
}

/** The part of the map that the screen shows, and as much again on every side as is told. */
export function seen({ x, y, k }: Camera, { w, h }: Size, around = 0): Place {
  return {
    x: (-x - w * around) / k,
    y: (-y - h * around) / k,
    w: (w * (1 + 2 * around)) / k,
    h: (h * (1 + 2 * around)) / k,
  };
}

export function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** What lies in both; undefined where they do not meet. */
export function common(a: Place, b: Place): Place | undefined {
  if (!overlap(a, b)) return undefined;
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return { x, y, w: Math.min(a.x + a.w, b.x + b.w) - x, h: Math.min(a.y + a.h, b.y + b.h) - y };
}
