/** What the cuts that go round a file which only hands names on have in common, in every language. */
import { applyReplacements } from '../edit/replacements.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import { type CutPlan, list } from './cutTypeOnly.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile } from './workbench.ts';

/** Files that hand on what others hand on: further than this is not followed. */
export const MAX_HOPS = 6;

export interface Declared {
  readonly path: string;
  /** Its name there. */
  readonly name: string;
}

export interface Detour {
  /** The importing file. */
  readonly file: ReadFile;
  readonly replacements: readonly TextReplacement[];
  /** Files that the names come from. */
  readonly targets: ReadonlySet<string>;
  /** As the importing file calls them. */
  readonly names: readonly string[];
}

/** Writes the importing file; undefined when that cannot be done. */
export async function directPlan(
  draft: TreeDraft,
  cut: FileEdge,
  { file, replacements, targets, names }: Detour,
): Promise<CutPlan | undefined> {
  const text = applyReplacements(file.text, replacements);
  if (text === undefined || !(await draft.write(cut.from, text))) return undefined;
  return {
    way: 'direct',
    cut,
    change: { remove: [cut], add: [...targets].map((to) => ({ from: cut.from, to })) },
    what: `${cut.to} only hands ${list(names)} on; importing from ${[...targets].join(', ')} goes round it`,
    names,
    sure: false,
  };
}
