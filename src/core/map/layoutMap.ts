/** Where the boxes of a map stand: rows from what depends down to what is depended on, folder within folder. */
import type { MapNode, MapView } from '../model/map.ts';
import { type Measure, roughly } from './measure.ts';
import { orderRows } from './orderRows.ts';

/** In pixels, from the upper left corner of the outermost box. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** One row of an open folder, which may break into several lines of boxes. */
export interface Band extends Rect {
  /** Index of the folder's node. */
  readonly folder: number;
  readonly band: number;
  readonly layer?: string;
  /** The boxes that have nothing to do with their siblings. */
  readonly apart: boolean;
}

export interface MapLayout {
  /** One a node of the view. */
  readonly rects: readonly Rect[];
  /** Rows of folders that have more than one. */
  readonly bands: readonly Band[];
}

export const BOX_HEIGHT = 34;
export const HEADER_HEIGHT = 26;
const LEAST_WIDTH = 64;
const MOST_WIDTH = 260;
const INSET = 12;
const GAP = 20;
/** Room for arrows. */
const BAND_GAP = 32;
const LINE_GAP = 14;
/** Of a layer's name above its boxes. */
const LAYER_HEIGHT = 14;
/** Width to height of an open folder, where nothing else is said. */
const ASPECT = 2;
/** Rows of unequal boxes waste room: the width is tried so often. */
const TRIES = 8;

interface Block {
  readonly w: number;
  readonly h: number;
  readonly lines: readonly Line[];
  readonly bands: readonly Omit<Band, 'folder' | 'x' | 'w'>[];
}

interface Line {
  readonly y: number;
  readonly h: number;
  readonly w: number;
  readonly nodes: readonly number[];
}

export interface LayoutOptions {
  readonly measure?: Measure;
  /** Width to height of the place where it is shown. */
  readonly aspect?: number;
}

export function layoutMap(
  view: MapView,
  { measure = roughly, aspect = ASPECT }: LayoutOptions = {},
): MapLayout {
  const { nodes } = view;
  if (nodes.length === 0) return { rects: [], bands: [] };
  const children = childrenOf(nodes);
  const order = orderRows(view, children);
  const blocks = new Map<number, Block>();
  const sizeOf = (at: number) => blocks.get(at) ?? boxSize(nodes[at]!, measure);
  // Parents come before their children: backwards, the inner ones are done first.
  for (let at = nodes.length - 1; at >= 0; at--)
    if (nodes[at]!.expanded)
      blocks.set(
        at,
        blockOf(nodes, order.get(at) ?? [], {
          title: measure(nodes[at]!.label),
          aspect: at === 0 ? aspect : Math.max(aspect, 1.3),
          sizeOf,
        }),
      );
  return placed(nodes, blocks, sizeOf);
}

function childrenOf(nodes: readonly MapNode[]): readonly (readonly number[])[] {
  const children: number[][] = nodes.map(() => []);
  for (const [at, { parent }] of nodes.entries()) if (parent >= 0) children[parent]!.push(at);
  return children;
}

function boxSize(node: MapNode, measure: Measure): { w: number; h: number } {
  const signs = marksOf(node);
  const marks = signs === '' ? 0 : measure(signs) + 10;
  const text = Math.max(measure(node.label), node.kind === 'folder' ? measure(countLabel(node.files)) : 0);
  return {
    w: Math.round(clamp(text + 20 + marks, LEAST_WIDTH, MOST_WIDTH)),
    h: node.kind === 'folder' ? BOX_HEIGHT + 8 : BOX_HEIGHT - 6,
  };
}

/** The signs of what is wrong with a box, and how often. */
export function marksOf({ kind, inCycles, violations }: MapNode): string {
  const cycles = inCycles > 0 ? `↻${kind === 'folder' ? inCycles : ''}` : '';
  return [violations > 0 ? `✕${violations}` : '', cycles].filter(Boolean).join(' ');
}

export function countLabel(files: number): string {
  return files === 1 ? '1 file' : `${files.toLocaleString('en')} files`;
}

interface Sizing {
  /** Width of the folder's own label. */
  readonly title: number;
  readonly aspect: number;
  sizeOf(node: number): { readonly w: number; readonly h: number };
}

/** As wide as it takes to come near the wanted shape. */
function blockOf(nodes: readonly MapNode[], rows: readonly (readonly number[])[], sizing: Sizing): Block {
  const all = rows.flat().map(sizing.sizeOf);
  const area = all.reduce((sum, { w, h }) => sum + (w + GAP) * (h + LINE_GAP), 0);
  let limit = all.reduce((most, { w }) => Math.max(most, w), Math.sqrt(area * sizing.aspect));
  let block = blockWithin(nodes, rows, { ...sizing, limit });
  for (let tries = 1; tries < TRIES && block.w < block.h * sizing.aspect; tries++) {
    limit *= 1.25;
    block = blockWithin(nodes, rows, { ...sizing, limit });
  }
  return block;
}

function blockWithin(
  nodes: readonly MapNode[],
  rows: readonly (readonly number[])[],
  { title, sizeOf, limit }: Sizing & { readonly limit: number },
): Block {
  const lines: Line[] = [];
  const bands: Block['bands'][number][] = [];
  let y = HEADER_HEIGHT + INSET / 2;
  for (const row of rows) {
    const first = nodes[row[0]!]!;
    const layer = first.layer === undefined ? {} : { layer: first.layer };
    const top = y;
    if (first.layer !== undefined) y += LAYER_HEIGHT;
    for (const line of wrapped(row, limit, sizeOf)) {
      lines.push({ ...line, y });
      y += line.h + LINE_GAP;
    }
    bands.push({ y: top, h: y - LINE_GAP - top, band: first.band, apart: first.apart === true, ...layer });
    y += BAND_GAP - LINE_GAP;
  }
  const content = lines.reduce((most, { w }) => Math.max(most, w), 0);
  const end = rows.length === 0 ? y : y - BAND_GAP;
  return {
    w: Math.max(content, Math.min(title + 60, MOST_WIDTH + 60)) + 2 * INSET,
    h: end + INSET,
    lines,
    bands: bands.length > 1 || bands[0]?.layer !== undefined ? bands : [],
  };
}

function wrapped(row: readonly number[], limit: number, sizeOf: Sizing['sizeOf']): Omit<Line, 'y'>[] {
  const lines: { nodes: number[]; w: number; h: number }[] = [];
  for (const node of row) {
    const { w, h } = sizeOf(node);
    const line = lines.at(-1);
    if (line === undefined || line.w + GAP + w > limit) lines.push({ nodes: [node], w, h });
    else {
      line.nodes.push(node);
      line.w += GAP + w;
      line.h = Math.max(line.h, h);
    }
  }
  return lines;
}

function placed(
  nodes: readonly MapNode[],
  blocks: ReadonlyMap<number, Block>,
  sizeOf: Sizing['sizeOf'],
): MapLayout {
  const rects: Rect[] = nodes.map((_, at) => ({ x: 0, y: 0, w: sizeOf(at).w, h: sizeOf(at).h }));
  const bands: Band[] = [];
  for (const [folder, node] of nodes.entries()) {
    const block = node.expanded ? blocks.get(folder) : undefined;
    if (block === undefined) continue;
    const { x, y, w } = rects[folder]!;
    for (const line of block.lines) {
      let left = x + (w - line.w) / 2;
      for (const child of line.nodes) {
        const { w: wide, h } = rects[child]!;
        rects[child] = { x: Math.round(left), y: Math.round(y + line.y + (line.h - h) / 2), w: wide, h };
        left += wide + GAP;
      }
    }
    for (const band of block.bands)
      bands.push({ ...band, folder, x: x + INSET / 2, w: w - INSET, y: y + band.y });
  }
  return { rects, bands };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
