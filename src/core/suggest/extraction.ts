import type { Selection } from '../edit/selectDeclarations.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile } from './workbench.ts';

/** A part of a file on its way to a file of its own. */
export interface Extraction {
  readonly donor: ReadFile;
  readonly target: string;
  readonly selection: Selection;
  readonly cut: FileEdge;
  /** How the old file names the new one, where not by a relative path. */
  readonly alias?: string | undefined;
  /** Whether an importer of the names may be pointed at the new file; all may where it is not given. */
  mayFollow?(importer: string): boolean;
}
