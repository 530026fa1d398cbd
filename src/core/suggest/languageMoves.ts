/** What the languages' rules for moving files have in common. */
import { movedPath, type TreeMoves } from '../edit/treeMoves.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { Workbench } from './workbench.ts';

export interface MoveParts {
  readonly bench: Workbench;
  readonly moves: TreeMoves;
  readonly path: string;
  readonly text: string;
}

/** Replacements for one file, moved or importing what moves; `unsafe` says why the move must be left to a person. */
export type FileRewrite = readonly TextReplacement[] | { readonly unsafe: string };

export type LanguageMoves = (parts: MoveParts) => Promise<FileRewrite>;

/** Old and new path of a file itself. */
export function ownPaths({ moves, path }: MoveParts): { readonly before: string; readonly after: string } {
  return { before: path, after: movedPath(moves, path) };
}
