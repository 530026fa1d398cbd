/** Layers that the direction of the dependencies shows, as opposed to those that a rules file declares. */
import type { Confidence, Evidence } from './finding.ts';

/** Where the files of a layer lie: a folder and what is below it, the files directly in it, or one file. */
export interface LayerPlace {
  readonly path: string;
  readonly kind: 'folder' | 'direct' | 'file' | 'named';
}

export interface Layer {
  /** Unique within its layering; from its folders, or from its part where these are many. */
  readonly name: string;
  /** What it is to the others: nobody uses `entry`, `foundation` uses nobody. */
  readonly part: 'entry' | 'inner' | 'foundation';
  /** Names of modules most of whose files are in it. */
  readonly modules: readonly string[];
  readonly places: readonly LayerPlace[];
  /** Sorted; without test code. */
  readonly files: readonly string[];
  /** The places do not use each other: peers. */
  readonly independent: boolean;
  readonly confidence: Confidence;
  /** Imports of the layers below it. */
  readonly evidence: readonly Evidence[];
}

/** One ordering of the parts of a folder or of the whole workspace. */
export interface Layering {
  /** Folder that it orders, `.` for the workspace. */
  readonly scope: string;
  /** What its parts are: packages, folders, single files, or folders of one name that recur in many places. */
  readonly basis: 'packages' | 'folders' | 'files' | 'roles';
  /** Outermost first: an import leads down the list, or stays. */
  readonly layers: readonly Layer[];
  /** File dependencies that lead down. */
  readonly support: number;
  /** Those that lead up. */
  readonly against: readonly Evidence[];
  /** Number of them; `against` shows the first. */
  readonly exceptions: number;
  readonly confidence: Confidence;
}

/** The layering that says most, and those of single packages or of recurring folders. */
export interface WorkspaceLayers {
  /** Undefined where the parts do not depend on each other, or all on all. */
  readonly main: Layering | undefined;
  readonly inner: readonly Layering[];
}
