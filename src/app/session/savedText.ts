/** A file's text with the hash that guards an edit of it. */
import type { WorkspaceWalker } from '../../core/ports/workspaceWalker.ts';

export interface SavedText {
  readonly text: string;
  readonly hash: string;
}

export interface TextPlace {
  readonly root: string;
  readonly walker: WorkspaceWalker;
  /** Unsaved text first, then the disk. */
  read(path: string): Promise<string | undefined>;
  /** Made of what stands in the way: the text and its hash would not be of one state. */
  refuse(reason: string): Error;
}

/** @returns undefined where there is no file. Throws `refuse`'s error where it changes while it is read, or has unsaved changes. */
export async function savedText(
  path: string,
  mostBytes: number,
  { root, walker, read, refuse }: TextPlace,
): Promise<SavedText | undefined> {
  const text = await walker.readText(root, path);
  const hash = await walker.hashOf(root, path, mostBytes);
  const again = await walker.readText(root, path);
  if (text !== again || (text === undefined) !== (hash === undefined))
    throw refuse(`${path} changed while it was read. Try again.`);
  if ((await read(path)) !== text) throw refuse(`${path} has changes that are not saved. Save it first.`);
  return text === undefined || hash === undefined ? undefined : { text, hash };
}
