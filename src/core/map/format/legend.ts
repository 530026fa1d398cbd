/** What the signs of this very map mean, in words. */
import type { MapView } from '../../model/map.ts';

/** @param drawn arrows that the picture shows. */
export function legendOf({ nodes, edges, focus, depth }: MapView, drawn: number): string {
  const has = (holds: (edge: MapView['edges'][number]) => boolean) => edges.some(holds);
  return [
    focus === undefined
      ? ''
      : `${focus === '' ? 'Everything' : focus} and what is ${depth === 1 ? 'next to it' : `up to ${depth} steps from it`}.`,
    edges.length === 0
      ? 'No arrow leads from one box to another.'
      : 'Arrows lead down to what is depended on.',
    has(({ mark }) => mark === 'violation') ? 'Red: breaks a rule.' : '',
    has(({ mark }) => mark === 'cycle') ? 'Dashed: part of an import cycle between files.' : '',
    has(({ mark, upward }) => upward === true && mark === undefined)
      ? 'Dotted: runs up, against the order.'
      : '',
    nodes.some(({ inCycles }) => inCycles > 0) ? '↻ files in cycles.' : '',
    drawn < edges.length
      ? `Of ${edges.length.toLocaleString('en')} arrows the ${drawn} weightiest are drawn.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
