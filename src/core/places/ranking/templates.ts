/**
 * Folders that are called after their subject: where `CourseId` lies in `Courses/domain`, `VideoId` lies in `Videos/domain`. Files that
 * play the same part vote for the folders that differ from theirs only where their subject stands.
 */
import type { FolderIndex, IndexedFolder } from './folderIndex.ts';
import type { NameShape } from './nameShape.ts';

/** Files of the same part that are asked. */
const MOST_PEERS = 200;

export interface TemplateVotes {
  readonly votes: Float64Array;
  /** Files of the same part whose folder is called after their subject. */
  readonly peers: number;
}

export function templateVotes(index: FolderIndex, shape: NameShape): TemplateVotes {
  const votes = new Float64Array(index.folders.length);
  const own = new Set(shape.core);
  const byDepth = foldersByDepth(index);
  const done = new Map<string, readonly number[]>();
  let peers = 0;
  for (const at of (index.byRole.get(shape.role) ?? []).slice(0, MOST_PEERS)) {
    const peer = index.files[at]!;
    const from = index.folders[peer.folder]!;
    const theirs = new Set(peer.shape.core);
    if (!from.segmentWords.some((words) => isSubject(words, theirs, shape.role))) continue;
    peers++;
    const key = `${peer.folder}\0${[...theirs].join(' ')}`;
    let found = done.get(key);
    if (found === undefined) {
      found = (byDepth.get(from.segments.length) ?? []).filter((to) =>
        agrees({ from, to: index.folders[to]!, theirs, own, role: shape.role }),
      );
      done.set(key, found);
    }
    for (const to of found) votes[to]! += 1 / found.length;
  }
  return { votes, peers };
}

interface Pair {
  readonly from: IndexedFolder;
  readonly to: IndexedFolder;
  readonly theirs: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly role: string;
}

/** The same but where the one has its subject and the other has this one's. */
function agrees({ from, to, theirs, own, role }: Pair): boolean {
  let told = 0;
  for (const [at, segment] of from.segments.entries()) {
    const mine = isSubject(to.segmentWords[at]!, own, role);
    if (isSubject(from.segmentWords[at]!, theirs, role)) {
      if (!mine) return false;
      told++;
    } else if (segment !== to.segments[at]) return false;
  }
  return told > 0;
}

/** Called after the subject and not only after the part that is played. */
function isSubject(words: readonly string[], name: ReadonlySet<string>, role: string): boolean {
  return words.length > 0 && words.every((word) => name.has(word)) && words.some((word) => word !== role);
}

const depths = new WeakMap<FolderIndex, ReadonlyMap<number, readonly number[]>>();

function foldersByDepth(index: FolderIndex): ReadonlyMap<number, readonly number[]> {
  const known = depths.get(index);
  if (known !== undefined) return known;
  const found = new Map<number, number[]>();
  for (const [at, { segments }] of index.folders.entries()) {
    const list = found.get(segments.length);
    if (list === undefined) found.set(segments.length, [at]);
    else list.push(at);
  }
  depths.set(index, found);
  return found;
}
