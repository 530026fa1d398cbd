import type { Selection } from '../edit/selectDeclarations.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile } from './workbench.ts';

/** A part of a file on its way to a file of its own. */
export interface Extraction {
  readonly donor: ReadFile;
  readonly target: string;
  readonly selection: Selection;
  readonly cut: FileEdge;
}
