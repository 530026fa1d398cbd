/** What keys and buttons do. */
import type { EdgeKind } from '../../../src/core/model/graph.ts';
import type { MapDepth } from '../../../src/core/model/map.ts';
import type { Direction } from '../selection/neighbourBox.ts';

export type MapAction =
  | { readonly do: 'walk'; readonly direction: Direction }
  | { readonly do: 'follow'; readonly way: 'uses' | 'users' }
  | {
      readonly do:
        | 'enter'
        | 'close'
        | 'closeAll'
        | 'suggest'
        | 'focus'
        | 'leave'
        | 'fit'
        | 'search'
        | 'first'
        | 'back'
        | 'forward';
    }
  | { readonly do: 'depth'; readonly depth: MapDepth }
  | { readonly do: 'kinds'; readonly kinds: readonly EdgeKind[] | undefined }
  | { readonly do: 'zoom'; readonly factor: number }
  /** Shares of the screen. */
  | { readonly do: 'pan'; readonly dx: number; readonly dy: number };

const STEP = 0.2;

const PLAIN: Readonly<Record<string, MapAction>> = {
  ArrowLeft: { do: 'walk', direction: 'left' },
  ArrowRight: { do: 'walk', direction: 'right' },
  ArrowUp: { do: 'walk', direction: 'up' },
  ArrowDown: { do: 'walk', direction: 'down' },
  Enter: { do: 'enter' },
  ' ': { do: 'enter' },
  Backspace: { do: 'close' },
  Escape: { do: 'leave' },
  Home: { do: 'first' },
  f: { do: 'focus' },
  '1': { do: 'depth', depth: 1 },
  '2': { do: 'depth', depth: 2 },
  '3': { do: 'depth', depth: 3 },
  '/': { do: 'search' },
  '+': { do: 'zoom', factor: 1.3 },
  '=': { do: 'zoom', factor: 1.3 },
  '-': { do: 'zoom', factor: 1 / 1.3 },
  '0': { do: 'fit' },
};

const WITH_ALT: Readonly<Record<string, MapAction>> = {
  ArrowDown: { do: 'follow', way: 'uses' },
  ArrowUp: { do: 'follow', way: 'users' },
  ArrowLeft: { do: 'back' },
  ArrowRight: { do: 'forward' },
};

const WITH_SHIFT: Readonly<Record<string, MapAction>> = {
  ArrowLeft: { do: 'pan', dx: -STEP, dy: 0 },
  ArrowRight: { do: 'pan', dx: STEP, dy: 0 },
  ArrowUp: { do: 'pan', dx: 0, dy: -STEP },
  ArrowDown: { do: 'pan', dx: 0, dy: STEP },
};

/** Undefined for keys that are somebody else's. */
export function keyAction({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): MapAction | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (altKey) return WITH_ALT[key];
  return (shiftKey ? WITH_SHIFT[key] : undefined) ?? PLAIN[key];
}
