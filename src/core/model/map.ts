/** The map: folders and files as boxes, what leads from one to another as arrows, and as much of it as was asked for. */
import type { EdgeKind } from './graph.ts';

/** What is wrong with a dependency, the worse first: it breaks a rule; it is part of an import cycle between files. */
export type MapMark = 'violation' | 'cycle';

export interface MapFile {
  readonly path: string;
  readonly lines: number;
  /** In a cycle of files that binds at run time. */
  readonly inCycle: boolean;
  /** Rule violations that begin in it. */
  readonly violations: number;
}

/** All imports from one file to another. */
export interface MapDependency {
  /** Indexes into the model's files. */
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  /** 1-based line of the first import. */
  readonly line: number;
  readonly mark?: MapMark;
  /** What is wrong, where that is more than the mark says. */
  readonly note?: string;
}

/** Of an order, which names the outermost first. */
export interface MapLayer {
  readonly name: string;
  /** Indexes into the model's files. */
  readonly files: readonly number[];
}

/** Everything a map can show, as plain data: it also travels inside a page that stands alone. */
export interface MapModel {
  /** Name of the workspace's folder. */
  readonly name: string;
  readonly revision: number;
  readonly files: readonly MapFile[];
  readonly dependencies: readonly MapDependency[];
  /** Folders that are modules. */
  readonly modules: readonly string[];
  /** Orders of layers, the declared ones first; a folder's rows are the layers of the first that orders what is in it. */
  readonly layerings: readonly (readonly MapLayer[])[];
}

export type MapDepth = 1 | 2 | 3;

export interface MapRequest {
  /** Folders that are open, of those whose parents are; without it, as many as make a readable picture. */
  readonly expanded?: readonly string[];
  /** A file or folder: only it and its neighbours are shown. */
  readonly focus?: string;
  /** Steps from the focus; 1 unless told. */
  readonly depth?: MapDepth;
  /** Kinds of imports that count; all unless told. */
  readonly kinds?: readonly EdgeKind[];
  /** A file or folder whose parents are opened too. */
  readonly reveal?: string;
}

export interface MapNode {
  /** Path relative to the workspace. */
  readonly id: string;
  /** What tells it from its siblings: folders that only hold one folder are one box. */
  readonly label: string;
  readonly kind: 'folder' | 'file';
  /** Index of the box that it stands in; -1 for the outermost. */
  readonly parent: number;
  /** Its own content is shown. */
  readonly expanded: boolean;
  /** Among its siblings, 0 at the top: a box depends on those of greater levels, but for what runs upward. */
  readonly level: number;
  /** The row of its level; in a row of several levels the upper ones stand to the left. */
  readonly band: number;
  /** Name of the layer that the row is, where layers are known. */
  readonly layer?: string;
  /** Neither depends on a sibling nor is depended on by one. */
  readonly apart?: true;
  readonly module?: true;
  readonly files: number;
  readonly lines: number;
  /** Dependencies between files that come in from outside, go out, and stay inside. */
  readonly incoming: number;
  readonly outgoing: number;
  readonly inside: number;
  /** Files in a cycle, and rule violations, here and below. */
  readonly inCycles: number;
  readonly violations: number;
  /** Steps from the focus to the nearest of its files; 0 is the focus. */
  readonly distance?: number;
}

/** All dependencies from the files of one box to those of another; both are closed folders or files. */
export interface MapEdge {
  /** Indexes into the view's nodes. */
  readonly from: number;
  readonly to: number;
  /** Dependencies between files. */
  readonly count: number;
  /** The strongest of their kinds. */
  readonly kind: EdgeKind;
  /** The worst of their marks. */
  readonly mark?: MapMark;
  /** Runs against the order of the levels: what it joins depends on each other in a circle, or leaves its layer upward. */
  readonly upward?: true;
}

export interface MapView {
  readonly name: string;
  readonly revision: number;
  /** The folders that are open. */
  readonly expanded: readonly string[];
  /** Undefined, too, where what was asked for is not there. */
  readonly focus?: string;
  readonly depth: MapDepth;
  /** A box stands before its content; the first is the workspace. Empty where there is no source file. */
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** Files of the workspace, and those that stand in a box of this view. */
  readonly totalFiles: number;
  readonly shownFiles: number;
}

/** A place that a search has found. */
export interface MapPlace {
  readonly path: string;
  readonly kind: 'folder' | 'file';
}

/** The imports behind an arrow. */
export interface MapEvidence {
  readonly total: number;
  /** The marked ones first; at most fifty. */
  readonly imports: readonly {
    readonly path: string;
    readonly line: number;
    readonly to: string;
    readonly kind: EdgeKind;
    readonly mark?: MapMark;
    readonly note?: string;
  }[];
}

export type MapFormat = 'svg' | 'mermaid' | 'dot' | 'drawio' | 'html';
