/** What imports say of folders: by the last segment, as habits are counted. */
import { basename, dirname } from '../../base/paths.ts';
import { nameShape } from '../places/ranking/nameShape.ts';
import type { Mention, SpokenFile } from '../places/ranking/spokenFiles.ts';
import { add } from './habits.ts';
import { leafKey } from './leafName.ts';

export interface SpokenLeaves {
  /** Files that speak of something in such a folder. */
  readonly speakers: ReadonlyMap<string, number>;
  /** The same for a name, by its words. */
  readonly byWords: ByWords;
  /** Files that use the name, and may mean such a folder. */
  readonly mentions: ByWords;
}

type ByWords = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const NOTHING_SPOKEN: SpokenLeaves = { speakers: new Map(), byWords: new Map(), mentions: new Map() };

export function spokenLeaves(spoken: readonly SpokenFile[], mentions: readonly Mention[]): SpokenLeaves {
  const speakers = new Map<string, Set<string>>();
  for (const { path, from } of spoken) {
    const leaf = leafKey(dirname(path));
    const known = speakers.get(leaf) ?? new Set<string>();
    speakers.set(leaf, known);
    for (const each of from) known.add(each);
  }
  return {
    speakers: new Map([...speakers].map(([leaf, own]) => [leaf, own.size])),
    byWords: wordsOf(
      spoken.map(({ path, from }) => ({ name: basename(path), folder: dirname(path), times: from.length })),
    ),
    mentions: wordsOf(mentions),
  };
}

/** `AddAccount` is taken from add-account.ts. */
function wordsOf(mentions: readonly Mention[]): ByWords {
  const found = new Map<string, Map<string, number>>();
  for (const { name, folder, times } of mentions) {
    const words = nameShape(name).words.join(' ');
    if (words === '') continue;
    const own = found.get(words) ?? new Map<string, number>();
    found.set(words, own);
    add(own, leafKey(folder), times);
  }
  return found;
}
