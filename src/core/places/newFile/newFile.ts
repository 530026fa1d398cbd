/** Where a file that is yet to be written would stand among those that are there. */

/** What is known of the file. */
export interface NewFile {
  /** A base name with or without ending, or the name of what it holds: `OrderController`, `order.service.ts`. */
  readonly name: string;
  /** What it is for, in a person's words. */
  readonly purpose: string;
  /** Files or folders of the workspace that it would import. */
  readonly uses: readonly string[];
}

/** A file of the workspace as placing sees it. */
export interface Neighbour {
  readonly path: string;
  readonly test: boolean;
}

export interface PlaceCandidate {
  /** Folder, `` for the workspace itself. */
  readonly folder: string;
  /** Higher first; comparable within one answer only. */
  readonly score: number;
  /** Files there that play the same part by their names, nearest in name first. */
  readonly peers: readonly string[];
  /** Number of all of those. */
  readonly peerCount: number;
  /** Words of the new file that the folder's path or the names in it have too. */
  readonly words: readonly string[];
  /** Files that lie in the folder itself. */
  readonly files: number;
}
