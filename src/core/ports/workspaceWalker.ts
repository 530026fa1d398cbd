/** Lists the files of a workspace, honouring its ignore files. */
import type { FileProblem } from '../model/facts.ts';

export interface WalkedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

export interface WalkOptions {
  /** Globs in `.gitignore` syntax, besides the ignore files. */
  readonly exclude: readonly string[];
  /** Only these files are measured; of others the path alone counts. */
  isSource(path: string): boolean;
}

export interface WalkResult {
  /** Source files with size and time. */
  readonly sources: readonly WalkedFile[];
  /** Every path, sources included, sorted. */
  readonly paths: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** What the walk would make of one path; `missing` where nothing stands that the rules would let in, `left-out` for what they or a link keep out. */
export type WalkPlace = 'file' | 'folder' | 'missing' | 'left-out';

export interface WorkspaceWalker {
  /** Rejects with a coded error when the root is missing, no folder, or unreadable. */
  walk(root: string, options: WalkOptions, signal: AbortSignal): Promise<WalkResult>;
  /** The same decision as the walk's, for one path. */
  locate(root: string, path: string, options: WalkOptions): Promise<WalkPlace>;
  /** True for files whose text decides what the walk lists. */
  isIgnoreFile(path: string): boolean;
  /** Size and time of one file; undefined when it is gone. */
  stat(root: string, path: string): Promise<WalkedFile | undefined>;
  /** SHA-1 of a file's bytes, hex; undefined when it is gone, unreadable or larger than the limit. */
  hashOf(root: string, path: string, maxFileBytes: number): Promise<string | undefined>;
  /** Text of a file; undefined when it is gone or unreadable. */
  readText(root: string, path: string): Promise<string | undefined>;
}
