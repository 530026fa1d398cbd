/** What to call a layer: its folder, the folders where these are few, else its part. */
import { basename } from '../../base/paths.ts';
import type { Layer, LayerPlace } from '../model/layer.ts';

const MAX_JOINED = 3;

export function nameLayers(drafts: readonly Omit<Layer, 'name'>[]): readonly Layer[] {
  const taken = new Set<string>();
  return drafts.map((draft, at) => {
    const wished = wishedName(draft);
    const name = taken.has(wished) ? `${wished} ${at + 1}` : wished;
    taken.add(name);
    return { name, ...draft };
  });
}

function wishedName({ places, part, files }: Omit<Layer, 'name'>): string {
  const labels = [...new Set(places.map(placeLabel))];
  if (labels.length <= MAX_JOINED) return labels.join(', ');
  if (part !== 'inner') return part === 'entry' ? 'entry points' : 'foundation';
  // The largest place speaks for a band of many.
  const largest = places.toSorted((a, b) => sizeOf(b, files) - sizeOf(a, files)).slice(0, 2);
  return `${largest.map(placeLabel).join(', ')} and ${labels.length - largest.length} more`;
}

function sizeOf({ path, kind }: LayerPlace, files: readonly string[]): number {
  if (kind !== 'folder') return 0;
  return files.reduce((sum, file) => sum + Number(file.startsWith(`${path}/`)), 0);
}

function placeLabel({ path, kind }: LayerPlace): string {
  if (kind === 'direct') return path === '' ? 'files at the root' : `files in ${basename(path)}`;
  return basename(path);
}
