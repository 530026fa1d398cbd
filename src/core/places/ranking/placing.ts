/** A name held against all folders. */
import type { NameShape } from './nameShape.ts';
import type { Signs } from './signs.ts';
import type { WantedPlace } from './wanted.ts';

export interface Placing {
  readonly shape: NameShape;
  readonly signs: Signs;
  /** By position of the folder, those that have a file of the name left out. */
  readonly ranked: readonly { readonly folder: number; readonly confidence: number }[];
  readonly wanted: readonly WantedPlace[];
}
