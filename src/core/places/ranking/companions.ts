/**
 * Files that come in pairs: test and source, header and source, interface and implementation, component, story and style. How the pairs
 * that are there lie to each other says where the missing half of another pair belongs.
 */
import type { FolderIndex, IndexedFile } from './folderIndex.ts';
import type { NameShape } from './nameShape.ts';

export interface CompanionVotes {
  readonly votes: Float64Array;
  /** The best supported way from a companion to the folder, in [0, 1]. */
  readonly best: Float64Array;
}

/** Names that more files than these have are no pair. */
const MOST_IN_GROUP = 8;
const MOST_WAYS = 12;

/** From a folder to another: what is taken out, what is put in, and what both end with. */
interface Way {
  readonly out: string;
  readonly in: string;
  readonly count: number;
}

export function companionVotes(index: FolderIndex, shape: NameShape): CompanionVotes {
  const votes = new Float64Array(index.folders.length);
  const best = new Float64Array(index.folders.length);
  const companions = index.byCore.get(shape.core.join(' ')) ?? [];
  if (companions.length === 0 || companions.length > MOST_IN_GROUP) return { votes, best };
  for (const at of companions) {
    const companion = index.files[at]!;
    const ways = waysOf(index).get(`${kindOf(companion.shape)}>${kindOf(shape)}`) ?? NEAR;
    const whole = ways.reduce((sum, { count }) => sum + count, 0);
    for (const way of ways)
      for (const folder of reached(index, index.folders[companion.folder]!.segments, way)) {
        votes[folder]! += way.count / whole;
        best[folder] = Math.max(best[folder]!, way.count / whole);
      }
  }
  return { votes, best };
}

/** What is not known of a kind of pair: it lies together. */
const NEAR: readonly Way[] = [{ out: '', in: '', count: 0.5 }];

/** What sets a half of a pair apart from the other. */
export function kindOf({ ending, test, interface: isInterface }: NameShape): string {
  return `${test ? 'test' : ''}${isInterface ? 'I' : ''}${ending}`;
}

const known = new WeakMap<FolderIndex, ReadonlyMap<string, readonly Way[]>>();

function waysOf(index: FolderIndex): ReadonlyMap<string, readonly Way[]> {
  const before = known.get(index);
  if (before !== undefined) return before;
  const counts = new Map<string, Map<string, number>>();
  for (const group of index.byCore.values()) {
    if (group.length < 2 || group.length > MOST_IN_GROUP) continue;
    for (const a of group)
      for (const b of group) if (a !== b) addWay(counts, index, index.files[a]!, index.files[b]!);
  }
  const ways = new Map([...counts].map(([kind, own]) => [kind, mostUsed(own)]));
  known.set(index, ways);
  return ways;
}

function mostUsed(counts: ReadonlyMap<string, number>): readonly Way[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_WAYS)
    .map(([key, count]) => {
      const [out = '', into = ''] = key.split('>');
      return { out, in: into, count };
    });
}

function addWay(
  counts: Map<string, Map<string, number>>,
  { folders }: FolderIndex,
  from: IndexedFile,
  to: IndexedFile,
): void {
  const [a, b] = [folders[from.folder]!.segments, folders[to.folder]!.segments];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const way = `${a.slice(start, a.length - end).join('/')}>${b.slice(start, b.length - end).join('/')}`;
  const kind = `${kindOf(from.shape)}>${kindOf(to.shape)}`;
  const own = counts.get(kind) ?? new Map<string, number>();
  counts.set(kind, own);
  own.set(way, (own.get(way) ?? 0) + 1);
}

/** Folders that are there and that the way leads to. */
function reached(index: FolderIndex, from: readonly string[], way: Way): readonly number[] {
  const [out, into] = [way.out, way.in].map((part) => (part === '' ? [] : part.split('/')));
  const found = new Set<number>();
  for (let at = from.length - out!.length; at >= 0; at--) {
    if (!out!.every((segment, offset) => from[at + offset] === segment)) continue;
    const path = [...from.slice(0, at), ...into!, ...from.slice(at + out!.length)].join('/');
    const folder = index.folderAt.get(path);
    if (folder !== undefined) found.add(folder);
  }
  return [...found];
}
