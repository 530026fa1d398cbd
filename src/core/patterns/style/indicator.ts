/** A small question about the shape of a workspace, answered by a number in [0, 1] and places that show it. */
import type { Evidence } from '../../model/finding.ts';
import type { Sign, SignKind } from '../signs/sign.ts';
import type { Shape } from './shape.ts';

export interface Indication {
  readonly value: number;
  readonly evidence: readonly Evidence[];
}

export type Indicator = (shape: Shape) => Indication;

export const NOTHING: Indication = { value: 0, evidence: [] };

/** From 0 at none to 1 at `enough`. */
export function ramp(count: number, enough: number): number {
  return Math.max(0, Math.min(1, count / enough));
}

/** So many files with one of these signs are enough. */
export function filesWith(
  kinds: readonly SignKind[],
  enough: number,
  text: (count: number) => string,
): Indicator {
  return ({ workspace: { signs } }) => {
    const files = new Map<string, Sign>();
    for (const kind of kinds)
      for (const sign of signs.of(kind)) if (!files.has(sign.path)) files.set(sign.path, sign);
    return indication(ramp(files.size, enough), [...files.values()], text(files.size));
  };
}

/** The first place with a sentence about all of them. */
export function indication(
  value: number,
  places: readonly { readonly path: string; readonly line: number }[],
  text: string,
): Indication {
  const [first] = places;
  if (value <= 0 || first === undefined) return { value: Math.max(0, value), evidence: [] };
  return { value, evidence: [{ path: first.path, line: first.line, text }] };
}

export function files(count: number, what: string): string {
  return `${count} ${count === 1 ? 'file' : 'files'} ${what}`;
}
