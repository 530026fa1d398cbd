/** Names like one that nothing here bears. */
import { basename } from '../../../base/paths.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import { indexOf, stemOf } from './nameIndex.ts';

/** Names nearest to one that nothing bears, by edits. */
export function nearestNames(model: ArchitectureModel, name: string, most = 3): string[] {
  const wanted = stemOf(basename(name)).toLowerCase();
  const far = Math.max(1, Math.floor(wanted.length / 3));
  const { symbols, stems } = indexOf(model);
  const names = [...[...stems.keys()].filter((each) => !symbols.has(each)), ...symbols.keys()];
  return [...new Map(names.map((each) => [each.toLowerCase(), each])).values()]
    .filter((each) => Math.abs(each.length - wanted.length) <= far)
    .map((each) => ({ each, distance: editDistance(each.toLowerCase(), wanted, far) }))
    .filter(({ distance }) => distance <= far)
    .sort((x, y) => x.distance - y.distance || (x.each < y.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}

/** Levenshtein's, given up beyond `most`. */
function editDistance(x: string, y: string, most: number): number {
  let row = Array.from({ length: y.length + 1 }, (_, at) => at);
  for (let i = 1; i <= x.length; i++) {
    const next = [i];
    for (let j = 1; j <= y.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1)));
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[y.length]!;
}
