/** Files and folders by a part of their path. */
import { basename } from '../../base/paths.ts';
import type { MapModel, MapPlace } from '../model/map.ts';
import { wholeTree } from './mapView.ts';

const MOST = 20;

/**
 * Every word must be in the path, whatever its case; those named like the whole search come first, then those that begin so, then
 * the shorter ones. At most twenty.
 */
export function findPlaces(model: MapModel, search: string): MapPlace[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return wholeTree(model)
    .nodes.filter(({ id }) => id !== '' && words.every((word) => id.toLowerCase().includes(word)))
    .map(({ id, file }) => ({ id, file, rank: rankOf(id.toLowerCase(), words.at(-1)!) }))
    .sort((a, b) => a.rank - b.rank || a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ id, file }) => ({ path: id, kind: file === undefined ? 'folder' : 'file' }));
}

function rankOf(path: string, word: string): number {
  const name = basename(path);
  if (name === word || name.replace(/\.[^.]+$/, '') === word) return 0;
  if (name.startsWith(word)) return 1;
  return name.includes(word) ? 2 : 3;
}
