/** A folder name for a group of files, out of the words that their names share. */
import { basename } from '../../base/paths.ts';
import { wordsOf } from '../edit/fileNaming.ts';

/** Share of the group that the word must name. */
const MIN_SHARE = 0.4;

/** Undefined when no word says what the group is about. */
export function groupName(group: readonly string[], all: readonly string[]): string | undefined {
  const inside = countWords(group);
  const everywhere = countWords(all);
  const ranked = [...inside]
    .filter(([word, count]) => word.length > 2 && count >= MIN_SHARE * group.length)
    .map(([word, count]) => ({ word, distinct: (count * count) / everywhere.get(word)! }))
    .sort((a, b) => b.distinct - a.distinct || (a.word < b.word ? -1 : 1));
  return ranked[0]?.word;
}

function countWords(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) {
    for (const word of new Set(wordsOf(basename(path).split('.')[0] ?? '')))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
