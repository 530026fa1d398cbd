/** Saves a map where the person says. */
import type { MapFormat } from '../../core/model/map.ts';
import { saveDocument } from '../saveDocument.ts';

const KINDS: Readonly<Record<MapFormat | 'png', { readonly name: string; readonly end: string }>> = {
  svg: { name: 'SVG', end: 'svg' },
  png: { name: 'PNG', end: 'png' },
  mermaid: { name: 'Mermaid', end: 'mmd' },
  dot: { name: 'Graphviz', end: 'dot' },
  drawio: { name: 'draw.io', end: 'drawio' },
  html: { name: 'Web page', end: 'html' },
};

/** @param draw is asked only once the person has named a file. */
export async function exportDocument(
  root: string,
  format: MapFormat,
  draw: () => Promise<string>,
): Promise<void> {
  await save(root, format, async () => new TextEncoder().encode(await draw()));
}

export async function savePng(root: string, base64: string): Promise<void> {
  await save(root, 'png', async () => Buffer.from(base64, 'base64'));
}

async function save(root: string, format: MapFormat | 'png', content: () => Promise<Uint8Array>) {
  const { name, end } = KINDS[format];
  const file = `${root.split(/[\\/]/).findLast(Boolean) ?? 'map'}-map.${end}`;
  await saveDocument({ title: `Export the Map as ${name}`, file, kind: name, end, what: 'The map', content });
}
