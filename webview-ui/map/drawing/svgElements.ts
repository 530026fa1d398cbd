/** Elements of the drawing. Names of files only ever become text. */
import { fitted, isolated } from '../../../src/core/map/format/markup.ts';
import { type Band, countLabel, marksOf, type Rect } from '../../../src/core/map/layoutMap.ts';
import type { Measure } from '../../../src/core/map/measure.ts';
import type { MapNode } from '../../../src/core/model/map.ts';

import type { TitlePlace } from './farTitles.ts';

const SVG = 'http://www.w3.org/2000/svg';

export function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>> = {},
  ...content: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...content);
  return made;
}

/** What a screen reader meets of a box, and what it says; its whole path is the tooltip. */
function frame(node: MapNode, shape: Readonly<Record<string, number>>): SVGRectElement {
  const item = { role: 'treeitem', 'aria-label': spoken(node), 'aria-selected': 'false' };
  const rect = element('rect', { ...shape, ...item }, element('title', {}, node.id));
  if (node.kind === 'folder') rect.setAttribute('aria-expanded', String(node.expanded));
  return rect;
}

export interface Box {
  readonly node: MapNode;
  readonly rect: Rect;
  readonly measure: Measure;
}

/** A file, or a folder that is closed. */
export function closedBox({ node, rect, measure }: Box): SVGGElement {
  const { label, kind, files, violations } = node;
  const { x, y, w, h } = rect;
  const classes = ['box', kind, violations > 0 ? 'broken' : ''];
  const marks = marksOf(node);
  const middle = kind === 'folder' ? y + h / 2 - 3 : y + h / 2 + 4;
  const room = w - 18 - (marks === '' ? 0 : measure(marks) + 6);
  return element(
    'g',
    { class: classes.filter(Boolean).join(' ') },
    frame(node, { x, y, width: w, height: h, rx: 4 }),
    element('text', { x: x + 9, y: middle }, fitted(label, room, measure)),
    ...(kind === 'folder'
      ? [element('text', { class: 'count', x: x + 9, y: y + h - 8 }, countLabel(files))]
      : []),
    ...(marks === ''
      ? []
      : [element('text', { class: violations > 0 ? 'mark bad' : 'mark', x: x + w - 8, y: middle }, marks)]),
  );
}

/** An open folder with its rows; its title stands on its upper edge. */
export function openFolder({ node, rect, measure }: Box, depth: number, rows: readonly Band[]): SVGGElement {
  const { x, y, w, h } = rect;
  const count = countLabel(node.files);
  const title = fitted(node.label, (w - 34 - measure(count)) / BOLD, measure);
  return element(
    'g',
    { class: `folder depth${depth % 2}` },
    frame(node, { x, y, width: w, height: h, rx: 6 }),
    ...rows.flatMap(rowShapes),
    element(
      'text',
      { x: x + 10, y: y + 18 },
      element('tspan', { class: 'title' }, isolated(title)),
      element('tspan', { class: 'count', dx: 8 }, count),
    ),
  );
}

function rowShapes({ x, y, w, h, apart, layer }: Band): SVGElement[] {
  const kind = apart ? 'band apart' : 'band';
  const row = element('rect', { class: kind, x, y: y - 5, width: w, height: h + 10, rx: 4 });
  if (layer === undefined) return [row];
  return [row, element('text', { class: 'layer', x: x + 6, y: y + 8 }, layer)];
}

/** Pixels on the screen below which letters are only dirt. */
const LEGIBLE = 6.5;

/** Bold letters are wider than those that are measured. */
const BOLD = 1.16;

/** In units of the map, the largest that fits. */
function roomForName({ node, rect: { w, h }, measure }: Box): number {
  return Math.min(h * 0.7, (w * 0.92 * 12) / (measure(node.label) * BOLD));
}

export interface FarName {
  readonly text: string;
  /** Of CSS. */
  readonly size: string;
}

/** Letters below which the beginning of a name says nothing. */
const FEWEST = 6;

/** As large as fits, or as much of it as can still be read; undefined where that is nothing. */
export function nameFromAfar(box: Box, k: number): FarName | undefined {
  const { node, rect, measure } = box;
  const room = roomForName(box);
  if (room * k >= LEGIBLE) return { text: node.label, size: `min(var(--far), ${room.toFixed(1)}px)` };
  if (node.kind === 'folder' || rect.h * 0.7 * k < LEGIBLE) return undefined;
  const letters = Math.floor((node.label.length * room * k) / LEGIBLE) - 1;
  if (letters < FEWEST || measure(node.label) === 0) return undefined;
  return { text: `${[...node.label].slice(0, letters).join('')}…`, size: `${LEGIBLE / k}px` };
}

/** A box from far away. */
export function farBox({ node, rect }: Box, name: FarName | undefined): SVGGElement {
  const { x, y, w, h } = rect;
  const place = { class: 'far', x: x + w / 2, y: y + h / 2 };
  return element(
    'g',
    { class: `box ${node.kind}${node.violations > 0 ? ' broken' : ''}` },
    frame(node, { x, y, width: w, height: h, rx: Math.min(4, w / 8) }),
    ...(name === undefined
      ? []
      : [element('text', { ...place, style: `font-size:${name.size}` }, name.text)]),
  );
}

/** The name of an open folder that is too far away for its title. */
export function farTitle({ label }: MapNode, { x, y, size }: TitlePlace): SVGTextElement {
  return element('text', { class: 'far over', x, y: y + size * 0.7, style: `font-size:${size}px` }, label);
}

/** What a screen reader says of a box. */
function spoken({ label, kind, files, incoming, outgoing, inCycles, violations, module }: MapNode): string {
  const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  return [
    label,
    kind === 'folder' ? `${module === true ? 'module' : 'folder'} of ${many(files, 'file')}` : 'file',
    `used by ${incoming}`,
    `uses ${outgoing}`,
    violations > 0 ? many(violations, 'rule violation') : '',
    inCycles > 0 ? (kind === 'file' ? 'in a cycle' : `${many(inCycles, 'file')} in cycles`) : '',
  ]
    .filter(Boolean)
    .join(', ');
}
